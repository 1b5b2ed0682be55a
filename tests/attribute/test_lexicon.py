"""The cue lexicon as it is read."""

from __future__ import annotations

import pytest

from hearsay.attribute.lexicon import Needs, load_cues
from hearsay.model.statements import Factuality
from hearsay.text.inflections import VerbForm

FORMS = {
    "said": ("say", VerbForm.PAST, Factuality.CERTAIN, Needs.CLAUSE),
    "written": ("write", VerbForm.PARTICIPLE, Factuality.CERTAIN, Needs.CLAUSE),
    "admitting": ("admit", VerbForm.ING, Factuality.CERTAIN, Needs.CLAUSE),
    "denies": ("deny", VerbForm.THIRD, Factuality.CERTAIN_NOT, Needs.OBJECT),
    "ruled out": ("rule out", VerbForm.PAST, Factuality.CERTAIN_NOT, Needs.OBJECT),
    "thinks": ("think", VerbForm.THIRD, Factuality.PROBABLE, Needs.THAT),
    "speculate": ("speculate", VerbForm.BASE, Factuality.POSSIBLE, Needs.THAT),
    "vowed": ("vow", VerbForm.PAST, Factuality.UNDERSPECIFIED, Needs.THAT),
}


@pytest.mark.parametrize(("form", "sense"), FORMS.items(), ids=list(FORMS))
def test_a_form_leads_to_its_verb(
    form: str, sense: tuple[str, VerbForm, Factuality, Needs]
) -> None:
    senses = load_cues().verbs[form]
    assert sense in [(verb.base, kind, verb.factuality, verb.needs) for verb, kind in senses]


def test_the_lexicon_is_read_once() -> None:
    assert load_cues() is load_cues()


def test_every_form_is_lower_case_and_of_two_words_at_most() -> None:
    forms = load_cues().verbs
    assert [form for form in forms if form != form.lower().strip()] == []
    assert [form for form in forms if len(form.split()) not in {1, 2}] == []

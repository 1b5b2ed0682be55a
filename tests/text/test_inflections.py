from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.text.inflections import inflect_noun, inflect_verb

CASES = {
    "report": "report reports reported reported reporting",
    "say/said": "say says said said saying",
    "see/saw/seen": "see sees saw seen seeing",
    "deny": "deny denies denied denied denying",
    "stay": "stay stays stayed stayed staying",
    "lie": "lie lies lied lied lying",
    "agree": "agree agrees agreed agreed agreeing",
    "argue": "argue argues argued argued arguing",
    "watch": "watch watches watched watched watching",
    "veto": "veto vetoes vetoed vetoed vetoing",
    "fix": "fix fixes fixed fixed fixing",
    "plan": "plan plans planned planned planning",
    "visit": "visit visits visited visited visiting",
    "read/read": "read reads read read reading",
    "admit/admitted": "admit admits admitted admitted admitting",
}


@pytest.mark.parametrize(("entry", "forms"), CASES.items(), ids=list(CASES))
def test_a_verb_has_five_forms(entry: str, forms: str) -> None:
    assert inflect_verb(*entry.split("/")) == tuple(forms.split())


def test_a_verb_of_two_words_is_inflected_in_its_first() -> None:
    assert inflect_verb("point out") == (
        "point out",
        "points out",
        "pointed out",
        "pointed out",
        "pointing out",
    )


@given(st.from_regex(r"[a-z]{1,12}( [a-z]{1,5})?", fullmatch=True))
def test_regular_forms_end_as_they_must(base: str) -> None:
    verb, third, past, participle, present = (f.split()[0] for f in inflect_verb(base))
    assert (verb, past) == (base.split(maxsplit=1)[0], participle)
    assert third.endswith("s")
    assert past.endswith("ed")
    assert present.endswith("ing")


@pytest.mark.parametrize(
    ("one", "many"),
    [("airstrike", "airstrikes"), ("casualty", "casualties"), ("loss", "losses"), ("day", "days")],
)
def test_a_plural(one: str, many: str) -> None:
    assert inflect_noun(one) == many

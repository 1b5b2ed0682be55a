"""Cues: the words that hand a statement over, and what verb and form they are."""

from __future__ import annotations

from dataclasses import dataclass

from hearsay.attribute.lexicon import CueLexicon, CueVerb
from hearsay.attribute.passages import Passage
from hearsay.text.function_words import AUXILIARIES, BE_FORMS, DETERMINERS, PREPOSITIONS, PRONOUNS
from hearsay.text.inflections import VerbForm

_DO_NOT = frozenset("not n't never neither declined refused failed".split())


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A verb group that may be a cue: tokens `first` to `last`, its verb at `head`."""

    first: int
    head: int
    last: int
    verb: CueVerb
    form: VerbForm
    passive: bool
    negated: bool


class CueFinder:
    """Finds verb cues, by the lexicon and by the words just before."""

    def __init__(self, lexicon: CueLexicon) -> None:
        self._lexicon = lexicon

    def verb_at(self, passage: Passage, index: int, first: int) -> VerbCue | None:
        """Read a verb cue at a token; `first` is where its verb group starts."""
        lower = passage.lower(index)
        pair = f"{lower} {passage.lower(index + 1)}"
        senses = self._lexicon.verbs.get(pair)
        last = index + 1 if senses else index
        senses = senses or self._lexicon.verbs.get(lower)
        if not senses or (passage.word(index)[:1].isupper() and not _opens(passage, index)):
            return None
        group = [passage.lower(i) for i in range(first, index)]
        for verb, form in senses:
            passive = form in {VerbForm.PARTICIPLE, VerbForm.PAST} and _is_passive(group)
            if self._stands(passage, index, first, verb, form, group):
                negated = any(word in _DO_NOT or word.endswith("n't") for word in group)
                return VerbCue(first, index, last, verb, form, passive, negated)
        return None

    def _stands(
        self,
        passage: Passage,
        index: int,
        first: int,
        verb: CueVerb,
        form: VerbForm,
        group: list[str],
    ) -> bool:
        before = passage.lower(first - 1)
        helped = any(word in AUXILIARIES for word in group)
        if before == "to" and form is VerbForm.BASE:
            return False
        if form is VerbForm.ING:
            return before in {",", "by"} or passage.lower(index - 1) in BE_FORMS or not before
        if form is VerbForm.PARTICIPLE and not helped:
            return False
        if form is VerbForm.BASE and verb.base + "ed" != passage.lower(index):
            if helped:
                return not (verb.noun_too and before in DETERMINERS)
            named = passage.word(first - 1)[:1].isupper()
            return (named or _plural_before(passage, first - 1)) and not verb.noun_too
        if verb.noun_too and form is VerbForm.THIRD:
            if passage.lower(index + 1) in {"that", "to", "whether"} and not _opens(passage, index):
                return before in {",", ")"} or _lone_subject(passage, first)
            previous = passage.word(first - 1)
            return previous[:1].isupper() or before in PRONOUNS | {"who", "'s"} or helped
        return before not in DETERMINERS or before in {
            "that",
            "this",
            "some",
            "many",
            "several",
            "all",
        }


def _opens(passage: Passage, index: int) -> bool:
    return index == 0 or passage.sentence(index)[0] == index


def _lone_subject(passage: Passage, verb: int) -> bool:
    """Tell whether a name, or a determiner and one noun, opens the sentence: "The army fears"."""
    floor = passage.sentence(verb)[0]
    named = passage.word(verb - 1)[:1].isupper() or passage.lower(verb - 1) in PRONOUNS | {"who"}
    return named or (verb - floor == 2 and passage.lower(floor) in DETERMINERS)  # noqa: PLR2004


def _is_passive(group: list[str]) -> bool:
    words = [word for word in group if word in AUXILIARIES]
    return bool(words) and words[-1] in BE_FORMS


def _plural_before(passage: Passage, index: int) -> bool:
    lower = passage.lower(index)
    if lower in PRONOUNS | {"who", "some", "many", "others", "people", "police", "media"}:
        return True
    return lower.endswith("s") and lower not in PREPOSITIONS and not lower.endswith("'s")

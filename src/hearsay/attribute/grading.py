"""Grading: how a cue, found by whatever engine, puts its content, by the cue lexicon."""

from __future__ import annotations

from dataclasses import dataclass

from hearsay.attribute.lexicon import CueLexicon
from hearsay.attribute.passages import Passage
from hearsay.attribute.phrases import Range
from hearsay.model.statements import Factuality

_MODALS = frozenset("will would shall should may might can could must 'll 'd".split())
_NOT = frozenset("not n't never neither hardly declined refused failed".split())


@dataclass(frozen=True, slots=True)
class CueGrade:
    """How a cue puts its content: its class, whether it is speech, and addressed to somebody."""

    factuality: Factuality
    speech: bool
    addressing: bool


def grade_cue(passage: Passage, cue: Range, content: str, lexicon: CueLexicon) -> CueGrade:
    """Grade the words of a cue; a verb that the lexicon does not know says what it says.

    What is only wanted, planned or asked (a content that opens with "to") is left open.
    """
    words = [passage.lower(i) for i in range(cue[0], cue[1] + 1)]
    negated = any(word in _NOT or word.endswith("n't") for word in words)
    modal = bool(_MODALS.intersection(words))
    for number in range(len(words) - 1, -1, -1):
        pair = " ".join(words[number : number + 2])
        senses = lexicon.verbs.get(pair) or lexicon.verbs.get(words[number])
        if senses:
            verb = senses[0][0]
            graded = verb.factuality
            if negated:
                graded = grade_negated(graded, verb.base)
            return CueGrade(graded, graded is Factuality.CERTAIN and not modal, verb.addressing)
        noun = lexicon.nouns.get(words[number])
        if noun:
            return CueGrade(noun, speech=False, addressing=False)
    open_ended = negated or content[:3].lower() == "to "
    return CueGrade(
        Factuality.UNDERSPECIFIED if open_ended else Factuality.CERTAIN,
        speech=not open_ended and not modal,
        addressing=False,
    )


def grade_negated(factuality: Factuality, base: str) -> Factuality:
    """Grade "does not think" (probably not) and "does not rule out" (possibly); else open."""
    if factuality is Factuality.PROBABLE:
        return Factuality.PROBABLE_NOT
    if base == "rule out":
        return Factuality.POSSIBLE
    return Factuality.UNDERSPECIFIED

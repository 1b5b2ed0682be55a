"""A verb's forms, made from the few parts that a frame's lexicon lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hearsay.text.inflections import VerbForm
from hearsay.text.inflections import inflect_verb as inflect_parts

_PARTS = 3


@dataclass(frozen=True, slots=True)
class VerbForms:
    """One verb's five forms, lower case."""

    base: str
    third: str
    past: str
    participle: str
    ing: str

    def tagged(self) -> tuple[tuple[str, VerbForm], ...]:
        """Give each word with the form that it is; a word of two forms comes twice."""
        return (
            (self.base, VerbForm.BASE),
            (self.third, VerbForm.THIRD),
            (self.past, VerbForm.PAST),
            (self.participle, VerbForm.PARTICIPLE),
            (self.ing, VerbForm.ING),
        )


def inflect_verb(parts: str) -> VerbForms:
    """Make the forms of a verb from "capture" or from "retake, retook, retaken".

    Raises ValueError unless there is one part (a regular verb) or three.
    """
    words = [part.strip() for part in parts.split(",")]
    if len(words) not in (1, _PARTS) or not all(
        re.fullmatch(r"[a-z]+(?:-[a-z]+)*", w) for w in words
    ):
        message = f"a verb is one word, or base, past, participle with commas: {parts!r}"
        raise ValueError(message)
    return VerbForms(*inflect_parts(*words))

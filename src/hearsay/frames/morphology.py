"""English verb and noun forms, made from the few parts that a lexicon lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_ONE_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][bdgklmnprtvz]")
_DOUBLING_ENDINGS = (
    "run",
    "gin",
    "get",
    "cut",
    "hit",
    "put",
    "set",
    "sit",
    "win",
    "let",
    "mit",
    "trol",
    "pel",
)
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_PARTS = 3


class Form(StrEnum):
    """A verb's forms; past and participle may be the same word."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


@dataclass(frozen=True, slots=True)
class VerbForms:
    """One verb's five forms, lower case."""

    base: str
    third: str
    past: str
    participle: str
    ing: str

    def tagged(self) -> tuple[tuple[str, Form], ...]:
        """Give each word with the form that it is; a word of two forms comes twice."""
        return (
            (self.base, Form.BASE),
            (self.third, Form.THIRD),
            (self.past, Form.PAST),
            (self.participle, Form.PARTICIPLE),
            (self.ing, Form.ING),
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
    base = words[0]
    past, participle = (words[1], words[2]) if len(words) == _PARTS else (_past(base),) * 2
    return VerbForms(base, inflect_plural(base), past, participle, _ing(base, past))


def inflect_plural(word: str) -> str:
    """Add the s of a plural or of a third person: village, villages; carry, carries."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_SIBILANTS) or word in {"go", "do", "undergo"} else "s")


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ied"
    return (base + base[-1] if _doubles(base) else base) + "ed"


def _ing(base: str, past: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe")):
        return base[:-1] + "ing"
    doubled = past == base + base[-1] + "ed"
    return (base + base[-1] if doubled or _doubles(base) else base) + "ing"


def _doubles(base: str) -> bool:
    return bool(_ONE_SYLLABLE.fullmatch(base)) or base.endswith(_DOUBLING_ENDINGS)

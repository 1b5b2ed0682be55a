"""Inflections: the regular forms of English verbs and nouns, irregular ones given."""

from __future__ import annotations

from enum import StrEnum

_VOWELS = frozenset("aeiou")
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_SHORTEST_DOUBLING = 3
# Verbs of several syllables that double their last consonant all the same.
_DOUBLING = frozenset(
    "overrun begin forget admit commit submit permit transmit omit upset offset outfit control "
    "patrol repel expel compel propel rebel refer occur prefer regret concur deter incur".split()
)


class VerbForm(StrEnum):
    """A verb's forms, in the order in which `inflect_verb` gives them."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


def inflect_verb(base: str, past: str = "", participle: str = "") -> tuple[str, ...]:
    """Give a verb's forms: base, third person, past, past participle, present participle.

    `past` and `participle` are the irregular ones, where it has any; a verb of several words is
    inflected in its first ("point out": "points out"). A verb of several syllables that doubles
    its last consonant, and is not of the usual ones, is given with its past ("quip", "quipped").
    """
    verb, _, rest = base.partition(" ")
    tail = f" {rest}" if rest else ""
    regular = _add_ed(verb)
    doubled = past == f"{verb}{verb[-1:]}ed"
    present = f"{verb}{verb[-1]}ing" if doubled else _add_ing(verb)
    forms = (verb, _add_s(verb), past or regular, participle or past or regular, present)
    return tuple(form + tail for form in forms)


def inflect_noun(noun: str) -> str:
    """Give a regular noun's plural: village, villages; casualty, casualties; loss, losses."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(_SIBILANTS) else "s")


def _add_s(verb: str) -> str:
    goes = verb.endswith("o") and verb[-2:-1] not in _VOWELS
    return verb + "es" if goes else inflect_noun(verb)


def _add_ed(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return _double(verb) + "ed"


def _add_ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return _double(verb) + "ing"


def _double(verb: str) -> str:
    """Double a last consonant after a single vowel in a verb of one syllable: plan, planned."""
    if verb in _DOUBLING:
        return verb + verb[-1]
    vowels = sum(
        a in _VOWELS and b not in _VOWELS for a, b in zip(verb, verb[1:] + " ", strict=True)
    )
    if len(verb) < _SHORTEST_DOUBLING or vowels != 1:
        return verb
    a, b, c = tuple(verb[-3:])
    doubles = c not in "aeiouwxy" and b in _VOWELS and a not in _VOWELS
    return verb + c if doubles else verb

"""Cardinal numbers: digits, words, scales and vague bands, read from lexed pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction
from unicodedata import numeric

from hearsay.model.spans import Span
from hearsay.text.number_lexicon import load_number_lexicon

# Possessive quantifiers throughout: a hostile run of digits and dots is read once.
_PIECE = re.compile(
    r"""
    (?P<break>\n[^\S\n]*+\n\s*+)
  | (?P<number>\d++(?:[.,]\d++)*+)(?P<tail>\w*+)
  | (?P<word>(?:(?:[^\W\d_]\.){2,}+|[^\W\d_]++(?:['’][^\W\d_]++)*+))(?P<mixed>\w*+)
  | (?P<mark>\S)
    """,
    re.VERBOSE,
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_DOTTED_ONCE = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_DECIMAL = re.compile(r"\d+\.\d+")
_MOST_DIGITS = 12
_MOST_GROUPED = 10**9
HYPHENS = frozenset("-‐‑")
DASHES = HYPHENS | frozenset("–—−")

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
} | {"fourty": 40}
_SCALES = {
    "thousand": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
_SMALL_SCALES = {"hundred": 100, "dozen": 12, "score": 20}
_MULTIPLIERS = _SCALES | {"hundred": 100, "dozen": 12}
_PLURAL_SCALES = {
    "thousands": 10**3,
    "lakhs": 10**5,
    "millions": 10**6,
    "crores": 10**7,
    "billions": 10**9,
}
_SUFFIXES = {"k": 10**3, "mn": 10**6, "mln": 10**6, "bn": 10**9}
_SHARES = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "quarters": Fraction(1, 4)}
_VULGAR = frozenset("½¼¾")
_LONGEST_VAGUE = 3


class Kind(Enum):
    """What a piece of text is to the number grammar."""

    BREAK = auto()
    NUMBER = auto()
    WORD = auto()
    MIXED = auto()
    MARK = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of digits, a word, a mix such as "T4" or "3rd", one mark, or a paragraph break."""

    kind: Kind
    span: Span
    text: str
    lower: str
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A number as read: the interval it stands for and the pieces `[start, end)` that say it.

    `scale` is the multiplier that was named ("3 million": 10**6) and `factor` what it multiplied;
    `bare_digits` is true for digits alone, which may yet be a year, a date or a label.
    """

    lo: int
    hi: int
    start: int
    end: int
    scale: int = 1
    factor: Fraction = Fraction(0)
    bare_digits: bool = False


def lex_pieces(text: str, within: Span) -> tuple[Piece, ...]:
    """Cut a part of a text into pieces; unlike tokens, hyphens stand alone. Linear."""
    pieces = []
    for found in _PIECE.finditer(text, within.start, within.end):
        words = found.group()
        lower = words.lower().replace("’", "'")
        tail = ""
        if found["number"]:
            tail = (found["tail"] or "").lower()
            plain = not tail or tail == "m" or tail in _SUFFIXES or tail in _VULGAR
            kind = Kind.NUMBER if plain else Kind.MIXED
            lower = found["number"]
        elif found["word"]:
            kind = Kind.MIXED if found["mixed"] else Kind.WORD
            lower = lower.rstrip(".")
        else:
            kind = Kind.BREAK if found["break"] else Kind.MARK
        pieces.append(Piece(kind, Span(*found.span()), words, lower, tail))
    return tuple(pieces)


def peek_lower(pieces: Sequence[Piece], index: int) -> str:
    """Give the lower-cased words of a piece; empty outside the text."""
    return pieces[index].lower if 0 <= index < len(pieces) else ""


def touch(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a piece and the next stand together without a space."""
    return 0 <= index < len(pieces) - 1 and pieces[index].span.end == pieces[index + 1].span.start


def read_cardinal(pieces: Sequence[Piece], at: int) -> Cardinal | None:
    """Read the number that begins at a piece: exact, or a vague band such as "several hundred"."""
    if at >= len(pieces):
        return None
    if pieces[at].kind is Kind.NUMBER:
        return _read_digits(pieces, at)
    if pieces[at].kind is not Kind.WORD:
        return None
    return _read_half(pieces, at) or _read_vague(pieces, at) or _read_words(pieces, at)


def _read_digits(pieces: Sequence[Piece], at: int) -> Cardinal | None:
    piece = pieces[at]
    factor = _value_of(piece.lower)
    if factor is None:
        return _read_dotted(pieces, at)
    if piece.tail:
        return _read_tailed(pieces, at, factor)
    end = at + 1
    if piece.lower.isdecimal() and len(piece.lower) <= 3 and piece.lower[0] != "0":  # noqa: PLR2004 - a group has three digits
        while factor < _MOST_GROUPED and _next_group(pieces, end):
            factor = factor * 1000 + int(pieces[end].lower)
            end += 1
        if end > at + 1:
            return _scaled(factor, 1, at, end)
    multiplier = _MULTIPLIERS.get(peek_lower(pieces, end))
    if multiplier:
        whole = _scaled(factor, multiplier, at, end + 1)
        return whole and (_read_added_half(pieces, whole) or whole)
    if factor.denominator != 1:
        shared = _peek_shared_scale(pieces, end)
        return _scaled(factor, shared, at, end) if shared else None
    whole = Cardinal(int(factor), int(factor), at, end, 1, factor, piece.lower.isdecimal())
    return _read_mixed_half(pieces, whole) or whole


def _read_tailed(pieces: Sequence[Piece], at: int, factor: Fraction) -> Cardinal | None:
    """Read "15k", "3m people", "1½ million"."""
    tail, follower = pieces[at].tail, peek_lower(pieces, at + 1)
    if tail in _VULGAR:
        multiplier = _MULTIPLIERS.get(follower)
        part = Fraction(numeric(tail))
        return _scaled(factor + part, multiplier, at, at + 2) if multiplier else None
    if tail == "m":
        # "3m" is three million people, but three metres of anything else.
        people = follower in load_number_lexicon().human_plurals
        return _scaled(factor, 10**6, at, at + 1) if people else None
    return _scaled(factor, _SUFFIXES[tail], at, at + 1)


def _peek_shared_scale(pieces: Sequence[Piece], at: int) -> int | None:
    """Find the scale that a decimal shares with the number joined to it: "1.5 to 2 million"."""
    joints = {"to", "or", "and"} | DASHES
    if peek_lower(pieces, at) not in joints or at + 1 >= len(pieces):
        return None
    other = pieces[at + 1]
    if other.kind is not Kind.NUMBER:
        return None
    follower = peek_lower(pieces, at + 2)
    if other.tail == "m" and follower in load_number_lexicon().human_plurals:
        return 10**6
    return _SUFFIXES.get(other.tail) if other.tail else _MULTIPLIERS.get(follower)


def _next_group(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a piece goes on with a number grouped by spaces, as in "1 200"."""
    return (
        at < len(pieces)
        and pieces[at].kind is Kind.NUMBER
        and not pieces[at].tail
        and len(pieces[at].lower) == 3  # noqa: PLR2004 - a group has three digits
        and pieces[at].lower.isdecimal()
        and pieces[at].span.start - pieces[at - 1].span.end == 1
        and peek_lower(pieces, at - 2) not in load_number_lexicon().months
    )


def _read_dotted(pieces: Sequence[Piece], at: int) -> Cardinal | None:
    """Read "1.200", which is a count only where people follow: else it may be a decimal."""
    number = pieces[at].lower
    if not _DOTTED_ONCE.fullmatch(number) or pieces[at].tail:
        return None
    follower = peek_lower(pieces, at + 1)
    multiplier = _MULTIPLIERS.get(follower)
    if multiplier:
        return _scaled(Fraction(number), multiplier, at, at + 2)
    if follower in load_number_lexicon().human_plurals:
        value = int(number.replace(".", ""))
        return Cardinal(value, value, at, at + 1)
    return None


def _value_of(number: str) -> Fraction | None:
    if len(number) > _MOST_DIGITS:
        return None
    if number.isdecimal():
        if len(number) > 1 and int(number[0]) == 0:
            return None  # "0500" is a time, "000" the torn end of "28, 000"
        return Fraction(int(number))
    if _GROUPED.fullmatch(number) or _INDIAN.fullmatch(number):
        return Fraction(int(number.replace(",", "")))
    if _DOTTED.fullmatch(number):
        return Fraction(int(number.replace(".", "")))
    if _DECIMAL.fullmatch(number) and not _DOTTED_ONCE.fullmatch(number):
        whole, _, part = number.partition(".")
        return int(whole) + Fraction(int(part), 10 ** len(part))
    return None


def _scaled(factor: Fraction, scale: int, start: int, end: int) -> Cardinal | None:
    value = factor * scale
    if value.denominator != 1:
        return None
    return Cardinal(int(value), int(value), start, end, scale, factor)


def _read_half(pieces: Sequence[Piece], at: int) -> Cardinal | None:
    """Read "half a million", "a half-dozen", "three-quarters of a million"."""
    index = at
    numerator = 1
    if peek_lower(pieces, index) == "a":
        index += 1
    elif peek_lower(pieces, index) == "three":
        numerator = 3
        index += 2 if peek_lower(pieces, index + 1) in HYPHENS else 1
    share = _SHARES.get(peek_lower(pieces, index))
    if share is None:
        return None
    index += 1
    for filler in ("-", "of", "a", "-"):
        if peek_lower(pieces, index) == filler:
            index += 1
    multiplier = _MULTIPLIERS.get(peek_lower(pieces, index))
    return _scaled(numerator * share, multiplier, at, index + 1) if multiplier else None


def _read_vague(pieces: Sequence[Piece], at: int) -> Cardinal | None:
    """Read "dozens", "tens of thousands", "a few", "several hundred", "a couple of dozen"."""
    lexicon = load_number_lexicon()
    for length in range(_LONGEST_VAGUE, 0, -1):
        end = at + length
        phrase = " ".join(piece.lower for piece in pieces[at:end]) if end <= len(pieces) else ""
        if phrase in lexicon.groups:
            multiplier = _MULTIPLIERS.get(peek_lower(pieces, end))
            value = lexicon.groups[phrase]
            if end < len(pieces) and pieces[end].kind is Kind.NUMBER:
                return None  # "a score of 3-1"
            if multiplier:  # "a couple of hundred" leaves room for one more
                return Cardinal(value * multiplier, (value + 1) * multiplier, at, end + 1)
            return Cardinal(value, value, at, end)
        if phrase in lexicon.vague:
            lo, hi = lexicon.vague[phrase]
            return _widen_vague(pieces, at, end, lo, hi)
    return None


def _widen_vague(pieces: Sequence[Piece], at: int, end: int, lo: int, hi: int) -> Cardinal:
    multiplier = _MULTIPLIERS.get(peek_lower(pieces, end))
    if multiplier:
        return Cardinal(lo * multiplier, hi * multiplier, at, end + 1)
    plural = _PLURAL_SCALES.get(peek_lower(pieces, end + 1))
    if peek_lower(pieces, end) == "of" and plural:
        return Cardinal(lo * plural, (hi + 1) * plural - 1, at, end + 2)
    return Cardinal(lo, hi, at, end)


def _read_words(pieces: Sequence[Piece], at: int) -> Cardinal | None:
    """Read "two thousand three hundred and five", scale by falling scale."""
    group = _read_group(pieces, at, first=True)
    if group is None:
        return None
    value, end = group
    if peek_lower(pieces, end) in HYPHENS and peek_lower(pieces, end + 1) in _SCALES:
        end += 1  # "six-million"
    named = _SCALES.get(peek_lower(pieces, end))
    if named is None:
        scale = _SMALL_SCALES.get(peek_lower(pieces, end - 1), 1)
        whole = Cardinal(value, value, at, end, scale, Fraction(value, scale))
    else:
        scale, total, end = named, value * named, end + 1
        while named > 1 and (lower := _read_lower_scale(pieces, end, named)):
            part, end, named = lower
            total, scale = total + part, 1
        whole = Cardinal(total, total, at, end, scale, Fraction(value))
    return _read_mixed_half(pieces, whole) or _read_added_half(pieces, whole) or whole


def _read_lower_scale(pieces: Sequence[Piece], at: int, below: int) -> tuple[int, int, int] | None:
    """Read what follows a scale: a part's value, where it ends, and its own scale (1: the last).

    A comma may only come before a scale or a hundred ("two million, three hundred"), "and" only
    before a scale or less than a hundred: elsewhere they join two things that were counted.
    """
    joint = peek_lower(pieces, at)
    group = _read_group(pieces, at + 1 if joint in {",", "and"} else at, first=False)
    if group is None:
        return None
    value, end = group
    named = _SCALES.get(peek_lower(pieces, end))
    if named is not None:
        return (value * named, end + 1, named) if named < below else None
    if joint == "and" and value >= 100:  # noqa: PLR2004 - "a thousand and two hundred" is two counts
        return None
    if joint == "," and peek_lower(pieces, end - 1) != "hundred" and value < 100:  # noqa: PLR2004
        return None
    return value, end, 1


def _read_mixed_half(pieces: Sequence[Piece], whole: Cardinal) -> Cardinal | None:
    """Read "two and a half million", "two-and-a-half thousand", "one and three quarter million"."""
    if whole.scale != 1 or not (read := _read_and_share(pieces, whole.end)):
        return None
    share, end = read
    scale = _MULTIPLIERS.get(peek_lower(pieces, end))
    return _scaled(whole.lo + share, scale, whole.start, end + 1) if scale else None


def _read_added_half(pieces: Sequence[Piece], whole: Cardinal) -> Cardinal | None:
    """Read "a million and a half", "a dozen and a half"."""
    if whole.scale == 1 or not (read := _read_and_share(pieces, whole.end)):
        return None
    share, end = read
    if peek_lower(pieces, end) in {*_MULTIPLIERS, "of"}:
        return None
    return _scaled(whole.factor + share, whole.scale, whole.start, end)


def _read_and_share(pieces: Sequence[Piece], at: int) -> tuple[Fraction, int] | None:
    """Read "and a half" or "-and-a-half": the share, and where it ends."""
    words: list[str] = []
    index = at
    while index < at + 2 * 3 and len(words) < 3:  # noqa: PLR2004 - three words, a hyphen before each
        if peek_lower(pieces, index) not in HYPHENS:
            words.append(peek_lower(pieces, index))
        index += 1
    match words:
        case ["and", "a" | "one", "half" | "quarter" as share]:
            return _SHARES[share], index
        case ["and", "three", "quarter" | "quarters" as share]:
            return 3 * _SHARES[share], index
        case _:
            return None


def _read_group(pieces: Sequence[Piece], at: int, *, first: bool) -> tuple[int, int] | None:
    """Read up to 9,999: "forty-two", "twelve hundred", "a hundred and five", "two dozen"."""
    low = _read_below_hundred(pieces, at)
    if low is None:
        word = peek_lower(pieces, at + 1)
        if not (first and peek_lower(pieces, at) == "a" and word in _MULTIPLIERS):
            return None
        low = (1, at + 1)
    value, end = low
    joint = end + 1 if peek_lower(pieces, end) in HYPHENS and touch(pieces, end) else end
    follower = peek_lower(pieces, joint)
    if first and (follower == "dozen" or (follower == "score" and _counts_scores(pieces, joint))):
        return value * _SMALL_SCALES[follower], joint + 1
    if follower != "hundred" or value == 0:
        return value, end
    value, end = value * 100, joint + 1
    tail = end + 1 if peek_lower(pieces, end) == "and" else end
    rest = _read_below_hundred(pieces, tail)
    return (value + rest[0], rest[1]) if rest and rest[0] else (value, end)


def _counts_scores(pieces: Sequence[Piece], at: int) -> bool:
    """Tell "two score fishermen" from two who score: people or things must follow."""
    lexicon = load_number_lexicon()
    follower = peek_lower(pieces, at + 1)
    return follower in lexicon.human_plurals or follower in lexicon.thing_plurals


def _read_below_hundred(pieces: Sequence[Piece], at: int) -> tuple[int, int] | None:
    word = peek_lower(pieces, at)
    if word in _UNITS:
        return _UNITS[word], at + 1
    if word not in _TENS:
        return None
    hyphen = peek_lower(pieces, at + 1) in HYPHENS and touch(pieces, at) and touch(pieces, at + 1)
    unit = _UNITS.get(peek_lower(pieces, at + (2 if hyphen else 1)), 0)
    if 0 < unit < 10:  # noqa: PLR2004 - "forty-two", never "forty-twelve"
        return _TENS[word] + unit, at + (3 if hyphen else 2)
    return _TENS[word], at + 1

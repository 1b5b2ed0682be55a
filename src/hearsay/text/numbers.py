"""Whole numbers in words: every quantity of people or things as an interval that keeps its words.

The grammar is bound + core + bound: "at least" + "two or three hundred" + "or so". What bounds
become, with n the number, or [lo, hi] for a vague core such as "several hundred":

=========== ==================== ============================================
bound       for example          interval
=========== ==================== ============================================
more than   over, upwards of     [n + 1, open]
at least    no fewer than, 60+   [n, open]
fewer than  under                [0, n - 1]
at most     up to, as many as    [0, n]
almost      nearly, just under   [0.9 n, n - 1]
just over   slightly more than   [n + 1, 1.1 n]
about       some, n or so        a tenth to either side, at least one
odd         twenty-odd           [n, n + 9], or a tenth where that is more
=========== ==================== ============================================

A range is band enough: "about 20 to 30" is 20 to 30. A few words, such as "passed" and "north of",
bound a number only where a toll is told. A share of a count leaves the count: "a third of the 300
crew" holds 300. A part is a count of its own: "12, including 3 children" holds 12 and 3.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.model.quantities import Count
from hearsay.model.spans import Span
from hearsay.text.number_context import (
    counts_members,
    follows_noun,
    has_unit,
    skip_phone,
    stands_for_no_count,
)
from hearsay.text.number_lexicon import Phrases, load_number_lexicon
from hearsay.text.number_words import (
    DASHES,
    HYPHENS,
    Cardinal,
    Kind,
    Piece,
    lex_pieces,
    peek_lower,
    read_cardinal,
    touch,
)

_Bounds = tuple[int | None, int | None]
_ONE_OF_THEM = 6  # pieces that may stand between "nobody" and what befell nobody
_LOOK_BACK = 12  # pieces between "rose" and "from 15 to 20"
_AHEAD = 6  # pieces between "double figures" and "the number of arrests"
_SIGNS = frozenset("<>~≈")
_HEDGES = frozenset({"even", "maybe", "perhaps", "possibly"})  # "12 or maybe 13"


@dataclass(frozen=True, slots=True)
class _Core:
    """A number or a range of numbers, before the words that bound it."""

    first: Cardinal
    lo: int
    hi: int
    end: int

    @property
    def ranged(self) -> bool:
        return self.end != self.first.end


def find_counts(text: str, within: Span | None = None) -> tuple[tuple[Span, Count], ...]:
    """Find the whole-number quantities of people and things, in order, never overlapping.

    A span covers the number and its bounds ("more than 300"), not what is counted; the count keeps
    the span's words. Years, dates, clock times, ages, shares, money, measures, labels and parts of
    names are left out. "A" before a person ("a young soldier") counts one; "no", "none" and
    "nobody" count none where they say that nothing befell anybody. `within` limits the search, and
    what stands outside it is not looked at. Linear in the length.
    """
    pieces = lex_pieces(text, within or Span(0, len(text)))
    found: list[tuple[Span, Count]] = []
    at = 0
    signs = load_number_lexicon().before.by_first
    while at < len(pieces):
        kind, word = pieces[at].kind, pieces[at].lower
        past = skip_phone(pieces, at) if kind is Kind.NUMBER or word == "+" else at
        if past > at or not (kind is Kind.WORD or kind is Kind.NUMBER or word in signs):
            at = max(past, at + 1)
            continue
        bounds, end = _read_count(pieces, at)
        if bounds is not None:
            span = Span(pieces[at].span.start, pieces[end - 1].span.end)
            found.append((span, Count(*bounds, span.cut(text))))
        at = max(end, at + 1)
    return tuple(found)


def _read_count(pieces: Sequence[Piece], at: int) -> tuple[_Bounds | None, int]:
    """Read a count at a piece: its bounds, or None, and where to go on."""
    kinds: list[str] = []
    start = at
    while (phrase := _match_before(pieces, start)) and len(kinds) < 3:  # noqa: PLR2004 - nobody says four
        kinds.append(phrase[1])
        start += phrase[0]
    core = _read_core(pieces, start)
    if core is None:
        if kinds:
            return None, at + 1
        return _read_article(pieces, at)
    if stands_for_no_count(pieces, core.first, lead=at, end=core.end, bounded=bool(kinds)):
        return None, core.end
    if _shares_unit(pieces, core.end):
        return None, core.end
    if _is_lone_one(pieces, core, bounded="at_least" in kinds) or _is_idle_word(pieces, core):
        return None, core.end
    bounds: _Bounds = (core.lo, core.hi)
    end = core.end
    after = _match_after(pieces, end)
    if after:
        bounds, end = _apply_bound(after[1], *bounds), end + after[0]
        if has_unit(pieces, end):
            return None, end
    for kind in reversed(kinds):
        bounds = _apply_bound(kind, *bounds)
    return bounds, end


def _match_before(pieces: Sequence[Piece], at: int) -> tuple[int, str] | None:
    lexicon = load_number_lexicon()
    word = peek_lower(pieces, at)
    if word in _SIGNS and not (touch(pieces, at) and not touch(pieces, at - 1)):
        return None  # ">" quotes a line and closes a tag, "~" opens an item
    if found := _match_phrase(pieces, at, lexicon.before):
        return found
    found = _match_phrase(pieces, at, lexicon.guarded)
    return found if found and _tells_toll(pieces, at, at + found[0]) else None


def _match_phrase(pieces: Sequence[Piece], at: int, phrases: Phrases) -> tuple[int, str] | None:
    for words, kind in phrases.at(peek_lower(pieces, at)):
        if tuple(piece.lower for piece in pieces[at : at + len(words)]) == words:
            return len(words), kind
    return None


def _tells_toll(pieces: Sequence[Piece], at: int, start: int) -> bool:
    """Tell whether words such as "passed" bound the number after them: see `[guarded]`."""
    lexicon = load_number_lexicon()
    if _looks_back(pieces, at, lexicon.tolls):
        return True
    number = read_cardinal(pieces, start)
    if number is None or peek_lower(pieces, at - 1) in lexicon.units | {"the"}:
        return False
    if peek_lower(pieces, number.end) in lexicon.befalls:
        return True
    return number.lo >= 100 and follows_noun(pieces, number.end)  # noqa: PLR2004 - as the lexicon says


def _match_after(pieces: Sequence[Piece], at: int) -> tuple[int, str] | None:
    if peek_lower(pieces, at) == "+" and touch(pieces, at - 1):
        return 1, "at_least"
    joint = 1 if peek_lower(pieces, at) in HYPHENS and touch(pieces, at - 1) else 0
    after = load_number_lexicon().after
    noun = 1 if not joint and _is_counted(pieces, at) else 0
    for skip in (joint, noun):  # "60-plus", "250 people or more"
        found = _match_phrase(pieces, at + skip, after)
        if found and not _bounds_next(pieces, at + skip + found[0]):
            return skip + found[0], found[1]
    return None


def _is_counted(pieces: Sequence[Piece], at: int) -> bool:
    lexicon = load_number_lexicon()
    word = peek_lower(pieces, at)
    return word in lexicon.human_plurals or word in lexicon.thing_plurals


def _bounds_next(pieces: Sequence[Piece], end: int) -> bool:
    """Tell whether words belong to the next number: "12 dead, at least 3 of them children"."""
    return peek_lower(pieces, end) == "than" or read_cardinal(pieces, end) is not None


def _apply_bound(kind: str, lo: int | None, hi: int | None) -> _Bounds:
    """Apply one kind of bound to [lo, hi]; the table stands at the top of this module."""
    low = lo or 0
    tenth = max(1, (low + 5) // 10)
    match kind:
        case "more_than":
            return low + 1, None
        case "at_least":
            return low, None
        case "fewer_than":
            return 0, None if hi is None else max(0, hi - 1)
        case "at_most":
            return 0, hi
        case "almost" if lo == hi and low > 0:
            return min(low - 1, (9 * low + 5) // 10), low - 1
        case "just_over" if lo == hi:
            return low + 1, low + tenth
        case "about" if lo == hi and low > 0:
            return low - tenth, low + tenth
        case "odd" if lo == hi:
            return low, low + max(9, tenth)
        case _:
            return lo, hi  # "about two or three", "almost dozens": the band says it already


def _read_core(pieces: Sequence[Piece], at: int) -> _Core | None:
    word = peek_lower(pieces, at)
    if word in {"between", "from", "anywhere"}:
        skip = 2 if word == "anywhere" else 1
        first = read_cardinal(pieces, at + skip)
        joints = frozenset({"and", "to"}) | DASHES
        core = _read_range(pieces, first, joints) if first else None
        if core is None or not core.ranged or (word == "from" and _tells_change(pieces, at)):
            return None
        return core
    first = read_cardinal(pieces, at)
    if first is None:
        return None
    if peek_lower(pieces, at - 1) == "from" and _tells_change(pieces, at):
        return _Core(first, first.lo, first.hi, first.end)
    return _read_range(pieces, first, frozenset({"to", "or"}) | DASHES)


def _read_range(pieces: Sequence[Piece], first: Cardinal, joints: frozenset[str]) -> _Core:
    alone = _Core(first, first.lo, first.hi, first.end)
    joint = peek_lower(pieces, first.end)
    if joint not in joints or not _joins(pieces, first.end):
        return alone
    hedged = joint == "or" and peek_lower(pieces, first.end + 1) in _HEDGES
    second = read_cardinal(pieces, first.end + (2 if hedged else 1))
    if second is None or (first.lo != first.hi) != (second.lo != second.hi):
        return alone
    lo = first.lo
    if first.scale == 1 and second.scale > 1 and lo < second.factor:
        lo *= second.scale  # "two to three hundred"
    if second.hi <= lo or (joint == "or" and second.hi > 10 * max(lo, 1)):
        return alone
    return _Core(first, lo, second.hi, second.end)


def _joins(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a joint stands close enough: a word, or a dash with no space on either side.

    A spaced hyphen joins too, but a spaced dash more often parts two clauses.
    """
    if pieces[at].kind is Kind.WORD:
        return True
    return (touch(pieces, at - 1) and touch(pieces, at)) or (
        pieces[at].lower in HYPHENS and not touch(pieces, at - 1) and not touch(pieces, at)
    )


def _tells_change(pieces: Sequence[Piece], at: int) -> bool:
    return _looks_back(pieces, at, load_number_lexicon().changes)


def _looks_back(pieces: Sequence[Piece], at: int, words: frozenset[str]) -> bool:
    """Tell whether one of the words stands not far before, in the same sentence."""
    for index in range(at - 1, max(-1, at - _LOOK_BACK), -1):
        if pieces[index].lower in {".", "!", "?"} or pieces[index].kind is Kind.BREAK:
            return False
        if pieces[index].lower in words:
            return True
    return False


def _shares_unit(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a number joined to this one carries its unit: "three and four weeks"."""
    if peek_lower(pieces, at) not in {"and", "or", "to"}:
        return False
    other = read_cardinal(pieces, at + 1)
    return other is not None and other.end - at <= 6 and has_unit(pieces, other.end)  # noqa: PLR2004


def _is_lone_one(pieces: Sequence[Piece], core: _Core, *, bounded: bool) -> bool:
    """Tell whether "one" is a pronoun or stands in a set phrase rather than counting."""
    if core.end - core.first.start != 1 or peek_lower(pieces, core.first.start) != "one":
        return False
    lexicon = load_number_lexicon()
    before, after = peek_lower(pieces, core.first.start - 1), peek_lower(pieces, core.end)
    if before in {"no", "the", "this", "that", "any", "every", "each", "which", "some"}:
        return True
    if after in {"another", "day", "who", "way", "side", "hand"}:
        return True
    if bounded or before in {"only", "just"} or counts_members(pieces, core.end):
        return False
    if _finds_noun(pieces, core.end, lexicon.humans | lexicon.things):
        return False
    index = core.end + (1 if after in {"was", "is", "has", "had", "other", "more"} else 0)
    index += 1 if peek_lower(pieces, index) == "been" else 0
    return peek_lower(pieces, index) not in lexicon.befalls


def _is_idle_word(pieces: Sequence[Piece], core: _Core) -> bool:
    """Tell whether a number word doesn't count here: "ground zero", "he scores", "in tens"."""
    at = core.first.start
    word, after = pieces[at].lower, peek_lower(pieces, core.end)
    if pieces[core.end - 1].lower in {
        "digits",
        "figures",
    }:  # most often of a share: "by double digits"
        tolls = load_number_lexicon().tolls
        ahead = {piece.lower for piece in pieces[core.end : core.end + _AHEAD]}
        return not (ahead & tolls or _looks_back(pieces, at, tolls))
    if word == "zero":
        return after not in load_number_lexicon().zero
    if core.end - at != 1:
        return False
    if word == "scores":
        return after not in {"of", "more", "were", "have", "had", "dead", "killed", "wounded"}
    return word == "tens" and after != "of"


def _read_article(pieces: Sequence[Piece], at: int) -> tuple[_Bounds | None, int]:
    """Read "a soldier", "no casualties", "nobody was hurt", "both pilots"."""
    lexicon = load_number_lexicon()
    word = pieces[at].lower
    none: _Bounds = (0, 0)
    if word in {"a", "an", "another"} and _finds_noun(pieces, at + 1, lexicon.humans):
        return (1, 1), at + 1
    if word == "both" and _finds_noun(pieces, at + 1, lexicon.human_plurals):
        return (2, 2), at + 1
    if word == "not" and [p.lower for p in pieces[at + 1 : at + 3]] == ["a", "single"]:
        return (none, at + 3) if _finds_noun(pieces, at + 3, lexicon.humans) else (None, at + 3)
    if word in {"no", "without"} and _finds_noun(pieces, at + 1, lexicon.zero):
        return none, at + 1
    end = at + (2 if word == "no" and peek_lower(pieces, at + 1) == "one" else 1)
    if (end > at + 1 or word in {"nobody", "none"}) and _befalls(pieces, end):
        return none, end
    return None, end


def _finds_noun(pieces: Sequence[Piece], at: int, nouns: frozenset[str]) -> bool:
    """Tell whether one of the nouns follows, over adjectives, names and "22-year-old"."""
    between = load_number_lexicon().between
    index, left = at, 5
    while index < len(pieces) and left:
        piece = pieces[index]
        if piece.lower in nouns and not _heads_compound(pieces, index, nouns):
            return True
        left -= 1
        if end := _skip_age(pieces, index):
            index = end
        elif _describes(piece, between | nouns):
            index += 1
        else:
            return False
    return False


def _describes(piece: Piece, words: frozenset[str]) -> bool:
    if piece.kind is Kind.WORD and piece.text[0].isupper():
        return True
    return piece.lower in words or piece.lower in HYPHENS


def _skip_age(pieces: Sequence[Piece], at: int) -> int | None:
    """Step over "22-year-old", "six-month-old"; None where no age stands."""
    number = read_cardinal(pieces, at)
    if number is None or peek_lower(pieces, number.end) not in HYPHENS:
        return None
    words = [piece.lower for piece in pieces[number.end + 1 : number.end + 4]]
    return number.end + 4 if words[1:] == ["-", "old"] else None


def _heads_compound(pieces: Sequence[Piece], at: int, nouns: frozenset[str]) -> bool:
    """Tell whether a noun only leads to another, as in "a police officer" or "a soldier's home"."""
    lexicon = load_number_lexicon()
    following = peek_lower(pieces, at + 1)
    if pieces[at].lower in lexicon.humans:
        nouns = nouns | lexicon.things | lexicon.compounds
    hyphen = following in HYPHENS and touch(pieces, at) and touch(pieces, at + 1)
    return hyphen or following in nouns or pieces[at].lower.endswith("'s")


def _befalls(pieces: Sequence[Piece], at: int) -> bool:
    befalls = load_number_lexicon().befalls
    for piece in pieces[at : at + _ONE_OF_THEM]:
        if piece.kind in {Kind.MARK, Kind.BREAK}:
            return False
        if piece.lower in befalls:
            return True
    return False

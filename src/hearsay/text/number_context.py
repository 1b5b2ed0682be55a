"""What stands beside a number and makes it no count: units, dates, clock times, money, labels."""

from __future__ import annotations

from collections.abc import Sequence

from hearsay.text.number_lexicon import load_number_lexicon
from hearsay.text.number_words import (
    DASHES,
    HYPHENS,
    Cardinal,
    Kind,
    Piece,
    peek_lower,
    touch,
)

_CURRENCY = frozenset("$€£¥₽₺₴₪")
_SENTENCE_MARKS = frozenset('.!?:;"“”‘«—–')
_OLDEST = 120
_LAST_DAY = 31
_PUTS_REACH = 12
_LAST_HOUR = 24
_LONGEST_LIST = 6
_MOST_GROUPS = 8
_PHONE_DIGITS = range(7, 16)
_DAY_JOINTS = frozenset({",", "and", "or", "to"}) | DASHES
_YEARS = range(1900, 2101)
_FOUR_DIGITS = range(1000, 10000)


def stands_for_no_count(
    pieces: Sequence[Piece], number: Cardinal, *, lead: int, end: int, bounded: bool
) -> bool:
    """Tell whether a number is a measure, date, time, age, price, share, label or part of a name.

    `lead` is the first piece of what bounds it, `end` the first after the number and its range;
    `bounded` is true where words such as "more than" stand before it, which no year, day or label
    takes.
    """
    start = number.start
    return (
        _is_joined(pieces, start, end)
        or has_unit(pieces, end)
        or _is_money(pieces, start)
        or _is_clock(pieces, start, end)
        or _is_share(pieces, start, end)
        or _is_age(pieces, lead, start, end)
        or _is_date(pieces, number, end)
        or (not bounded and number.bare_digits and _is_year(pieces, number, end))
        or (not bounded and _is_label(pieces, number, end))
    )


def counts_members(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether "-strong", "-man" or the like follows, which keeps the number a count."""
    return (
        peek_lower(pieces, at) in HYPHENS
        and touch(pieces, at - 1)
        and peek_lower(pieces, at + 1) in load_number_lexicon().strength
    )


def follows_noun(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether people or countable things follow, adjectives between allowed."""
    lexicon = load_number_lexicon()
    for index in range(at, min(at + 4, len(pieces))):
        word = pieces[index].lower
        if word in lexicon.human_plurals or word in lexicon.thing_plurals or word in lexicon.zero:
            return True
        if word != "of" and word not in lexicon.between and not pieces[index].text.istitle():
            return False
    return False


def has_unit(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a unit follows, with a few usual words between ("20 nautical miles")."""
    lexicon = load_number_lexicon()
    if peek_lower(pieces, at) in {"%", "°", "′", "″", "×", "$", "€", "£"}:
        return True
    for index in range(at, min(at + 4, len(pieces))):
        word = pieces[index].lower
        if word in lexicon.units:
            return not _names_model(pieces, index)
        if word not in lexicon.skipped and word not in HYPHENS:
            return False
    return False


def _names_model(pieces: Sequence[Piece], at: int) -> bool:
    """Tell "46 M-16 rifles" from 46 metres."""
    hyphen = peek_lower(pieces, at + 1) in HYPHENS and touch(pieces, at) and touch(pieces, at + 1)
    return hyphen and pieces[at + 2].kind is Kind.NUMBER


def _is_joined(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Tell whether a mark glues the number to something: "M-16", "9/11", "24-hour", "#5"."""
    before, after = peek_lower(pieces, start - 1), peek_lower(pieces, end)
    if before == "=" and peek_lower(pieces, start - 2) in load_number_lexicon().befalls:
        return False  # "killed=4"
    note = before == "[" and after == "]" and touch(pieces, start - 2)
    if note and touch(pieces, start - 1) and touch(pieces, end - 1):
        return True  # "died.[3]"
    if start and before in {"#", "№", "@", "×", "/", "_", "&", "="} and touch(pieces, start - 1):
        return True
    if start > 1 and before in DASHES | {"."} and touch(pieces, start - 1):
        glued = touch(pieces, start - 2) and pieces[start - 2].kind is not Kind.MARK
        if glued and (before in HYPHENS or pieces[start - 2].kind is Kind.NUMBER):
            return True
    if not touch(pieces, end - 1):
        return False
    if after in {"/", "_", "=", "@", "×", "°"}:
        return True
    if after not in DASHES or not touch(pieces, end):
        return False
    lexicon = load_number_lexicon()
    return after in HYPHENS and peek_lower(pieces, end + 1) not in lexicon.strength | {
        "plus",
        "odd",
    }


def _is_money(pieces: Sequence[Piece], start: int) -> bool:
    before = peek_lower(pieces, start - 1)
    return before in _CURRENCY or before in load_number_lexicon().money_before


def _is_clock(pieces: Sequence[Piece], start: int, end: int) -> bool:
    before, after = peek_lower(pieces, start - 1), peek_lower(pieces, end)
    if after == ":" and touch(pieces, end - 1) and touch(pieces, end):
        return end + 1 < len(pieces) and pieces[end + 1].kind in {Kind.NUMBER, Kind.MIXED}
    if before == ":" and touch(pieces, start - 1) and touch(pieces, start - 2):
        return pieces[start - 2].kind is Kind.NUMBER
    ends_there = end >= len(pieces) or after in {",", ".", "on", ";", ")", "in", "local"}
    if before != "at" or not ends_there:
        return before == "past"
    hour = pieces[start].lower
    late = hour[:1].isdecimal() and (len(hour) > 2 or int(hour) > _LAST_HOUR)  # noqa: PLR2004
    return not late and not _puts_number(pieces, start - 2)


def _puts_number(pieces: Sequence[Piece], at: int) -> bool:
    """Tell "put the number of dead in that district at 14" from "woke at 14"."""
    words = load_number_lexicon().at_counts
    for index in range(at, max(-1, at - _PUTS_REACH), -1):
        word = pieces[index].lower
        if word in {".", ";", ":", "!", "?"}:
            return False
        if word in words:
            return True
    return False


def _is_share(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Tell whether the number is a share: "two thirds", "one in five", "9 out of 10"."""
    lexicon = load_number_lexicon()
    after = peek_lower(pieces, end)
    index = end + 1 if after in HYPHENS else end
    if peek_lower(pieces, index) in lexicon.ordinals:
        return True
    if [piece.lower for piece in pieces[end : end + 3]] == ["and", "a", "half"]:
        return True
    round_numbers = {"ten", "10", "five", "5", "four", "4", "three", "3", "hundred", "100"}
    if after == "in" and peek_lower(pieces, end + 1) in round_numbers:
        return not has_unit(pieces, end + 2)
    if after == "in" and end - start == 1 and peek_lower(pieces, start) in {"one", "1"}:
        rest = pieces[end + 1] if end + 1 < len(pieces) else None
        return rest is not None and rest.kind is Kind.NUMBER and len(rest.lower) != 4  # noqa: PLR2004 - a year
    if peek_lower(pieces, start - 1) in {"every", "per"}:
        return True
    if after == "out" and peek_lower(pieces, end + 2) in round_numbers:
        return True
    if peek_lower(pieces, start - 1) == "of" and peek_lower(pieces, start - 2) == "out":
        return peek_lower(pieces, start) in round_numbers
    if peek_lower(pieces, start - 1) == "in" and start > 1:
        return peek_lower(pieces, start - 2) in {"one", "1", "two", "three", "four", "nine"}
    return after == "by" and peek_lower(pieces, end + 1) == peek_lower(pieces, start)


def _is_age(pieces: Sequence[Piece], lead: int, start: int, end: int) -> bool:
    lexicon = load_number_lexicon()
    before = peek_lower(pieces, start - 1)
    if before in lexicon.age_before or peek_lower(pieces, lead - 1) in lexicon.age_before:
        return True
    if before == "than" and peek_lower(pieces, start - 2) in {"younger", "older"}:
        return True
    if before in {"under", "over", "below", "above"}:
        who = peek_lower(pieces, start - 2)
        return who in lexicon.human_plurals | lexicon.age_before | {"those", "anyone", "everyone"}
    if end - start != 1 or not pieces[start].lower.isdecimal() or start < 2:  # noqa: PLR2004
        return False
    if len(pieces[start].lower) > 3 or int(pieces[start].lower) > _OLDEST:  # noqa: PLR2004
        return False
    if not _is_name(pieces, start - 2):
        return False
    before, after = peek_lower(pieces, start - 1), peek_lower(pieces, end)
    if before == "(":
        return after == ")"
    full = _is_name(pieces, start - 3)
    return before == "," and (after == "," or (full and after in {".", ";", ")"}))


def _is_name(pieces: Sequence[Piece], at: int) -> bool:
    return at >= 0 and pieces[at].kind is Kind.WORD and pieces[at].text[0].isupper()


def _is_date(pieces: Sequence[Piece], number: Cardinal, end: int) -> bool:
    start = number.start
    if not number.bare_digits or number.lo > _LAST_DAY:
        return False
    if _is_month(pieces, end) or (peek_lower(pieces, end) == "of" and _is_month(pieces, end + 1)):
        return True
    if _leads_to_month(pieces, end):
        return True
    return _follows_month(pieces, start) and not follows_noun(pieces, end)


def _leads_to_month(pieces: Sequence[Piece], end: int) -> bool:
    """Tell whether more days and then a month follow: "12, 13 and 14 December"."""
    index = end
    while index < end + _LONGEST_LIST and peek_lower(pieces, index) in _DAY_JOINTS:
        if not _is_day_number(pieces, index + 1):
            return False
        index += 2
        if _is_month(pieces, index):
            return True
    return False


def _follows_month(pieces: Sequence[Piece], start: int) -> bool:
    """Tell whether a month stands before, other days between allowed: "Dec. 12 and 13"."""
    index = start - 1
    while index > start - _LONGEST_LIST and peek_lower(pieces, index) in _DAY_JOINTS:
        if not _is_day_number(pieces, index - 1):
            return False
        index -= 2
    return _is_month(pieces, index - 1 if peek_lower(pieces, index) == "." else index)


def _is_month(pieces: Sequence[Piece], at: int) -> bool:
    return peek_lower(pieces, at) in load_number_lexicon().months and pieces[at].text[0].isupper()


def _is_day_number(pieces: Sequence[Piece], at: int) -> bool:
    word = peek_lower(pieces, at)
    return word.isdecimal() and len(word) <= 2 and int(word) <= _LAST_DAY  # noqa: PLR2004


def _is_year(pieces: Sequence[Piece], number: Cardinal, end: int) -> bool:
    value, start = number.lo, number.start
    if value not in _FOUR_DIGITS or len(pieces[start].lower) != 4:  # noqa: PLR2004
        return False
    lexicon = load_number_lexicon()
    before = peek_lower(pieces, start - 1)
    if before in {"and", "or", "to", "'"} | DASHES and start > 1:
        previous = peek_lower(pieces, start - 2)
        if len(previous) == 4 and previous.isdecimal():  # noqa: PLR2004 - "1915 and 1916"
            return True
    if before in lexicon.year_before and not (before in {"by", "from"} and value not in _YEARS):
        return True
    dated = _is_month(pieces, start - 1) or (before == "," and _is_day_number(pieces, start - 2))
    if dated and value in range(1000, 2101):
        return True
    if follows_noun(pieces, end):
        return False
    follower = pieces[end] if end < len(pieces) else None
    plural = (
        follower is not None
        and follower.kind is Kind.WORD
        and follower.text.islower()
        and follower.lower.endswith("s")
        and follower.lower not in {"was", "is", "has", "as", "this", "its", "us", "his", "says"}
    )
    if value in _YEARS:
        return not plural
    return not plural and (follower is None or follower.kind is not Kind.WORD)


def _is_label(pieces: Sequence[Piece], number: Cardinal, end: int) -> bool:
    """Tell whether the number names its neighbour: "page 3", "Flight 370", "221 Baker Street"."""
    lexicon = load_number_lexicon()
    start = number.start
    before = peek_lower(pieces, start - 1)
    opens = start == 0 or pieces[start - 1].kind is Kind.BREAK
    if opens and number.bare_digits and peek_lower(pieces, end) == "." and touch(pieces, end - 1):
        return end + 1 < len(pieces)  # an item of a list: "5. They left."
    if before == "." and peek_lower(pieces, start - 2) in {"no", "nos", "p", "pp", "vol", "art"}:
        return True
    if before in lexicon.labels and not follows_noun(pieces, end):
        # "no 5" and "day 5" are labels; "the day five soldiers fell" and "that day 12 died" aren't
        loose = before in lexicon.loose_labels
        if not (loose and peek_lower(pieces, start - 2) in lexicon.determiners):
            return before != "no" or number.bare_digits
    if not number.bare_digits:
        return False
    if any(peek_lower(pieces, index) in lexicon.streets for index in range(end + 1, end + 4)):
        names = pieces[end : end + 2]
        if names and all(name.text[0].isupper() for name in names):
            return True
    if start and pieces[start - 1].text[0].isupper() and before in lexicon.things:
        return not follows_noun(pieces, end) and _closes(pieces, end)  # "Camp 4", anywhere
    named = (
        start > 1
        and pieces[start - 1].kind in {Kind.WORD, Kind.MIXED}
        and pieces[start - 1].text[0].isupper()
        and before not in lexicon.headlines
        and peek_lower(pieces, start - 2) not in _SENTENCE_MARKS
        and pieces[start - 2].kind is not Kind.BREAK
    )
    if named and _is_shouted(pieces, start - 1) and _is_shouted(pieces, end):
        return False  # text in capitals tells no name from a word
    return named and not follows_noun(pieces, end) and _closes(pieces, end)


def _is_shouted(pieces: Sequence[Piece], at: int) -> bool:
    if at >= len(pieces) or not pieces[at].text.isupper():
        return False
    return len(pieces[at].text) > 1 or peek_lower(pieces, at + 1) in HYPHENS  # "M-16"


def _closes(pieces: Sequence[Piece], end: int) -> bool:
    """Tell whether nothing that could be counted follows: a mark, a verb, the end."""
    if end >= len(pieces) or pieces[end].kind is not Kind.WORD:
        return True
    word = pieces[end].lower
    return word in {"was", "is", "were", "has", "had", "and", "in", "on", "at", "to", "that"} or (
        pieces[end].text[0].isupper() and word not in load_number_lexicon().befalls
    )


def skip_phone(pieces: Sequence[Piece], at: int) -> int:
    """Give where a telephone number that begins at a piece ends, and `at` where none does.

    It is a run of groups of digits, each a space or a hyphen from the next: after "+", or three and
    more of them that are no thousands grouped by spaces.
    """
    plus = peek_lower(pieces, at) == "+" and touch(pieces, at)
    first = end = at + 1 if plus else at
    if not plus and at and pieces[at - 1].kind is Kind.NUMBER:
        return at
    digits = 0
    while end < min(len(pieces), first + 2 * _MOST_GROUPS) and _is_group(pieces, end):
        digits += len(pieces[end].lower)
        hyphen = peek_lower(pieces, end + 1) in HYPHENS and _is_group(pieces, end + 2)
        gap = end + 1 < len(pieces) and pieces[end + 1].span.start - pieces[end].span.end <= 1
        end += 2 if hyphen and touch(pieces, end) and touch(pieces, end + 1) else 1
        if not gap:
            break
    groups = [piece.lower for piece in pieces[first:end] if piece.kind is Kind.NUMBER]
    if digits not in _PHONE_DIGITS or (not plus and len(groups) < 3):  # noqa: PLR2004
        return at
    thousands = groups[0][0] != "0" and all(len(group) == 3 for group in groups[1:])  # noqa: PLR2004
    return end if plus or not thousands else at


def _is_group(pieces: Sequence[Piece], at: int) -> bool:
    if at >= len(pieces) or pieces[at].kind is not Kind.NUMBER or not pieces[at].text.isdecimal():
        return False
    digits = pieces[at].text
    return len(digits) != 4 or int(digits) not in _YEARS  # noqa: PLR2004 - "3 2016 21 dead" is a date

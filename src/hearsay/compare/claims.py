"""Claims: each frame that was read in a text goes to the statement that asserts it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, tzinfo

from hearsay.compare.event_days import settle_event_days
from hearsay.compare.lexicon import denies_content, tells_now
from hearsay.compare.speaking import SideFinder, name_speaker
from hearsay.model.claims import Claim, Denied, FrameMatch, SlotValue
from hearsay.model.places import Place
from hearsay.model.quantities import Count
from hearsay.model.reports import Report
from hearsay.model.spans import Span, Spans, hull
from hearsay.model.statements import Factuality, Statement
from hearsay.model.times import Interval, Precision

DENIAL = "denial"
_ASIDE = re.compile(r"\b(?:after|before|since|until)\b[^.;:,]*$", re.IGNORECASE)
_WORD = re.compile(r"\s*[\w'’]+")
_BLAME = "responsibility"
_OF_SPEAKERS = frozenset({DENIAL, _BLAME})
"""Frames whose doer may be the speaker: "the Front claimed the bombing"."""
_NEAR = 60
_TIMED = "time"
_BUCKET = 512
_ENOUGH = 0.5


def assign_claims(
    statements: Sequence[Statement],
    matches: Mapping[str, Sequence[FrameMatch]],
    reports: Mapping[str, Report],
    zone: tzinfo | None = None,
    find_side: SideFinder | None = None,
) -> tuple[Claim, ...]:
    """Make claims of frame matches: each goes to the innermost statement that carries its words.

    `matches` holds each report's matches by the report's id. A match belongs to the statement with
    the smallest content that covers at least half of its evidence (for a denial or a blame its cue
    and source count too: "the army denied it"); a match that no statement covers makes no claim. A
    claim is told once in a statement, and what a statement denies is its denial only. A missing
    time is the
    day on which the statement was said, else the day of its section or report, read in `zone`
    where one is given, or the one day that others give for what happened there; what is told only
    as "after X withdrew" gets none. `find_side` tells whom a speaker means by "we". Ids are "k1",
    "k2", ... in the order of `reports` and of the text.
    """
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_report[statement.report].append(statement)
    claims: list[Claim] = []
    guessed: set[str] = set()
    for report in reports.values():
        told = sorted(by_report.get(report.id, ()), key=_statement_place)
        found = sorted(matches.get(report.id, ()), key=_match_place)
        if not told or not found:
            continue
        finder = _Finder(told)
        pairs = [(match, finder.find_statement(match)) for match in found]
        owned = [
            (named, owner)
            for match, owner in pairs
            if owner is not None and (named := name_speaker(match, owner, find_side))
        ]
        denied = {_key_denied(match, owner) for match, owner in owned if match.frame == DENIAL}
        seen: set[Hashable] = set()
        for match, owner in owned:
            claim = _make_claim(f"k{len(claims) + 1}", match, owner, report, zone)
            key = (claim.statement, claim.frame, claim.negated, key_slots(claim.slots))
            # What is denied was read once as a denial, once as a claim of its own.
            told_twice = _key_match(match, owner) in denied
            if key not in seen and not told_twice:
                seen.add(key)
                claims.append(claim)
                now = match.frame != _BLAME and tells_now(_cut(match, report))
                if match.slots.get(_TIMED) is None and not now:
                    guessed.add(claim.id)
    return settle_event_days(claims, guessed)


def _cut(match: FrameMatch, report: Report) -> str:
    """Give a match's words and the one behind them: "three bodies lie"."""
    words = hull(match.evidence)
    behind = _WORD.match(report.text, words.end, match.sentence.end)
    return report.text[words.start : behind.end() if behind else words.end]


def _key_match(match: FrameMatch, statement: Statement) -> Hashable:
    return (statement.id, match.frame, _key_timeless(match.slots))


def _key_denied(match: FrameMatch, statement: Statement) -> Hashable:
    denied = match.slots.get("denies")
    if match.negated or not isinstance(denied, Denied):
        return None
    return (statement.id, denied.frame, _key_timeless(denied.slots))


def _key_timeless(slots: Mapping[str, SlotValue]) -> Hashable:
    return key_slots({slot: value for slot, value in slots.items() if slot != _TIMED})


def key_slots(slots: Mapping[str, SlotValue]) -> tuple[tuple[str, Hashable], ...]:
    """Give slots as a hashable key: empty slots left out, words of counts and names ignored."""
    stated = ((name, key_value(value)) for name, value in slots.items() if value is not None)
    return tuple(sorted(stated, key=lambda pair: pair[0]))


def key_value(value: SlotValue) -> Hashable:
    """Give one slot's value as a hashable key; two values with one key mean the same."""
    if isinstance(value, Place):
        return ("place", value.id)
    if isinstance(value, Count):
        return ("count", value.lo, value.hi)
    if isinstance(value, Denied):
        return ("denied", value.frame, key_slots(value.slots))
    return value


def _make_claim(
    name: str, match: FrameMatch, statement: Statement, report: Report, zone: tzinfo | None
) -> Claim:
    slots = dict(match.slots)
    negated = match.negated
    if match.frame == DENIAL:
        if slots.get("by") is None:
            slots["by"] = statement.speaker
    else:
        # The words of the claim say themselves what did not happen, unless the cue denies it all or
        # it is put as unlikely; a "not" elsewhere in the statement is another matter's. "Nobody
        # was hurt" is a number.
        cue = " ".join(span.cut(report.text) for span in statement.cue)
        unlikely = statement.factuality in {Factuality.PROBABLE_NOT, Factuality.POSSIBLE_NOT}
        refused = unlikely or (statement.factuality.negative and denies_content(cue))
        # without a cue it is the words' own modality, and each frame has read that for itself
        denied = bool(cue) and refused
        negated = (negated or denied) and not _counts_nobody(slots)
        if slots.get(_TIMED) is None and not _is_told_aside(match, report):
            slots[_TIMED] = find_said_day(statement, report, zone)
    return Claim(name, statement.id, match.frame, slots, match.evidence, negated)


def _counts_nobody(slots: Mapping[str, SlotValue]) -> bool:
    count = slots.get("count")
    return isinstance(count, Count) and count.bounds == (0, 0)


def _is_told_aside(match: FrameMatch, report: Report) -> bool:
    """Tell whether the words follow "after" or "before": their day is not the report's."""
    start = hull(match.evidence).start
    return _ASIDE.search(report.text, max(match.sentence.start, start - _NEAR), start) is not None


def find_said_day(
    statement: Statement, report: Report, zone: tzinfo | None = None
) -> Interval | None:
    """Give the day on which a statement was said, else published; None where neither is known.

    A coarser `said_at` (a month, a year) is kept as it is.
    """
    told = statement.said_at
    if told is None:
        section = report.section_at(hull(statement.content).start) if statement.content else None
        told = section.time if section else None
    if told is None:
        told = Interval.at(report.published) if report.published else None
    if told is None or told.precision in {Precision.MONTH, Precision.YEAR}:
        return told
    lo, hi = _move(told.lo, zone), _move(told.hi, zone)
    return Interval.of_days(lo.date(), hi.date(), lo.tzinfo or told.lo.tzinfo)  # type: ignore[arg-type] # an interval's ends carry a zone


def find_said_moment(statement: Statement, report: Report | None) -> float | None:
    """Give the second at which a statement was said, as closely as it is known; None if unknown.

    Where only the day is told and the report came out on it, the report's hour tells earlier words
    of that day from later ones.
    """
    told = statement.said_at
    published = report.published if report else None
    if told is None:
        return published.timestamp() if published else None
    if (
        published is not None
        and told.precision is not Precision.MINUTE
        and told.lo <= published <= told.hi
    ):
        return published.timestamp()
    return told.lo.timestamp()


def _move(moment: datetime, zone: tzinfo | None) -> datetime:
    return moment.astimezone(zone) if zone else moment


def _statement_place(statement: Statement) -> tuple[int, int]:
    where = hull(statement.content) if statement.content else Span(0, 0)
    return (where.start, where.end)


def _match_place(match: FrameMatch) -> tuple[int, int, str]:
    where = hull(match.evidence) if match.evidence else match.sentence
    return (where.start, where.end, match.frame)


def _count_shared(words: Spans, cover: Spans) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in words for b in cover)


class _Finder:
    """Finds the statements near some words without asking all of them.

    The text is cut into buckets of equal length, and each statement is noted in those it touches.
    """

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = statements
        self._sizes = [sum(map(len, s.content)) for s in statements]
        self._buckets: dict[int, list[int]] = defaultdict(list)
        for number, statement in enumerate(statements):
            for bucket in _buckets_of((*statement.content, *statement.cue)):
                self._buckets[bucket].append(number)

    def find_statement(self, match: FrameMatch) -> Statement | None:
        words = match.evidence or (match.sentence,)
        total = sum(map(len, words))
        near = {n for bucket in _buckets_of(words) for n in self._buckets.get(bucket, ())}
        best: tuple[int, int, int] | None = None
        for number in sorted(near):
            statement = self._statements[number]
            cover = statement.content
            if match.frame in _OF_SPEAKERS:
                cover = (*cover, *statement.cue, *statement.source)
            shared = _count_shared(words, cover)
            if shared and shared >= total * _ENOUGH:
                rank = (self._sizes[number], -shared, number)
                best = rank if best is None else min(best, rank)
        return None if best is None else self._statements[best[2]]


def _buckets_of(spans: Iterable[Span]) -> Iterator[int]:
    yield from sorted(
        {
            b
            for s in spans
            for b in range(s.start // _BUCKET, max(s.start, s.end - 1) // _BUCKET + 1)
        }
    )

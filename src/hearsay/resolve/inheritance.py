"""Inheritance: where and when, where a sentence leaves it to what the report has said before.

"Shells hit the market of Brod on Monday. Eleven people died, and 26 were hurt." A reader takes the
tolls' place and day from the sentence before. So does this, and only from what was told of events:
where a spokesman was when he spoke is nobody's place.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from hearsay.model.claims import EARLIER, Denied, FrameMatch, SlotValue
from hearsay.model.mentions import Mention, MentionKind
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.quantities import Count
from hearsay.model.spans import Span, hull
from hearsay.model.times import Interval, Precision

_COARSE = frozenset({PlacePrecision.ADMIN, PlacePrecision.COUNTRY})
_INCIDENT = frozenset({"casualties", "strikes", "responsibility", "crowd_size"})
"""Frames whose claims in one report are mostly about one event: tolls, strikes, who did it."""
_NOW = re.compile(
    r"\b(?:am|is|are|isn't|aren't|remains?|holds?|controls?|has|have|now|still|so\s+far|today)\b",
    re.IGNORECASE,
)
_WAS = re.compile(r"\b(?:was|were|held|controlled|ruled|kept)\b", re.IGNORECASE)
_THERE = re.compile(
    r"(?<!^)\bthere\b(?!['’]|\s+(?:is|are|was|were|has|have|had|would|will|may|could)\b)"
)
_PART = re.compile(
    r"\bof (?:the|those) (?:dead|killed|victims|wounded|injured|hurt|missing|arrested|detained|"
    r"displaced|rescued|survivors|captured|trapped)\b"
)
_SECTOR = re.compile(r"\b(?:direction|sector|axis)\b")
_OTHERS = re.compile(r"\s*(?:people|persons|others|of\b)", re.IGNORECASE)
_CLAUSE = re.compile(r";|,\s+(?:and|but|while|though|although|which)\b")
_STATES = frozenset({"missing", "trapped", "arrested"})
_DOERS = ("by", "holder", "actor", "victims")
"""Slots with those whom "they" in the next sentence may be; of two, nobody knows which."""
_BLAMES = frozenset({"responsibility"})
"""Frames that say nothing without a doer."""
_MOST_BACK = 8
_FINE = frozenset({Precision.DAY, Precision.MINUTE})
_LONG = timedelta(days=3)
_AGO = timedelta(days=14)
_NEXT = 4
"""Code points between two sentences of one paragraph: a blank, a closing quotation mark."""
_NEAR = 200
"""Code points between a sentence and the one before from which it inherits."""


@dataclass(slots=True)
class _Memory:
    """What a report has told so far: the last place, the last event's day, its matches by frame.

    `whole` leaves out what only tells a part of another match's number.
    """

    place: Place | None = None
    day: Interval | None = None
    day_place: Place | None = None
    day_end: int = 0
    day_incident: bool = False
    latest: FrameMatch | None = None
    last: dict[str, FrameMatch] = field(default_factory=dict)
    whole: dict[str, FrameMatch] = field(default_factory=dict)
    crowd: bool = False
    doer: str | None = None


def inherit_circumstances(
    matches: Sequence[FrameMatch],
    mentions: Sequence[Mention],
    text: str,
    sections: Sequence[Span] = (),
    title: Iterable[Place] = (),
) -> tuple[FrameMatch, ...]:
    """Fill places and days that are still open from what the report told before, in text order.

    A place comes from the last sentence before whose events were put in one, else from the only
    one that the report's title names (`title`), or in which it puts two events. A sentence
    that names a place of its own, but not plainly this event's, is left alone. A day comes from the
    last count, strike or blame in this place, and only for another of these, never where the words
    are about now ("are missing") or a running total. A match that inherits slots ("three of them
    schoolboys") has them from the last of its frame, and goes where there is none. At the begin of
    one of `sections` everything before is forgotten. Linear.
    """
    borders = sorted(span.start for span in sections)
    known = [m for m in mentions if m.kind is MentionKind.PLACE]
    places = [m.span.start for m in known]
    starts = [m.span.start for m in mentions]
    days = [m for m in mentions if isinstance(m.value, Interval)]
    told_twice = _list_places(matches)
    only = find_only_place(p for p in title if p.precision not in _COARSE)
    only = only or find_only_place(p for p in told_twice if told_twice.count(p) > 1)
    memory, section = _Memory(), -1
    sentence: Span | None = None
    told: list[Place] = []
    doers: set[str] = set()
    filled: list[FrameMatch] = []
    for match in sorted(matches, key=lambda m: (hull(m.evidence).start, m.frame)):
        now = bisect_right(borders, match.sentence.start)
        if now != section:
            memory, section, told = _Memory(), now, []
        if match.sentence != sentence:
            memory.place = find_only_place(told) or memory.place
            _remember_doer(memory, doers, sentence, match.sentence)
            told, doers, sentence = [], set(), match.sentence
        part = "unit" in match.inherits or _PART.search(hull(match.evidence).cut(text)) is not None
        match = _name_earlier(match, memory.doer)  # noqa: PLW2901 - the same
        if match.frame in _BLAMES and match.slots.get("by") is None and not match.inherits:
            continue
        completed = _complete(match, memory, text)
        if completed is None:
            continue
        match = completed  # noqa: PLW2901 - the same match, with what it inherits
        if not part:
            match = _share_victims(match, memory.whole.get(match.frame), text)  # noqa: PLW2901 - the same
        first, last = (bisect_left(places, at) for at in (sentence.start, sentence.end))
        named = [m.value for m in known[first:last] if isinstance(m.value, Place)]
        if _THERE.search(sentence.cut(text)):
            memory.place = _find_last(mentions, places, sentence) or memory.place
        _forget_day(memory, days, sentence)
        settled = replace(match, slots=_settle(match, memory, only, text, named))
        if settled.slots.get("phase") == "holds" and settled.slots.get("time") is None:
            settled = _date_scene(settled, mentions, starts, text)
        told.extend(_list_places((match,)))
        doers.update(v for k in _DOERS if isinstance(v := settled.slots.get(k), str))
        _remember(memory, settled, match)
        memory.last[match.frame] = settled
        memory.crowd = memory.crowd or _is_crowd(settled)
        if not part:
            memory.whole[match.frame] = settled
        memory.latest = memory.latest if "denies" in settled.slots else settled
        filled.append(settled)
    return tuple(filled)


def _remember_doer(memory: _Memory, doers: set[str], before: Span | None, now: Span) -> None:
    """Keep who alone did something in the sentence right before: "they" may be them."""
    near = before is not None and now.start - before.end <= _NEXT
    memory.doer = min(doers) if near and len(doers) == 1 else None


def _name_earlier(match: FrameMatch, doer: str | None) -> FrameMatch:
    """Put who did something in the sentence before where the words are "they"; nobody else."""

    def name(slots: Mapping[str, SlotValue]) -> dict[str, SlotValue]:
        return {
            slot: Denied(value.frame, name(value.slots))
            if isinstance(value, Denied)
            else (doer if value == EARLIER else value)
            for slot, value in slots.items()
        }

    return replace(match, slots=name(match.slots))


def _complete(match: FrameMatch, memory: _Memory, text: str) -> FrameMatch | None:
    """Fill what a match inherits from the one before; None where none stands near enough."""
    if not match.inherits:
        return _complete_denied(match, memory)
    denial = "denies" in match.inherits
    before = memory.latest if denial else memory.last.get(match.frame)
    if before is None or match.sentence.start - before.sentence.end > _NEAR:
        return None
    slots = dict(match.slots)
    same = before.sentence == match.sentence
    if denial and not same:
        opening = Span(match.sentence.start, hull(match.evidence).start).cut(text)
        if _CLAUSE.search(opening):
            return None  # "it" is what the clause before says, which no frame reads
    if denial:
        slots["denies"] = Denied(before.frame, before.slots)
        return replace(match, slots=slots, inherits=())
    for slot in (*match.inherits, *(("place", "time", "by") if same else ())):
        if slots.get(slot) is None:
            slots[slot] = before.slots.get(slot)
    needed = match.inherits[0]
    return None if slots[needed] is None else replace(match, slots=slots, inherits=())


def _date_scene(
    match: FrameMatch, mentions: Sequence[Mention], starts: Sequence[int], text: str
) -> FrameMatch:
    """Give "soldiers held the ridge" the day of a scene: "On Friday I walked up" right before it.

    Only in the past tense, in the same paragraph, and where the words before tell one day.
    """
    own = hull(match.evidence)
    far = max(0, match.sentence.start - _NEAR)
    since = max(far, text.rfind("\n\n", far, match.sentence.start))
    first, last = bisect_left(starts, since), bisect_left(starts, match.sentence.start)
    days = {m.value for m in mentions[first:last] if isinstance(m.value, Interval)}
    day = next(iter(days)) if len(days) == 1 else None
    if day is None or day.precision not in _FINE or not _WAS.search(own.cut(text)):
        return match
    return replace(match, slots={**match.slots, "time": day})


def _complete_denied(match: FrameMatch, memory: _Memory) -> FrameMatch:
    """Give "denied any part in it" the act that was told last."""
    inner = match.slots.get("denies")
    before = memory.last.get(inner.frame) if isinstance(inner, Denied) else None
    if not isinstance(inner, Denied) or inner.slots.get("act", "") is not None or before is None:
        return match
    if match.sentence.start - before.sentence.end > _NEAR:
        return match
    slots = {**inner.slots, "act": before.slots.get("act")}
    return replace(match, slots={**match.slots, "denies": Denied(inner.frame, slots)})


def _share_victims(match: FrameMatch, before: FrameMatch | None, text: str) -> FrameMatch:
    """Give "12 wounded" the victims of "five civilians killed" before it in the sentence."""
    count = match.slots.get("count")
    if match.slots.get("victims") is not None or before is None or not isinstance(count, Count):
        return match
    victims = before.slots.get("victims")
    if victims is None or before.sentence != match.sentence:
        return match
    own = next((s for s in match.evidence if s.cut(text).startswith(count.words)), None)
    if own is None or _OTHERS.match(text, own.start + len(count.words)):
        return match
    return replace(match, slots={**match.slots, "victims": victims})


def _find_last(mentions: Sequence[Mention], starts: Sequence[int], sentence: Span) -> Place | None:
    """Give the last exact place that the text names before a sentence: what "there" means."""
    known = [m.value for m in mentions if m.kind is MentionKind.PLACE]
    for place in reversed(known[: bisect_left(starts, sentence.start)][-_MOST_BACK:]):
        if isinstance(place, Place) and place.precision not in _COARSE:
            return place
    return None


def find_only_place(places: Iterable[Place]) -> Place | None:
    """Give the one place that is meant: the finest, if one lies in the other; None for several."""
    named = {place.id: place for place in places}
    finest = [
        p for p in named.values() if not any(q.id != p.id and q.inside(p) for q in named.values())
    ]
    return finest[0] if len(finest) == 1 else None


def _list_places(matches: Iterable[FrameMatch]) -> list[Place]:
    values = [match.slots.get("place") for match in matches]
    return [v for v in values if isinstance(v, Place) and v.precision not in _COARSE]


def _settle(
    match: FrameMatch, memory: _Memory, only: Place | None, text: str, named: Iterable[Place]
) -> dict[str, SlotValue]:
    slots = dict(match.slots)
    place = memory.place or only
    if place is not None:
        others = any(not place.inside(one) for one in named)
        place = None if others or not _may_lie_there(match, memory, text) else place
    if "place" in slots and slots["place"] is None:
        slots["place"] = place
    inner = slots.get("denies")
    if isinstance(inner, Denied) and "place" in inner.slots and inner.slots["place"] is None:
        slots["denies"] = Denied(inner.frame, {**inner.slots, "place": place})
    dated = _fits_day(match, memory, text) and _fits_place(match, slots.get("place"), memory)
    if "time" in slots and slots["time"] is None and dated:
        slots["time"] = memory.day
    return slots


def _fits_place(match: FrameMatch, where: SlotValue, memory: _Memory) -> bool:
    """Tell whether a day told of one place may be meant for another: the same, or one in it.

    A day told of no place is not that of another sentence's own place; and how matters stand
    ("41 are missing") has the day of the very place.
    """
    day_place = memory.day_place
    if not isinstance(where, Place) or where == day_place:
        return True
    if match.slots.get("unit") in _STATES:
        return False
    if day_place is None:
        return match.slots.get("place") is None
    return where.inside(day_place) or day_place.inside(where)


def _may_lie_there(match: FrameMatch, memory: _Memory, text: str) -> bool:
    """Tell whether an event may lie where the last did.

    Running totals, what happened weeks before or after, and in a sector, may be of anywhere;
    arrests too, but those of a march's day are made at the march.
    """
    if match.slots.get("scope") == "cumulative":
        return False
    if _SECTOR.search(text, match.sentence.start, match.sentence.end):
        return False
    time = match.slots.get("time")
    arrested = match.slots.get("unit") == "arrested"
    if arrested and not (memory.crowd and _is_then(match, memory, text)):
        return False
    if not isinstance(time, Interval) or memory.day is None:
        return True
    return memory.day.lo - _AGO <= time.hi and time.lo <= memory.day.hi + _AGO


def _is_crowd(match: FrameMatch) -> bool:
    return match.frame == "crowd_size" or match.slots.get("unit") == "participants"


def _is_then(match: FrameMatch, memory: _Memory, text: str) -> bool:
    """Tell "12 were arrested" from "seven are under arrest", and from arrests of another day."""
    time = match.slots.get("time")
    now = _NOW.search(text, match.sentence.start, match.sentence.end)
    return now is None and (not isinstance(time, Interval) or time == memory.day)


def _fits_day(match: FrameMatch, memory: _Memory, text: str) -> bool:
    if match.frame not in _INCIDENT or match.slots.get("scope") == "cumulative":
        return False
    if not memory.day_incident and match.sentence.start - memory.day_end > _NEAR:
        return False
    own = hull(match.evidence).cut(text)
    return memory.day is not None and _NOW.search(own) is None


def _forget_day(memory: _Memory, days: Sequence[Mention], sentence: Span) -> None:
    """Forget the day where another stands between it and a sentence, whatever happened on that."""
    first = bisect_left(days, memory.day_end, key=lambda m: m.span.start)
    last = bisect_left(days, sentence.start, key=lambda m: m.span.start)
    for mention in days[max(first, last - _MOST_BACK) : last]:
        value = mention.value
        if memory.day is None or not isinstance(value, Interval) or value.precision not in _FINE:
            continue
        if value.hi < memory.day.lo or memory.day.hi < value.lo:
            memory.day = None


def _remember(memory: _Memory, settled: FrameMatch, told: FrameMatch) -> None:
    place, time = settled.slots.get("place"), told.slots.get("time")
    if not isinstance(time, Interval):
        return
    if time.precision in _FINE and time.hi - time.lo < _LONG:
        memory.day = time
        memory.day_place = place if isinstance(place, Place) else None
        memory.day_end = told.sentence.end
        memory.day_incident = told.frame in _INCIDENT

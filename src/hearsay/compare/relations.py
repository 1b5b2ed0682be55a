"""Relations: whether two voiced claims agree, refine, contradict or supersede each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations, islice
from math import isqrt

from hearsay.compare.answers import COUNTED, Given
from hearsay.compare.lexicon import load_words, tells_sequence
from hearsay.compare.likeness import Likeness, compare_meanings
from hearsay.compare.reasons import (
    explain_agreement,
    explain_contradiction,
    explain_refinement,
    explain_succession,
)
from hearsay.compare.sides import Sides
from hearsay.compare.values import Fit, join_fits
from hearsay.compare.voices import Voiced
from hearsay.model.questions import Relation, RelationKind

_HOUR = 3600.0
MOST_PAIRS = 20_000
# States of affairs follow one another within a day; numbers of one incident do not.
_OF_A_PART = r"(?:[^,;.:]{0,60}\balone\b|(?:\s+\w+){0,2}\s+of\s+the\s+(?:dead|victims|wounded)\b)"
_SAW = re.compile(
    r"\b(?:saw|see|seen|visible|shows?|showed|shown|counted|filmed|footage|clips?|photographs?|pictures?)\b"
    r"[^.;]*\b(?:bodies|corpses|dead)\b"
    r"|\b(?:bodies|corpses|dead)\b[^.;]*\b(?:in|on) (?:the )?(?:video|clips?|footage|pictures?)\b"
)
_GOES_ON = re.compile(r"\b(?:am|is|are|'re|’re)\s+(?:\w+\s+)?\w+ing\b")
_CHANGING = frozenset({"control", "movement", "vessel"})
_GROWING = frozenset({"killed", "wounded", "captured", "displaced", "rescued"})


class Comparer:
    """Relates pairs of claims; what claims of equal meaning say is compared only once."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._known: dict[tuple[int, int], Likeness] = {}
        self._numbers: dict[Hashable, int] = {}
        self._meanings: dict[tuple[str, str], int] = {}

    def relate_pair(self, a: Voiced, b: Voiced) -> Relation | None:
        """Relate two claims; None where they are incomparable.

        Where a claim refines or supersedes the other, it is the relation's `a`; else `a` is the one
        that stands first.
        """
        if a.id == b.id:
            return None
        if (b.order, b.id) < (a.order, a.id):
            a, b = b, a
        likeness = self._compare(a, b)
        same_speaker = a.speaker == b.speaker
        if same_speaker and likeness.meet and self._corrects(a, likeness.answer):
            return self._succeed(a, b)
        if likeness.answer is Fit.APART:
            in_sequence = a.report == b.report and _tells_sequence(a, b)
            if (
                not likeness.meet
                or in_sequence
                or self._speak_as_one(a, b)
                or _may_have_grown(a, b)
                or _is_passing(a, b)
                or any(_tells_part(v) for v in (a, b))
                or _saw_fewer(a, b)
                or _may_have_followed(a, b)
            ):
                return None
            because = explain_contradiction(a, b, self._sides)
            return Relation(a.id, b.id, RelationKind.CONTRADICTS, because)
        if not likeness.answer.compatible or not likeness.rest.compatible:
            return None
        return self._accord(a, b, likeness)

    def _speak_as_one(self, a: Voiced, b: Voiced) -> bool:
        """Tell whether one speaker speaks for the other: a body and its head do not conflict."""
        return a.speaker in self._sides.above(b.speaker) or b.speaker in self._sides.above(
            a.speaker
        )

    def _compare(self, a: Voiced, b: Voiced) -> Likeness:
        key = (self._number_meaning(a), self._number_meaning(b))
        if key not in self._known:
            self._known[key] = compare_meanings(a, b, self._sides)
        return self._known[key]

    def _number_meaning(self, voice: Voiced) -> int:
        name = (voice.id, voice.frame)
        if name not in self._meanings:
            self._meanings[name] = self._numbers.setdefault(voice.meaning, len(self._numbers))
        return self._meanings[name]

    @staticmethod
    def _corrects(a: Voiced, answer: Fit) -> bool:
        """Tell whether another answer by the same speaker replaces the first one."""
        return answer is Fit.APART or (
            a.frame in COUNTED and answer in {Fit.NARROWER, Fit.WIDER, Fit.OVERLAPS}
        )

    def _succeed(self, a: Voiced, b: Voiced) -> Relation | None:
        if a.said is None or b.said is None or a.said == b.said:
            return None
        later, earlier = (a, b) if a.said > b.said else (b, a)
        name = self._sides.name(a.speaker)
        because = explain_succession(later, earlier, name, self._sides)
        return Relation(later.id, earlier.id, RelationKind.SUPERSEDES, because)

    def _accord(self, a: Voiced, b: Voiced, likeness: Likeness) -> Relation:
        whole = join_fits((likeness.answer, likeness.rest))
        if whole in {Fit.NARROWER, Fit.WIDER}:
            fine, coarse = (a, b) if whole is Fit.NARROWER else (b, a)
            because = explain_refinement(fine, coarse, likeness.answer, self._sides)
            return Relation(fine.id, coarse.id, RelationKind.REFINES, because)
        return Relation(a.id, b.id, RelationKind.AGREES, explain_agreement(a, b, self._sides))


def _may_have_grown(a: Voiced, b: Voiced) -> bool:
    """Tell whether a toll may simply have risen between two tellings.

    The first was told on the event's own day, the other an hour or more later, or later in the same
    report, and is higher. That all were saved is no toll that grows, and how many are missing or
    marched does not only rise.
    """
    if a.choice("unit") not in _GROWING or a.said is None or b.said is None or a.time is None:
        return False
    first, later = (a, b) if (a.said, a.order) <= (b.said, b.order) else (b, a)
    low, high = first.count, later.count
    if low is None or high is None or low.hi is None or high.lo is None or not low.hi:
        return False
    end = a.time.hi.replace(hour=23, minute=59, second=59).timestamp()
    developing = first.said is not None and first.said <= end
    hours = (later.said or 0) - (first.said or 0)
    return (
        developing
        and (hours >= _HOUR or a.report == b.report)
        and high.lo > low.hi
        and not (first.negated or later.negated)
    )


def _tells_part(voice: Voiced) -> bool:
    """Tell whether a number is plainly of a part that no slot tells: "seven in her lane alone"."""
    count = voice.count
    if voice.frame != "casualties" or count is None or not count.words:
        return False
    return re.search(rf"\b{re.escape(count.words)}\b{_OF_A_PART}", voice.text) is not None


def _saw_fewer(a: Voiced, b: Voiced) -> bool:
    """Tell whether the smaller number is only of the dead whom somebody saw: there may be more."""
    if a.choice("unit") != "killed" or a.count is None or b.count is None:
        return False
    fewer = a if (a.count.lo or 0) < (b.count.lo or 0) else b
    return _SAW.search(fewer.text) is not None


def _is_passing(a: Voiced, b: Voiced) -> bool:
    """Tell whether one counts a crowd at the hour at which it speaks ("are marching")."""
    return a.choice("unit") == "participants" and any(_GOES_ON.search(v.text) for v in (a, b))


def _may_have_followed(a: Voiced, b: Voiced) -> bool:
    """Tell whether a place may have changed hands after one said who held it.

    "They hold it", told at noon, and "they were driven out that day", told at night; but not where
    the words put that into the morning.
    """
    if a.frame != "control" or a.said is None or b.said is None:
        return False
    first, later = (a, b) if a.said <= b.said else (b, a)
    if first.choice("phase") != "holds" or later.choice("phase") not in {"takes", "loses"}:
        return False
    if first.negated or first.time is None or later.time is None or first.said == later.said:
        return False
    told = first.said or 0.0
    on_the_day = first.time.lo.timestamp() <= told <= first.time.hi.timestamp()
    parts = [hour for word, hour in load_words().day_parts.items() if word in later.text.lower()]
    ends = first.time.hi.replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
    over = bool(parts) and told >= ends + max(parts) * _HOUR
    return on_the_day and later.time.hi.timestamp() > told and not over


def _tells_sequence(a: Voiced, b: Voiced) -> bool:
    """Tell whether one report has both only because one came after the other."""
    return a.frame in _CHANGING and any(tells_sequence(v.text) for v in (a, b))


def relate_group(
    voices: Sequence[Voiced],
    answers: Sequence[Given],
    comparer: Comparer,
    most: int = MOST_PAIRS,
) -> tuple[Relation, ...]:
    """Relate all pairs of a question's claims, `answers` being what each of them gives.

    Where there are more than `most` pairs, only one claim for each distinct meaning and speaker is
    compared, and only with those that give another answer.
    """
    count = len(voices)
    if count * (count - 1) // 2 <= most:
        pairs: Iterator[tuple[Voiced, Voiced]] = combinations(voices, 2)
    else:
        pairs = _pair_representatives(voices, answers, most)
    related = (comparer.relate_pair(a, b) for a, b in pairs)
    return tuple(relation for relation in related if relation is not None)


def relate_parts(voices: Iterable[Voiced], comparer: Comparer) -> tuple[Relation, ...]:
    """Find parts that are told to be more than their whole: 52 workers dead, where 34 people died.

    The two numbers are asked for apart, so no question has both. One claim for each meaning is
    compared, within one place, unit and day.
    """
    groups: dict[Hashable, dict[Hashable, Voiced]] = defaultdict(dict)
    for voice in voices:
        if voice.frame == "casualties" and voice.place is not None and voice.time is not None:
            key = (voice.choice("unit"), voice.place.id, voice.time.lo.date())
            groups[key].setdefault(voice.meaning, voice)
    found: list[Relation] = []
    for group in groups.values():
        for a, b in islice(combinations(group.values(), 2), MOST_PAIRS):
            if a.choice("victims") != b.choice("victims"):
                relation = comparer.relate_pair(a, b)
                if relation is not None and relation.relation is RelationKind.CONTRADICTS:
                    found.append(relation)
    return tuple(found)


def _pair_representatives(
    voices: Sequence[Voiced], answers: Sequence[Given], most: int
) -> Iterator[tuple[Voiced, Voiced]]:
    """Pair claims of different answers, one for each meaning, as far as the limit reaches."""
    chosen: dict[Hashable, tuple[Voiced, Given]] = {}
    for voice, answer in zip(voices, answers, strict=True):
        chosen.setdefault(voice.meaning, (voice, answer))
    by_answer: dict[tuple[str, ...], list[Voiced]] = {}
    for voice, answer in chosen.values():
        by_answer.setdefault(answer.key, []).append(voice)
    # Take the first of every answer before the second of any, so that no answer is left out.
    ranked = sorted(
        (
            (rank, key, voice)
            for key, given in by_answer.items()
            for rank, voice in enumerate(given)
        ),
        key=lambda item: (item[0], item[2].order),
    )
    # So many make as many pairs as are allowed, whatever they answer.
    few = ranked[: isqrt(2 * most) + 1]
    for number, (_, key, voice) in enumerate(few):
        for _, other_key, other in few[:number]:
            if other_key != key:
                yield other, voice

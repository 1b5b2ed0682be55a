"""How claims that hearsay read are held against those of the gold: the same words, slot by slot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from training.gold.claim_lines import parse_count, parse_time

from benchmarks.gold import is_same_party
from hearsay.model.claims import Denied, SlotValue
from hearsay.model.places import Place
from hearsay.model.quantities import Count
from hearsay.model.spans import Span, Spans
from hearsay.model.times import Interval
from hearsay.text.inflections import inflect_noun

_NO_SLOTS = frozenset(
    {"id", "report", "words", "speaker", "origin", "frame", "negated", "statement"}
)


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim of the gold: where its words stand, and its slots as written."""

    id: str
    report: str
    span: Span
    frame: str
    slots: Mapping[str, Any]
    negated: bool
    row: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A claim as hearsay read it."""

    id: str
    report: str
    evidence: Spans
    frame: str
    slots: Mapping[str, SlotValue]
    negated: bool


@dataclass(frozen=True, slots=True)
class Names:
    """Who and what is meant: every name of an actor by its id, and a place's id by its name."""

    actors: Mapping[str, tuple[str, ...]]
    find_place: Callable[[str], Place | None]


def make_gold_claim(row: Mapping[str, Any], report: str, text: str) -> GoldClaim:
    """Make a gold claim of its row; raises ValueError where its words don't stand in the text."""
    at = text.index(row["words"])
    return GoldClaim(
        id=row["id"],
        report=report,
        span=Span(at, at + len(row["words"])),
        frame=row["frame"],
        slots={key: value for key, value in row.items() if key not in _NO_SLOTS},
        negated=bool(row.get("negated", False)),
        row=row,
    )


def match_claims(
    gold: Sequence[GoldClaim], read: Sequence[ReadClaim], names: Names
) -> list[tuple[GoldClaim, ReadClaim, frozenset[str]]]:
    """Pair each gold claim with at most one that was read of the same frame and words.

    Where several fit, the one with the fewest wrong slots is taken. Gives the wrong slots too.
    """
    scored = sorted(
        (len(wrong), -_count_shared(one.span, other.evidence), i, j, wrong)
        for i, one in enumerate(gold)
        for j, other in enumerate(read)
        if one.report == other.report
        and one.frame == other.frame
        and _count_shared(one.span, other.evidence)
        for wrong in [find_wrong_slots(one, other, names)]
    )
    taken: set[int] = set()
    given: set[int] = set()
    pairs = []
    for *_, i, j, wrong in scored:
        if i not in taken and j not in given:
            taken.add(i)
            given.add(j)
            pairs.append((gold[i], read[j], wrong))
    return pairs


def find_wrong_slots(gold: GoldClaim, read: ReadClaim, names: Names) -> frozenset[str]:
    """Name the slots in which a claim differs from the gold, "negated" among them."""
    wrong = _compare_slots(gold.slots, read.slots, names)
    if gold.negated != read.negated:
        wrong.add("negated")
    return frozenset(wrong)


def _compare_slots(
    gold: Mapping[str, Any], read: Mapping[str, SlotValue], names: Names
) -> set[str]:
    return {
        slot for slot in {*gold, *read} if not _is_same(slot, gold.get(slot), read.get(slot), names)
    }


def _is_same(slot: str, gold: Any, read: SlotValue, names: Names) -> bool:  # noqa: ANN401 - as TOML has it
    if slot == "time":
        return _is_same_time(gold, read)
    if gold is None or read is None:
        return gold is None and read is None
    if isinstance(read, Count):
        return parse_count(gold) == (read.lo or 0, read.hi)
    if isinstance(read, Place):
        return _is_same_place(gold, read, names)
    if isinstance(read, Denied):
        inner = {key: value for key, value in gold.items() if key not in {"frame", "negated"}}
        timeless = {key: value for key, value in read.slots.items() if key != "time"}
        inner.pop("time", None)
        return gold.get("frame") == read.frame and not _compare_slots(inner, timeless, names)
    if not isinstance(read, str) or not isinstance(gold, str):
        return False
    known = names.actors.get(read, (read,))
    if gold == read or any(is_same_party(gold, name) for name in known):
        return True
    return any(is_same_party(inflect_noun(gold), name) for name in known)  # one docker, dockers


def _is_same_time(gold: str | None, read: SlotValue) -> bool:
    told = None if gold is None else parse_time(gold)
    if told is None or not isinstance(read, Interval):
        return told is None and read is None
    return told == (read.lo.date(), read.hi.date())


def _is_same_place(gold: str, read: Place, names: Names) -> bool:
    known = names.find_place(gold)
    if known is not None and known.id == read.id:
        return True
    return gold.casefold().removeprefix("the ") == read.name.casefold().removeprefix("the ")


def _count_shared(span: Span, evidence: Spans) -> int:
    return sum(max(0, min(span.end, e.end) - max(span.start, e.start)) for e in evidence)


@dataclass(slots=True)
class ClaimScore:
    """Sums over reports: claims told, read, found, and right in all slots."""

    told: int = 0
    read: int = 0
    found: int = 0
    right: int = 0
    wrong: dict[str, int] = field(default_factory=dict)

    def add(
        self, told: int, read: int, pairs: Iterable[tuple[GoldClaim, ReadClaim, frozenset[str]]]
    ) -> None:
        """Add one report's or one case's."""
        self.told += told
        self.read += read
        for _, _, wrong in pairs:
            self.found += 1
            self.right += not wrong
            for slot in wrong:
                self.wrong[slot] = self.wrong.get(slot, 0) + 1

    def figures(self) -> dict[str, float]:
        """Give F1 of finding a claim and of having it wholly right, and recall and precision."""
        both = self.told + self.read
        figures = {
            "frame found, F1": 200 * self.found / max(1, both),
            "frame and all slots, F1": 200 * self.right / max(1, both),
            "frame found, precision": 100 * self.found / max(1, self.read),
            "frame found, recall": 100 * self.found / max(1, self.told),
        }
        for slot in ("count", "victims", "place", "time", "scope", "holder", "phase"):
            figures[f"{slot} wrong, of the found"] = (
                100 * self.wrong.get(slot, 0) / max(1, self.found)
            )
        return figures

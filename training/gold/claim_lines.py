"""What the checks of both golds of claims share: how counts, times, slots and pairs are written.

Slots and choices are those of the frames' own `frame.toml`; faults are told a line each.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

FRAMES = Path(__file__).resolve().parents[2] / "src" / "hearsay" / "frames"
RELATIONS = ("contradicts", "agrees", "refines", "supersedes", "incomparable")

_COUNT = re.compile(r"(?P<lo>\d{1,9})?(?P<open>\.\.)?(?P<hi>\d{1,9})?")


def parse_count(words: str) -> tuple[int, int | None]:
    """Give a count's bounds, both included, None for an open end: "301.." is (301, None).

    Raises ValueError where it is no count.
    """
    found = _COUNT.fullmatch(words)
    if not found or not (found["lo"] or found["hi"]) or (found["hi"] and not found["open"]):
        raise ValueError(f"no count: {words!r}")
    lo = int(found["lo"] or 0)
    if not found["open"]:
        return lo, lo
    hi = int(found["hi"]) if found["hi"] else None
    if hi is not None and hi < lo:
        raise ValueError(f"no count: {words!r}")
    return lo, hi


def parse_time(words: str) -> tuple[date, date] | None:
    """Give a time's first and last day, None for "none".

    A day, a month, a year, or two of them with ".." between. Raises ValueError where it is no time.
    """
    if words == "none":
        return None
    first, _, last = words.partition("..")
    begins, ends = _bound_period(first)[0], _bound_period(last or first)[1]
    if ends < begins:
        raise ValueError(f"ends before it begins: {words!r}")
    return begins, ends


def _bound_period(words: str) -> tuple[date, date]:
    if re.fullmatch(r"\d{4}", words):
        return date(int(words), 1, 1), date(int(words), 12, 31)
    if re.fullmatch(r"\d{4}-\d{2}", words):
        first = date.fromisoformat(f"{words}-01")
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    day = date.fromisoformat(words)
    return day, day


@cache
def read_slots(frame: str) -> dict[str, dict[str, Any]]:
    """Give a frame's slots as its `frame.toml` has them, with the choices of each choice slot.

    Raises KeyError for a frame that there isn't.
    """
    path = FRAMES / frame / "frame.toml"
    if not re.fullmatch(r"[a-z]+", frame) or not path.is_file():
        raise KeyError(frame)
    slots: dict[str, dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["slots"]
    for slot in slots.values():
        slot.setdefault("choices", list(slot.get("words", {})))
    return slots


def check_slots(frame: str, slots: dict[str, Any], *, whole: bool = True) -> Iterator[str]:
    """Tell what is wrong with a claim's slots; what is denied need not have all of them.

    Args:
        frame: the frame's name.
        slots: the slots alone, without words, speaker and so on.
        whole: required slots must be there.
    """
    try:
        known = read_slots(frame)
    except KeyError:
        yield f"there is no frame {frame!r}"
        return
    if whole:
        yield from (
            f"{frame} needs {key}"
            for key, slot in known.items()
            if slot.get("required") and key not in slots
        )
    for key, value in slots.items():
        # A denial may have a day of its own, beside the day of what it denies.
        if key not in known and (frame, key) != ("denial", "time"):
            yield f"{frame} has no slot {key!r}"
            continue
        slot = known.get(key, {"kind": "time"})
        yield from (f"{key}: {fault}" for fault in _check_value(slot, value))


def _check_value(slot: dict[str, Any], value: object) -> Iterator[str]:
    kind = slot["kind"]
    if kind == "claim":
        if isinstance(value, dict) and "frame" in value:
            rest = {key: one for key, one in value.items() if key not in ("frame", "negated")}
            yield from check_slots(value["frame"], rest, whole=False)
        else:
            yield "a claim has a frame"
    elif not isinstance(value, str) or not value.strip():
        yield f"not a text: {value!r}"
    elif kind == "choice" and value not in slot["choices"]:
        yield f"no choice: {value!r}"
    elif kind in ("count", "time"):
        try:
            (parse_count if kind == "count" else parse_time)(value)
        except ValueError as error:
            yield str(error)


def check_pairs(pairs: list[dict[str, Any]], known: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Tell what is wrong with the pairs of the claims that are `known` by their ids."""
    seen: set[frozenset[str]] = set()
    for pair in pairs:
        first, second, relation = pair.get("a", ""), pair.get("b", ""), pair.get("relation")
        name = f"pair {first!r} {second!r}"
        if first not in known or second not in known:
            yield f"{name}: there is no such claim"
            continue
        if first == second or frozenset((first, second)) in seen:
            yield f"{name}: one claim twice, or the pair is given twice"
        seen.add(frozenset((first, second)))
        if relation not in RELATIONS:
            yield f"{name}: there is no relation {relation!r}"
        if not str(pair.get("why", "")).strip() or pair.keys() != {"a", "b", "relation", "why"}:
            yield f"{name}: has a, b, relation and why"
        yield from (
            f"{name}: {fault}" for fault in _compare_pair(known[first], known[second], relation)
        )


def _compare_pair(first: dict[str, Any], second: dict[str, Any], relation: object) -> Iterator[str]:
    """Tell what can't be so of a pair whose claims both count, or of one that replaces another."""
    if relation == "supersedes" and first.get("origin") != second.get("origin"):
        yield "supersedes is of one source"
    if first.get("frame") != second.get("frame") or "count" not in first or "count" not in second:
        return
    try:
        (lo, hi), (low, high) = parse_count(first["count"]), parse_count(second["count"])
    except (TypeError, ValueError):
        return
    meet = (hi is None or low <= hi) and (high is None or lo <= high)
    if relation == "contradicts" and meet and not (first.get("negated") or second.get("negated")):
        yield "contradicts, but the counts share a number"
    if relation in ("agrees", "refines") and not meet:
        yield f"{relation}, but the counts share no number"

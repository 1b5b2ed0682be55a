"""What would change the leading answer: an origin left out, a merge made or undone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from hearsay.model.origins import Origin, ReasonKind
from hearsay.model.questions import Answer
from hearsay.weigh.reasons import count_reports, name_source, quote_label
from hearsay.weigh.rivalry import Fitting
from hearsay.weigh.scores import TIE, Tally, find_leader, tally_voices
from hearsay.weigh.settings import WeighSettings
from hearsay.weigh.voices import Said, Voice, hear_origin

_MADE_BY_US = (ReasonKind.COPIED, ReasonKind.STATISTICAL)


@dataclass(frozen=True, slots=True)
class Flip:
    """A change that would change the leading answer, in a sentence; `leader` would lead then."""

    leader: int | None
    because: str


@dataclass(frozen=True, slots=True)
class Heard:
    """An origin, what was said on the question in its name, and the voices that this makes."""

    origin: Origin
    said: tuple[Said, ...]
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a recomputation needs: who was heard on which answers, and how to weigh it."""

    answers: Sequence[Answer]
    fitting: Fitting
    heard: tuple[Heard, ...]
    names: Mapping[str, str]
    settings: WeighSettings
    unnamed: AbstractSet[str]


def find_flips(scene: Scene, tally: Tally) -> tuple[Flip, ...]:
    """Give every tried change after which another answer, or none, leads.

    Tried are: leaving out each origin; taking the reports of an origin that copying or statistics
    put together as independent; and one single origin behind all of the leading answer.
    """
    leader = find_leader(tally.scores, scene.settings)
    flips: list[Flip] = []
    for change, voices in _try_changes(scene, tally, leader):
        changed = tally_voices(voices, scene.fitting, scene.settings)
        after = find_leader(changed.scores, scene.settings)
        if after != leader:
            then = "no answer" if after is None else quote_label(scene.answers[after])
            flips.append(Flip(after, f"{change}: then {then} would lead"))
    return tuple(flips)


def _try_changes(
    scene: Scene, tally: Tally, leader: int | None
) -> Iterator[tuple[str, list[Voice]]]:
    decisive = _find_decisive(tally, scene.settings)
    for one in scene.heard:
        if one.origin.id not in decisive:
            continue
        name = name_source(one.origin.source, scene.names)
        reports = count_reports(len({said.statement.report for said in one.said}))
        yield f"leaving out the origin {name} ({reports})", _voices_without(scene, [one])
    for one in scene.heard:
        parts = _split_merge(one)
        if len(parts) > 1:
            name = name_source(one.origin.source, scene.names)
            change = f"taking the {len(parts)} reports of {name} as independent of each other"
            yield change, _voices_without(scene, [one]) + _hear_again(scene, parts)
    behind = [one for one in scene.heard if leader is not None and _backs(one, leader)]
    if leader is not None and len(behind) > 1:
        label = quote_label(scene.answers[leader])
        merged = (behind[0].origin, [said for one in behind for said in one.said])
        change = f"merging the {len(behind)} origins behind {label}, if they are one"
        yield change, _voices_without(scene, behind) + _hear_again(scene, [merged])


def _find_decisive(tally: Tally, settings: WeighSettings) -> set[str]:
    """Find the origins that could decide who leads.

    Leaving one out raises no score, so it has to take the whole lead from an answer on top.
    """
    none = settings.none_score
    best, second = sorted([*tally.scores, none, none], reverse=True)[:2]
    decisive: set[str] = set()
    for score, parts in zip(tally.scores, tally.parts, strict=True):
        if score <= best - TIE:
            continue
        takes: dict[str, float] = {}
        for part in parts:
            takes[part.voice.origin.id] = takes.get(part.voice.origin.id, 0.0) + part.nats
        enough = best - second - 2 * TIE
        decisive.update(key for key, nats in takes.items() if nats > 0 and nats >= enough)
    return decisive


def _voices_without(scene: Scene, left_out: Sequence[Heard]) -> list[Voice]:
    gone = {one.origin.id for one in left_out}
    return [voice for one in scene.heard if one.origin.id not in gone for voice in one.voices]


def _hear_again(scene: Scene, parts: Sequence[tuple[Origin, Sequence[Said]]]) -> list[Voice]:
    values = [answer.value for answer in scene.answers]
    return [
        voice
        for origin, said in parts
        for voice in hear_origin(origin, said, values, scene.settings, scene.unnamed)
    ]


def _split_merge(one: Heard) -> list[tuple[Origin, Sequence[Said]]]:
    """Undo a merge that we inferred: one origin a report. What was declared stays together."""
    if not any(reason.kind in _MADE_BY_US for reason in one.origin.because):
        return []
    by_report: dict[str, list[Said]] = {}
    for said in one.said:
        by_report.setdefault(said.statement.report, []).append(said)
    return [
        (replace(one.origin, id=f"{one.origin.id} in {report}", reports=(report,)), said)
        for report, said in sorted(by_report.items())
    ]


def _backs(one: Heard, leader: int) -> bool:
    """Tell whether the origin is counted for the leading answer."""
    return any(v.answer == leader and v.counted and v.share > 0 for v in one.voices)

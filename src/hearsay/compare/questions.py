"""Questions: claims on the same thing, their rival answers, and what is contested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hearsay.compare.answers import differ_in_manner, read_answer
from hearsay.compare.asked import Asked
from hearsay.compare.asking import ask_question
from hearsay.compare.claims import key_value
from hearsay.compare.denials import draft_denials
from hearsay.compare.drafts import Draft, cover_time
from hearsay.compare.relations import Comparer, relate_group, relate_parts
from hearsay.compare.scope import EVENT, cover_told_times, settle_scope
from hearsay.compare.sides import Sides
from hearsay.compare.topics import Topic, group_voices, grouping_slots, ignores_place
from hearsay.compare.voices import Setting, Voiced, voice_claims
from hearsay.frames.definitions import Frame
from hearsay.model.cases import Case
from hearsay.model.claims import Claim, SlotValue
from hearsay.model.places import Place
from hearsay.model.questions import Question, Relation
from hearsay.model.reports import Report
from hearsay.model.sources import Source
from hearsay.model.statements import Statement

_ENOUGH_REPORTS = 2
_TOLD_ALIKE = {"casualties": ("by",)}
"""Slots that part no questions, and are asked with where all claims fill them alike."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The questions of a case, and how the claims in each of them stand to one another."""

    questions: tuple[Question, ...]
    relations: tuple[Relation, ...]


def pose_questions(
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    reports: Mapping[str, Report],
    sources: Sequence[Source],
    frames: Sequence[Frame],
    case: Case,
    *,
    asked_places: Mapping[str, Place] | None = None,
) -> Comparison:
    """Pose the questions that a case's claims answer, and compare the claims in each.

    The desk's own questions come first, then contested ones by the number of reports that answer
    them, then what at least two reports tell without a rival. `asked_places` gives the places that
    `case.questions` name, where a gazetteer knows them. Where one claim refines or supersedes
    another, it is the relation's `a`; in the other relations `a` is the claim that stands first.
    A pair that is not listed is incomparable.
    """
    sides = Sides(sources)
    known = {frame.name: frame for frame in frames}
    voices = voice_claims(claims, statements, reports, Setting(sides, known, case.zone))
    asked = Asked(case, voices, sides, asked_places)
    told = {voice.id: voice for voice in voices}
    voices = settle_scope(voices, asked)
    comparer = Comparer(sides)
    chosen: list[Draft] = []
    for topic in group_voices(voices, sides, asked.roots):
        chosen.extend(_choose_drafts(topic, sides, comparer, asked, told))
    dated = {draft.rank for draft in chosen if draft.when is not None}
    # beside a dated answer to the desk's question, what nobody dates is no question of its own
    chosen = [d for d in chosen if d.rank is None or d.when is not None or d.rank not in dated]
    chosen.sort(key=Draft.order)
    order = {claim.id: number for number, claim in enumerate(claims)}
    return Comparison(
        tuple(draft.number(number) for number, draft in enumerate(chosen, start=1)),
        _gather_relations(chosen, relate_parts(voices, comparer), order),
    )


def _choose_drafts(
    topic: Topic, sides: Sides, comparer: Comparer, asked: Asked, told: Mapping[str, Voiced]
) -> Iterable[Draft]:
    """Choose what a topic asks: its open question, and whether what is denied there is so.

    A question whose only rivals are a denial and those it denies would be asked twice: the plain
    yes or no is the clearer one.
    """
    draft = _draft_topic(topic, sides, comparer, told)
    if draft is None:
        return
    draft = replace(draft, rank=asked.rank(draft))
    denials = [
        replace(denial, rank=asked.rank(denial))
        for denial in draft_denials(topic, draft.relations, sides)
    ]
    denials = [denial for denial in denials if _is_worth_asking(denial)]
    covered = frozenset[frozenset[str]]().union(*(denial.rivals for denial in denials))
    asserted = {given.key for given in draft.given if not given.denies}
    told_by_denials = draft.contested and draft.rivals <= covered and len(asserted) <= 1
    if draft.rank is not None or (_is_worth_asking(draft) and not told_by_denials):
        yield draft
    yield from denials


def _is_worth_asking(draft: Draft) -> bool:
    if draft.rank is not None:
        return True
    placed = draft.where is not None or ignores_place(draft.voices[0])
    return placed and (draft.contested or draft.reports >= _ENOUGH_REPORTS)


def _draft_topic(
    topic: Topic, sides: Sides, comparer: Comparer, told: Mapping[str, Voiced]
) -> Draft | None:
    with_manner = differ_in_manner(topic.voices)
    answered = [
        (voice, given)
        for voice in topic.voices
        if (given := read_answer(voice, sides, with_manner=with_manner)) is not None
    ]
    if not answered:
        return None
    voices = tuple(voice for voice, _ in answered)
    answers = tuple(answer for _, answer in answered)
    of_event = topic.where == EVENT
    where = None if of_event else topic.where
    when = cover_told_times(voices, told) if of_event else cover_time(voices)
    about = _share_slots(voices, sides)
    return Draft(
        frame=topic.frame,
        text=ask_question(voices, where, when, about, sides),
        where=where,
        when=when,
        about=about,
        voices=voices,
        given=answers,
        relations=relate_group(voices, answers, comparer),
    )


def _share_slots(voices: Sequence[Voiced], sides: Sides) -> dict[str, SlotValue]:
    """Give the fixed slots that all claims fill alike; an army's and "soldiers" are soldiers."""
    shared: dict[str, SlotValue] = {}
    for slot in (*grouping_slots(voices[0]), *_TOLD_ALIKE.get(voices[0].frame, ())):
        values = {key_value(voice.slots.get(slot)): voice.slots.get(slot) for voice in voices}
        told = list(values.values())
        if len(told) > 1:
            told = [one for one in told if _covers(one, told, sides)]
        if len(told) == 1 and told[0] is not None:
            shared[slot] = told[0]
    return shared


def _covers(people: SlotValue, told: Sequence[SlotValue], sides: Sides) -> bool:
    """Tell whether all others are bodies whose people are such."""
    return isinstance(people, str) and all(
        one == people or (isinstance(one, str) and sides.may_mean(one, people)) for one in told
    )


def _gather_relations(
    drafts: Sequence[Draft], across: Iterable[Relation], order: Mapping[str, int]
) -> tuple[Relation, ...]:
    """Gather relations of all questions and across them, each pair once, in the claims' order."""
    known: dict[tuple[int, int], Relation] = {}
    for relation in (*(one for draft in drafts for one in draft.relations), *across):
        a, b = order[relation.a], order[relation.b]
        known.setdefault((min(a, b), max(a, b)), relation)
    return tuple(known[pair] for pair in sorted(known))

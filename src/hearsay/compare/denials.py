"""Denials: what somebody denies becomes a question of yes or no."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from hearsay.compare.answers import Given
from hearsay.compare.asking import ask_denied
from hearsay.compare.claims import DENIAL, key_slots
from hearsay.compare.drafts import Draft, cover_time
from hearsay.compare.sides import Sides
from hearsay.compare.topics import Topic
from hearsay.compare.voices import Voiced
from hearsay.model.claims import Denied, SlotValue
from hearsay.model.questions import Relation, RelationKind

YES = Given(("yes",), "yes", "yes")
NO = Given(("no",), "no", "no")


def draft_denials(topic: Topic, relations: Sequence[Relation], sides: Sides) -> tuple[Draft, ...]:
    """Draft one question for each thing that is denied within a topic.

    Those whom a denial contradicts answer yes; the denial, and whoever agrees with it or names
    somebody else, no.
    """
    denied: dict[Hashable, list[Voiced]] = {}
    for voice in topic.voices:
        if voice.denial:
            denied.setdefault((voice.negated, key_slots(_without_time(voice))), []).append(voice)
    return tuple(_draft_denial(topic, denials, relations, sides) for denials in denied.values())


def _draft_denial(
    topic: Topic,
    denials: Sequence[Voiced],
    relations: Sequence[Relation],
    sides: Sides,
) -> Draft:
    first = denials[0]
    refusal, assertion = (NO, YES) if first.negated else (YES, NO)
    own = {voice.id for voice in denials}
    answers = dict.fromkeys(own, refusal)
    for relation in relations:
        for mine, other in ((relation.a, relation.b), (relation.b, relation.a)):
            if mine not in own or other in own:
                continue
            if relation.relation is RelationKind.CONTRADICTS:
                answers[other] = assertion
            elif relation.relation is RelationKind.AGREES or (
                relation.relation is RelationKind.REFINES and relation.a == other
            ):
                answers.setdefault(other, refusal)
    voices = tuple(voice for voice in topic.voices if voice.id in answers)
    when = cover_time(voices)
    about: dict[str, SlotValue] = {"denies": Denied(topic.frame, _without_time(first))}
    return Draft(
        frame=DENIAL,
        text=ask_denied(first, topic.where, when, sides),
        where=topic.where,
        when=when,
        about=about,
        voices=voices,
        given=tuple(answers[voice.id] for voice in voices),
        relations=tuple(r for r in relations if r.a in answers and r.b in answers),
    )


def _without_time(voice: Voiced) -> dict[str, SlotValue]:
    return {slot: value for slot, value in voice.slots.items() if slot != "time"}

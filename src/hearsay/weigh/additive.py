"""The additive weighing of one question: every answer's log-odds as a sum with its reasons.

The score of an answer is the sum of what the origins give it; "none of these" has a score too.
The chance of an answer is its score's share in the softmax over all of them, so its log-odds are
its score minus the log of its rivals' summed weights: exactly the lines that are shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from math import exp, fsum

from hearsay.errors import HearsayError
from hearsay.model.assessments import Assessment, Weighed
from hearsay.model.claims import Claim
from hearsay.model.origins import Origin
from hearsay.model.questions import Question
from hearsay.model.statements import Statement
from hearsay.weigh.flips import Heard, Scene, find_flips
from hearsay.weigh.reasons import explain_part, explain_rivals
from hearsay.weigh.rivalry import find_fitting
from hearsay.weigh.scores import Part, find_leader, measure_rivals, tally_voices
from hearsay.weigh.settings import DEFAULTS, WeighSettings
from hearsay.weigh.voices import Said, Voice, group_by_origin, hear_origin, index_origins

ONE_ORIGIN = "one origin"
TOO_LITTLE = "too little to say"


def assess_question(
    question: Question,
    claims: Mapping[str, Claim],
    statements: Mapping[str, Statement],
    origins: Sequence[Origin],
    names: Mapping[str, str],
    settings: WeighSettings = DEFAULTS,
    *,
    unnamed: AbstractSet[str] = frozenset(),
) -> Assessment:
    """Weigh a question's answers, each with the lines that sum to its log-odds in nats.

    A claim that an answer lists gives that answer: a denial stands under "not X", the rival of X.
    `claims` and `statements` are by id, `names` gives each source's name by its id, and `unnamed`
    holds the ids of the sources of kind `unnamed`. Of `origins` only those that bear on the
    question count. Neither the order of any of them nor the choice of ids moves a weight.

    Raises HearsayError for an unknown id, and for a statement without, or with two, origins.
    """
    said = _collect_said(question, claims, statements)
    answers = question.answers
    values = [answer.value for answer in answers]
    heard = [
        Heard(origin, some, hear_origin(origin, some, values, settings, unnamed))
        for origin, some in group_by_origin(said, index_origins(origins))
    ]
    everyone = [voice for one in heard for voice in one.voices]
    fitting = find_fitting(values)
    tally = tally_voices(everyone, fitting, settings)
    leader = find_leader(tally.scores, settings)
    flips = find_flips(Scene(answers, fitting, tuple(heard), names, settings, unnamed), tally)

    weighed: list[Weighed] = []
    for index, parts in enumerate(tally.parts):
        against = measure_rivals(index, tally.scores, settings)
        lines = [explain_part(part, answers, names, settings) for part in parts]
        lines.append(explain_rivals(index, answers, tally.scores, against))
        log_odds = fsum(line.log_odds for line in lines)
        concerned = [flip.because for flip in flips if index in (leader, flip.leader)]
        weighed.append(
            Weighed(
                answer=index,
                origins=_name_origins(index, parts),
                probability=to_probability(log_odds),
                log_odds=log_odds,
                contributions=tuple(lines),
                flips_if=tuple(concerned),
            )
        )
    none = max(0.0, 1.0 - fsum(one.probability for one in weighed))
    return Assessment(question.id, tuple(weighed), none, _note(everyone, tally.scores, settings))


def to_probability(log_odds: float) -> float:
    """Turn log-odds in nats into a probability, without overflow at either end."""
    if log_odds >= 0:
        return 1 / (1 + exp(-log_odds))
    odds = exp(log_odds)
    return odds / (1 + odds)


def _collect_said(
    question: Question, claims: Mapping[str, Claim], statements: Mapping[str, Statement]
) -> list[Said]:
    said: list[Said] = []
    for index, answer in enumerate(question.answers):
        for key in answer.claims:
            claim = claims.get(key)
            if claim is None:
                raise _unknown("claim", key, question)
            statement = statements.get(claim.statement)
            if statement is None:
                raise _unknown("statement", claim.statement, question)
            said.append(Said(index, statement))
    return said


def _unknown(kind: str, key: str, question: Question) -> HearsayError:
    return HearsayError(
        f"there is no {kind} {key!r}",
        where=f"question {question.id!r}",
        cure=f"hand in every {kind} that its answers name",
    )


def _name_origins(index: int, parts: Sequence[Part]) -> tuple[str, ...]:
    """Give the ids of the origins that give this answer themselves, sorted."""
    return tuple(sorted({part.voice.origin.id for part in parts if part.voice.answer == index}))


def _note(voices: Sequence[Voice], scores: Sequence[float], settings: WeighSettings) -> str | None:
    counted = {v.origin.id for v in voices if v.counted and v.share > 0}
    first, second = sorted([*scores, settings.none_score, settings.none_score], reverse=True)[:2]
    if not counted or first - second < settings.slight_lead:
        return TOO_LITTLE
    return ONE_ORIGIN if len(counted) == 1 else None

"""The questions as the page shows them: rival answers side by side, each with its reasons."""

from __future__ import annotations

from dataclasses import dataclass

from hearsay.model.assessments import Contribution, Weighed
from hearsay.model.origins import Lineage, Origin
from hearsay.model.questions import Answer, Question, RelationKind, Status
from hearsay.model.statements import Form, Statement
from hearsay.publish.dossier.anchors import Anchors
from hearsay.publish.dossier.outcomes import find_outcome, say_established
from hearsay.publish.lookup import Lookup
from hearsay.publish.words import (
    end_sentence,
    list_names,
    say_interval,
    say_likelihood,
    say_moment,
    say_number,
    say_percent,
    say_value,
)

_LINEAGE = {
    Lineage.STATED: "",
    Lineage.INFERRED: "traced by copying",
    Lineage.NOT_STATED: "origin not stated",
}
_QUOTES = 2
_QUOTE_LENGTH = 240


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement's words, one click from where they stand."""

    text: str
    anchor: str
    outlet: str
    when: str


@dataclass(frozen=True, slots=True)
class Voice:
    """One origin behind an answer: who, through whom, and whether the weighing counted it."""

    name: str
    anchor: str | None
    through: str
    remark: str


@dataclass(frozen=True, slots=True)
class Line:
    """One contribution: its sentence, whose it is, and its log-odds as written."""

    because: str
    who: str
    log_odds: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One rival answer."""

    label: str
    percent: str | None
    width: float
    words: str
    origins: int
    reports: str
    outlets: str
    span: str
    voices: tuple[Voice, ...]
    quotes: tuple[Quote, ...]
    lines: tuple[Line, ...]
    total: str
    flips_if: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that contradict each other, with the reason."""

    a: Quote
    b: Quote
    who_a: str
    who_b: str
    because: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question, its answers the likeliest first."""

    anchor: str
    text: str
    frame: str
    facts: str
    asked: bool
    contested: bool
    answers: tuple[AnswerView, ...]
    none_of_these: str | None
    none_width: float
    note: str | None
    outcome: str | None
    established: str | None
    pairs: tuple[Pair, ...]


def view_questions(lookup: Lookup, anchors: Anchors) -> tuple[QuestionView, ...]:
    """Give every question for the page: contested ones first, among them those the desk asked."""
    ranked = sorted(
        lookup.ledger.questions,
        key=lambda question: (question.status is not Status.CONTESTED, not question.asked),
    )
    return tuple(_view_question(question, lookup, anchors) for question in ranked)


def quote_statement(statement: Statement, lookup: Lookup, anchors: Anchors) -> Quote:
    """Give a statement's words, shortened at a word where they are long."""
    report = lookup.reports.get(statement.report)
    zone = lookup.ledger.case.zone
    return Quote(
        text=_set_quotes(shorten_words(statement.text)),
        anchor=anchors.statements[statement.id],
        outlet=lookup.name_outlet(report) if report else statement.report,
        when=say_moment(report.published if report else None, zone),
    )


def shorten_words(text: str, most: int = _QUOTE_LENGTH) -> str:
    """Cut a text after a word where it is longer than `most` characters, with an ellipsis."""
    plain = " ".join(text[: most * 4].split())
    if len(plain) <= most:
        return plain
    return plain[:most].rsplit(" ", 1)[0].rstrip(",;:- ") + " …"


def _set_quotes(text: str) -> str:
    """Put quotation marks round a report's words, once: they may bring their own."""
    return text if text.startswith(("“", '"', "«", "„", "‘")) else f"“{text}”"


def sign_log_odds(log_odds: float) -> str:
    """Write log-odds with their sign, a true minus, two decimals."""
    return f"{log_odds:+.2f}".replace("-", "\N{MINUS SIGN}")


def _view_question(question: Question, lookup: Lookup, anchors: Anchors) -> QuestionView:
    assessment = lookup.assessments.get(question.id)
    outcome = find_outcome(question, lookup.ledger.case.outcomes)
    facts = [question.where.name] if question.where else []
    if question.when is not None:
        facts.append(say_interval(question.when, lookup.ledger.case.zone))
    facts += [say_value(value, lookup) for value in question.about.values() if value is not None]
    return QuestionView(
        anchor=anchors.questions[question.id],
        text=question.text,
        frame=question.frame,
        facts=" · ".join(fact for fact in facts if fact),
        asked=question.asked,
        contested=question.status is Status.CONTESTED,
        answers=tuple(
            _view_answer(answer, weighed, lookup, anchors)
            for answer, weighed in lookup.rank_answers(question)
        ),
        none_of_these=say_percent(assessment.none_of_these) if assessment else None,
        none_width=round(assessment.none_of_these * 100, 1) if assessment else 0.0,
        note=end_sentence(assessment.note) if assessment and assessment.note else None,
        outcome=say_value(outcome.value, lookup) if outcome else None,
        established=say_established(outcome) if outcome else None,
        pairs=_view_pairs(question, lookup, anchors),
    )


def _view_answer(
    answer: Answer, weighed: Weighed | None, lookup: Lookup, anchors: Anchors
) -> AnswerView:
    statements = lookup.statements_behind(answer)
    reports = lookup.reports_behind(answer)
    outlets = tuple(dict.fromkeys(lookup.name_outlet(report) for report in reports))
    return AnswerView(
        label=answer.label,
        percent=say_percent(weighed.probability) if weighed else None,
        width=round(weighed.probability * 100, 1) if weighed else 0.0,
        words=say_likelihood(weighed.probability) if weighed else "not weighed",
        origins=len(lookup.origins_behind(answer, weighed)),
        reports=say_number(len(reports), "report"),
        outlets=list_names(outlets),
        span=_say_span(statements, lookup),
        voices=_view_voices(statements, weighed, lookup, anchors),
        quotes=_pick_quotes(statements, lookup, anchors),
        lines=tuple(
            _view_line(line, lookup) for line in (weighed.contributions if weighed else ())
        ),
        total=sign_log_odds(weighed.log_odds) if weighed else "",
        flips_if=weighed.flips_if if weighed else (),
    )


def _say_span(statements: tuple[Statement, ...], lookup: Lookup) -> str:
    published = sorted(
        report.published
        for statement in statements
        if (report := lookup.reports.get(statement.report)) and report.published is not None
    )
    if not published:
        return "no time known"
    zone = lookup.ledger.case.zone
    first, last = say_moment(published[0], zone), say_moment(published[-1], zone)
    return first if first == last else f"{first} to {last}"


def _view_line(line: Contribution, lookup: Lookup) -> Line:
    who = _name_origin(line.origin, lookup)
    # Most reasons name their origin already; then it is not said twice.
    return Line(line.because, "" if who in line.because else who, sign_log_odds(line.log_odds))


def _name_origin(origin: str | None, lookup: Lookup) -> str:
    if origin is None:
        return ""
    known = lookup.origins.get(origin)
    return lookup.name_source(known.source) if known else origin


def _view_voices(
    statements: tuple[Statement, ...], weighed: Weighed | None, lookup: Lookup, anchors: Anchors
) -> tuple[Voice, ...]:
    groups: dict[str, list[Statement]] = {}
    alone: dict[str, list[Statement]] = {}
    for statement in statements:
        origins = lookup.origins_of.get(statement.id, ())
        for origin in origins:
            groups.setdefault(origin.id, []).append(statement)
        if not origins:
            alone.setdefault(statement.speaker, []).append(statement)
    counted = weighed.origins if weighed else ()
    # Origins that the weighing counted come first, then the rest as the reports give them.
    order = [key for key in counted if key in groups]
    order += [key for key in groups if key not in counted]
    voices = [
        _view_voice(lookup.origins[key], groups[key], lookup, anchors, counts=key in counted)
        for key in order
    ]
    voices += [
        Voice(
            lookup.name_source(speaker),
            anchors.sources.get(speaker),
            _say_through(said, speaker, lookup),
            "no origin traced",
        )
        for speaker, said in alone.items()
    ]
    return tuple(voices)


def _view_voice(
    origin: Origin,
    said: list[Statement],
    lookup: Lookup,
    anchors: Anchors,
    *,
    counts: bool,
) -> Voice:
    remark = _LINEAGE[origin.lineage]
    if not counts:
        remark = f"{remark}, not counted" if remark else "not counted"
    return Voice(
        name=lookup.name_source(origin.source),
        anchor=anchors.sources.get(origin.source),
        through=_say_through(said, origin.source, lookup),
        remark=remark,
    )


def _say_through(statements: list[Statement], source: str, lookup: Lookup) -> str:
    own = lookup.name_source(source)
    names = dict.fromkeys(
        name for statement in statements for name in lookup.name_chain(statement) if name != own
    )
    return list_names(tuple(names))


def _pick_quotes(
    statements: tuple[Statement, ...], lookup: Lookup, anchors: Anchors
) -> tuple[Quote, ...]:
    """Pick quotes of different speakers first, direct ones before the rest."""
    ranked = sorted(statements, key=lambda statement: statement.form is not Form.DIRECT)
    picked: dict[str, Statement] = {}
    for statement in ranked:
        picked.setdefault(statement.speaker, statement)
    rest = [statement for statement in ranked if statement not in picked.values()]
    chosen = [*picked.values(), *rest][:_QUOTES]
    return tuple(quote_statement(statement, lookup, anchors) for statement in chosen)


def _view_pairs(question: Question, lookup: Lookup, anchors: Anchors) -> tuple[Pair, ...]:
    pairs = []
    for relation in lookup.relations_in(question):
        if relation.relation is not RelationKind.CONTRADICTS:
            continue
        said = [
            lookup.statements.get(lookup.claims[key].statement) for key in (relation.a, relation.b)
        ]
        if said[0] is None or said[1] is None:
            continue
        pairs.append(
            Pair(
                a=quote_statement(said[0], lookup, anchors),
                b=quote_statement(said[1], lookup, anchors),
                who_a=lookup.name_source(said[0].speaker),
                who_b=lookup.name_source(said[1].speaker),
                because=relation.because,
            )
        )
    return tuple(pairs)

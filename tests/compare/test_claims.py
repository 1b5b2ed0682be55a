"""Which statement a frame belongs to, and what it is given from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone

import pytest

from hearsay.compare.claims import assign_claims
from hearsay.model.claims import Claim, Denied, FrameMatch, SlotValue
from hearsay.model.quantities import Count
from hearsay.model.reports import Report, ReportKind, Section, SectionKind
from hearsay.model.spans import Span
from hearsay.model.statements import Factuality, Form, Link, Role, Statement
from hearsay.model.times import Interval, Precision

TEXT = "The army said that a resident told it that ISIS took the town, and that it held the hill."
PUBLISHED = datetime(2016, 12, 11, 22, 30, tzinfo=UTC)
DAY = datetime(2016, 12, 9, tzinfo=UTC).date()


def report(published: datetime | None = PUBLISHED, sections: tuple[Section, ...] = ()) -> Report:
    return Report(
        "r", ReportKind.ARTICLE, TEXT, "0", PUBLISHED, published=published, sections=sections
    )


def statement(
    name: str,
    words: str,
    *,
    cue: str = "",
    said_at: Interval | None = None,
    factuality: Factuality = Factuality.CERTAIN,
) -> Statement:
    return Statement(
        id=name,
        report="r",
        content=(span(words),),
        cue=(span(cue),) if cue else (),
        source=(),
        text=words,
        speaker="army",
        chain=(Link("army", Role.SPEAKER),),
        form=Form.INDIRECT,
        factuality=factuality,
        doubted=False,
        said_at=said_at,
    )


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def match(words: str, frame: str = "control", **slots: SlotValue) -> FrameMatch:
    return FrameMatch(frame, slots, (span(words),), Span(0, len(TEXT)))


def assign(
    statements: list[Statement], matches: list[FrameMatch], of: Report | None = None
) -> tuple[Claim, ...]:
    told = of or report()
    return assign_claims(statements, {"r": matches}, {"r": told})


OUTER = "a resident told it that ISIS took the town, and that it held the hill"
INNER = "ISIS took the town"
PLACED = {
    "innermost": (INNER, "inner"),
    "only the outer": ("held the hill", "outer"),
    "half in": ("ISIS took the town, and that", "inner"),
    "more than half out": ("town, and that it held the hill", "outer"),
    "in none": ("The army said", None),
}


@pytest.mark.parametrize("name", PLACED)
@pytest.mark.parametrize("turned", [False, True], ids=["outer first", "inner first"])
def test_a_match_goes_to_the_innermost_statement(name: str, *, turned: bool) -> None:
    words, expected = PLACED[name]
    told = [statement("outer", OUTER), statement("inner", INNER)]
    claims = assign(told[::-1] if turned else told, [match(words)])
    assert [claim.statement for claim in claims] == ([expected] if expected else [])


def test_ids_follow_the_text_and_identical_claims_are_told_once() -> None:
    matches = [match("held the hill"), match("took the town", holder="isis"), match("ISIS took")]
    told = [statement("outer", OUTER), statement("inner", INNER)]
    claims = assign(told, [*matches, match("took the town", holder="isis")])
    assert [(c.id, c.statement, c.slots.get("holder")) for c in claims] == [
        ("k1", "inner", None),
        ("k2", "inner", "isis"),
        ("k3", "outer", None),
    ]


def test_words_of_a_number_do_not_make_another_claim() -> None:
    counts = [Count(24, 99, "dozens"), Count(24, 99, "scores")]
    matches = [match("took", "casualties", count=count) for count in counts]
    assert len(assign([statement("inner", INNER)], matches)) == 1


BEIRUT = timezone(timedelta(hours=2))
DAYS: Mapping[str, tuple[Interval | None, Report, Interval | None]] = {
    "when it was said": (
        Interval.at(datetime(2016, 12, 9, 8, tzinfo=UTC)),
        report(),
        Interval.of_days(DAY, DAY, UTC),
    ),
    "a month stays a month": (
        Interval.of_days(DAY.replace(day=1), DAY.replace(day=31), UTC, Precision.MONTH),
        report(),
        Interval.of_days(DAY.replace(day=1), DAY.replace(day=31), UTC, Precision.MONTH),
    ),
    "when it was published": (
        None,
        report(),
        Interval.of_days(PUBLISHED.date(), PUBLISHED.date(), UTC),
    ),
    "the section's own stamp": (
        None,
        report(
            sections=(
                Section(
                    Span(0, len(TEXT)), SectionKind.WIRE, Interval.of_days(DAY, DAY, UTC), "Wire"
                ),
            )
        ),
        Interval.of_days(DAY, DAY, UTC),
    ),
    "nobody knows": (None, report(published=None), None),
}


@pytest.mark.parametrize("name", DAYS)
def test_a_claim_without_a_time_gets_the_day_on_which_it_was_said(name: str) -> None:
    said_at, told, expected = DAYS[name]
    (claim,) = assign([statement("inner", INNER, said_at=said_at)], [match(INNER)], told)
    assert claim.slots["time"] == expected


def test_days_are_counted_in_the_zone_of_the_case() -> None:
    (claim,) = assign_claims(
        [statement("inner", INNER)], {"r": [match(INNER)]}, {"r": report()}, BEIRUT
    )
    day = (PUBLISHED + timedelta(days=1)).date()
    assert claim.slots["time"] == Interval.of_days(day, day, BEIRUT)


def test_a_told_time_is_kept() -> None:
    told = Interval.of_days(DAY, DAY, UTC)
    (claim,) = assign([statement("inner", INNER)], [match(INNER, time=told)])
    assert claim.slots["time"] == told


@pytest.mark.parametrize(
    ("negated", "factuality", "cue", "expected"),
    [
        (False, Factuality.CERTAIN, "told", False),
        (True, Factuality.CERTAIN, "told", True),
        (False, Factuality.PROBABLE_NOT, "told", True),
        (False, Factuality.PROBABLE_NOT, "", False),  # "could not" may be another verb's
        (True, Factuality.CERTAIN_NOT, "told", True),
        (False, Factuality.CERTAIN_NOT, "told", False),  # the "not" is another clause's
        (False, Factuality.UNDERSPECIFIED, "told", False),
    ],
)
def test_what_is_put_as_not_so_is_negated_once(
    *, negated: bool, factuality: Factuality, cue: str, expected: bool
) -> None:
    frame = FrameMatch("control", {}, (span(INNER),), Span(0, len(TEXT)), negated=negated)
    (claim,) = assign([statement("inner", INNER, cue=cue, factuality=factuality)], [frame])
    assert claim.negated is expected


def test_a_denial_belongs_to_whoever_s_cue_it_is() -> None:
    told = statement("inner", INNER, cue="told", factuality=Factuality.CERTAIN_NOT)
    denied = Denied("control", {"holder": "isis"})
    (claim,) = assign([told], [match("told", "denial", denies=denied)])
    assert (claim.statement, claim.negated) == ("inner", False)
    assert claim.slots == {"denies": denied, "by": "army"}


def test_what_is_denied_is_not_told_a_second_time_as_not_so() -> None:
    told = statement("inner", INNER, cue="told", factuality=Factuality.CERTAIN_NOT)
    denial = match("told", "denial", denies=Denied("control", {"holder": "isis"}))
    others = [match(INNER, holder="isis"), match("ISIS took", holder="sdf")]
    claims = assign([told], [denial, *others])
    assert [(c.frame, c.slots.get("holder")) for c in claims] == [
        ("denial", None),
        ("control", "sdf"),
    ]


def test_a_statement_of_another_report_takes_nothing() -> None:
    assert assign_claims([statement("inner", INNER)], {"q": [match(INNER)]}, {"r": report()}) == ()

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, tzinfo

import pytest

from hearsay.model.mentions import Mention, MentionKind
from hearsay.model.places import Place
from hearsay.model.quantities import Count
from hearsay.model.spans import Span
from hearsay.model.times import Interval
from hearsay.resolve.actors import ActorLexicon
from hearsay.resolve.gazetteer import Gazetteer
from hearsay.resolve.mentions import find_mentions

MONDAY = Interval.of_days(date(2016, 12, 12), date(2016, 12, 12), UTC)

Reader = Callable[[str], tuple[Mention, ...]]


@pytest.fixture(scope="module")
def read(syrian_gazetteer: Gazetteer, syrian_actors: ActorLexicon) -> Reader:
    def find(text: str) -> tuple[Mention, ...]:
        return find_mentions(
            text, anchor=MONDAY, zone=UTC, gazetteer=syrian_gazetteer, actors=syrian_actors
        )

    return find


def show(text: str, mentions: tuple[Mention, ...]) -> list[tuple[str, str]]:
    return [(one.span.cut(text), one.kind.value) for one in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Russia says 60 jets hit Palmyra on Monday.",
            [
                ("Russia", "place"),
                ("Russia", "actor"),
                ("60", "count"),
                ("Palmyra", "place"),
                ("Monday", "time"),
            ],
        ),
        ("In Russia he slept.", [("Russia", "place")]),
        (
            "The New York Times wrote about Aleppo.",
            [("New York Times", "actor"), ("Aleppo", "place")],
        ),
        ("They held the T4 airbase.", [("T4 airbase", "place")]),
        ("In March 2015 ISIS fled.", [("March 2015", "time"), ("ISIS", "actor")]),
        (
            "More than 300 ISIS militants died.",
            [("More than 300", "count"), ("ISIS militants", "actor")],
        ),
        ("", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_all_kinds_come_in_one_list(
    text: str, expected: list[tuple[str, str]], read: Reader
) -> None:
    assert show(text, read(text)) == expected


def test_values_are_resolved(read: Reader) -> None:
    mentions = read("More than 300 ISIS militants died in Palmyra.")
    values = {one.kind: one.value for one in mentions}
    place, count = values[MentionKind.PLACE], values[MentionKind.COUNT]
    assert isinstance(place, Place)
    assert place.id == "163808"
    assert isinstance(count, Count)
    assert count.bounds[0] == 301
    assert values[MentionKind.ACTOR] == "isis"


def test_times_in_names_and_numbers_in_times_are_dropped(
    syrian_gazetteer: Gazetteer, syrian_actors: ActorLexicon
) -> None:
    text = "The March 23 Movement came on 12 May with 9 men."

    def find_counts(text: str, within: Span | None) -> tuple[tuple[Span, Count], ...]:
        assert within is None
        at = [text.index("23"), text.index("12"), text.index("9")]
        return tuple((Span(i, i + 1), Count(1, 1)) for i in at)

    def find_times(
        text: str, anchor: Interval | None, zone: tzinfo, within: Span | None
    ) -> tuple[tuple[Span, Interval], ...]:
        assert (anchor, zone, within) == (None, UTC, None)
        return tuple(
            (Span(text.index(words), text.index(words) + len(words)), MONDAY)
            for words in ("March 23", "12 May")
        )

    mentions = find_mentions(
        text,
        anchor=None,
        zone=UTC,
        gazetteer=syrian_gazetteer,
        actors=syrian_actors,
        find_counts=find_counts,
        find_times=find_times,
    )
    assert show(text, mentions) == [
        ("March 23 Movement", "actor"),
        ("12 May", "time"),
        ("9", "count"),
        ("men", "actor"),
    ]


def test_spans_are_offsets_into_the_whole_text(
    syrian_gazetteer: Gazetteer, syrian_actors: ActorLexicon
) -> None:
    text = "ISIS left Aleppo. ISIS left Palmyra."
    mentions = find_mentions(
        text,
        anchor=None,
        zone=UTC,
        gazetteer=syrian_gazetteer,
        actors=syrian_actors,
        within=Span(18, 36),
    )
    assert [(one.span.start, one.span.cut(text)) for one in mentions] == [
        (18, "ISIS"),
        (28, "Palmyra"),
    ]

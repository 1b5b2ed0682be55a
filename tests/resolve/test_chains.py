"""From attributions to statements: speaker, relays, outlet, time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from hearsay.model.cases import Case
from hearsay.model.mentions import Mention, MentionKind
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.reports import Report, ReportKind, Section, SectionKind
from hearsay.model.sources import SourceKind
from hearsay.model.spans import Span, Spans
from hearsay.model.statements import Attribution, Factuality, Form, Statement
from hearsay.model.times import Interval
from hearsay.resolve.actor_book import SourceBook, open_book
from hearsay.resolve.actors import ActorLexicon
from hearsay.resolve.chains import resolve_statements

MONDAY = Interval.of_days(date(2016, 12, 12), date(2016, 12, 12), UTC)
SUNDAY = Interval.of_days(date(2016, 12, 11), date(2016, 12, 11), UTC)
FRIDAY = Interval.of_days(date(2016, 12, 9), date(2016, 12, 9), UTC)
NOON = Interval.at(datetime(2016, 12, 12, 12, 47, tzinfo=UTC))


def make_report(text: str, outlet: str | None = "Evening Post", **facts: object) -> Report:
    report = Report("r", ReportKind.ARTICLE, text, "0" * 64, NOON.lo, outlet=outlet)
    return replace(report, **facts)  # type: ignore[arg-type] # the fields are the test's to name


def find_words(text: str, words: str) -> Span:
    found = re.search(rf"\b{re.escape(words)}\b", text)
    assert found
    return Span(*found.span())


def attribute(
    text: str,
    content: str,
    cue: str = "",
    source: str = "",
    relays: Sequence[str] = (),
    addressee: str = "",
) -> Attribution:
    """Make an attribution of words as they first stand in a text."""

    def place(words: str) -> Spans:
        return (find_words(text, words),) if words else ()

    return Attribution(
        content=place(content),
        cue=place(cue),
        source=place(source),
        form=Form.INDIRECT if cue else Form.OWN_VOICE,
        factuality=Factuality.CERTAIN,
        relays=tuple(find_words(text, words) for words in relays),
        addressee=find_words(text, addressee) if addressee else None,
    )


def tell_times(text: str, **times: Interval) -> list[Mention]:
    return [
        Mention(MentionKind.TIME, Span(*found.span()), interval)
        for word, interval in times.items()
        for found in re.finditer(word, text)
    ]


@pytest.fixture
def book(syrian_actors: ActorLexicon) -> SourceBook:
    return SourceBook(syrian_actors)


def chain(statement: Statement) -> list[str]:
    return [f"{link.source} {link.role}" for link in statement.chain]


def resolve(
    report: Report,
    attributions: Iterable[Attribution],
    book: SourceBook,
    mentions: Sequence[Mention] = (),
) -> list[Statement]:
    return list(resolve_statements(report, list(attributions), mentions, book, MONDAY))


def test_a_chain_runs_from_the_speaker_to_the_outlet(book: SourceBook) -> None:
    text = "The base held, Ahmad Hamadi said."
    (statement,) = resolve(
        make_report(text), [attribute(text, "The base held", "said", "Ahmad Hamadi")], book
    )
    assert (statement.id, statement.report) == ("r/s1", "r")
    assert statement.speaker == "ahmad-hamadi"
    assert chain(statement) == ["ahmad-hamadi speaker", "evening-post outlet"]
    assert statement.text == "The base held"


def test_relays_stand_between_next_to_the_speaker_first(book: SourceBook) -> None:
    text = "The base held, a source said, TASS wrote, citing Interfax."
    attribution = attribute(text, "The base held", "said", "a source", ["Interfax", "TASS"])
    (statement,) = resolve(make_report(text), [attribution], book)
    assert chain(statement) == [
        "unnamed:source@interfax speaker",
        "interfax relay",
        "tass relay",
        "evening-post outlet",
    ]


def test_an_outlet_that_was_told_is_a_relay_and_a_person_is_not(book: SourceBook) -> None:
    text = "The base held, Ahmad Hamadi told RIA Novosti. The pass fell, he wrote his cousin."
    told = attribute(text, "The base held", "told", "Ahmad Hamadi", addressee="RIA Novosti")
    private = attribute(text, "The pass fell", "wrote", "he", addressee="his cousin")
    first, second = resolve(make_report(text), [told, private], book)
    assert chain(first) == ["ahmad-hamadi speaker", "ria-novosti relay", "evening-post outlet"]
    assert second.speaker == first.speaker
    assert "cousin" not in " ".join(chain(second))


def test_the_agency_looks_back_to_whom_they_told(book: SourceBook) -> None:
    text = "The base held, Ahmad Hamadi told RIA Novosti. Trucks burn, the agency added."
    told = attribute(text, "The base held", "told", "Ahmad Hamadi", addressee="RIA Novosti")
    added = attribute(text, "Trucks burn", "added", "the agency")
    assert resolve(make_report(text), [told, added], book)[1].speaker == "ria-novosti"


def test_nobody_stands_twice_in_a_chain(book: SourceBook) -> None:
    text = "The base held, TASS wrote, citing TASS; Reuters told Reuters."
    report = make_report(text, outlet="Reuters")
    attribution = attribute(text, "The base held", "wrote", "TASS", ["TASS", "Reuters"])
    assert chain(resolve(report, [attribution], book)[0]) == ["tass speaker", "reuters outlet"]
    own = attribute(text, "The base held", "told", "Reuters", ["TASS"])
    assert chain(resolve(report, [own], book)[0]) == ["reuters outlet"]


WIRE_TEXT = "What of this wire?\nTrucks burn. The base held, a source said.\nWell."
WIRE = Section(Span(19, 62), SectionKind.WIRE, NOON, "Sputnik News")


def test_a_wire_inside_a_page_is_a_relay_with_its_own_time(book: SourceBook) -> None:
    report = make_report(WIRE_TEXT, outlet=None, byline=("Jo Field",), sections=(WIRE,))
    said = attribute(WIRE_TEXT, "The base held", "said", "a source")
    wire = attribute(WIRE_TEXT, "Trucks burn")
    page = attribute(WIRE_TEXT, "Well")
    first, second, third = resolve(report, [said, wire, page], book)
    assert chain(first) == ["unnamed:source@r speaker", "sputnik relay"]
    assert first.said_at == NOON
    assert (second.speaker, second.said_at) == ("sputnik", NOON)
    assert (third.speaker, third.said_at) == ("jo-field", MONDAY)


@pytest.mark.parametrize(
    ("kind", "outlet", "byline", "speaker"),
    [
        (ReportKind.ARTICLE, "Evening Post", ("Jo Field",), "evening-post"),
        (ReportKind.ARTICLE, None, ("Jo Field",), "jo-field"),
        (ReportKind.COMMENT, "Evening Post", ("Jo Field",), "jo-field"),
        (ReportKind.POST, "Evening Post", ("Jo Field",), "jo-field"),
        (ReportKind.COMMENT, "Evening Post", (), "evening-post"),
        (ReportKind.ARTICLE, None, (), "unnamed:author-of-this-report@r"),
        (ReportKind.COMMENT, None, (), "unnamed:author-of-this-comment@r"),
    ],
)
@pytest.mark.parametrize("cue", ["", "think"])
def test_own_voice_and_i_are_the_outlet_or_the_author(
    book: SourceBook, kind: ReportKind, outlet: str | None, byline: tuple[str, ...], speaker: str,
    cue: str,
) -> None:  # fmt: skip
    text = "I think the base held."
    report = make_report(text, outlet, kind=kind, byline=byline)
    attribution = attribute(text, "the base held", cue, "I" if cue else "")
    assert resolve(report, [attribution], book)[0].speaker == speaker


def test_an_outlet_s_own_voice_is_the_outlet_alone(book: SourceBook) -> None:
    text = "The base held."
    (statement,) = resolve(make_report(text), [attribute(text, "The base held")], book)
    assert chain(statement) == ["evening-post outlet"]
    assert statement.cue == statement.source == ()


def test_a_cue_without_a_source_has_an_unnamed_speaker(book: SourceBook) -> None:
    text = "It was said that the base held."
    (statement,) = resolve(
        make_report(text), [attribute(text, "the base held", "It was said")], book
    )
    assert book.get(statement.speaker).kind is SourceKind.UNNAMED
    assert chain(statement)[-1] == "evening-post outlet"


def test_ids_keep_the_order_given_while_people_are_met_in_reading_order(book: SourceBook) -> None:
    text = "Ahmad Hamadi spoke first. The base held, he said."
    given = [
        attribute(text, "The base held", "said", "he"),
        attribute(text, "spoke", "first", "Ahmad Hamadi"),
    ]
    found = resolve(make_report(text), given, book)
    assert [s.id for s in found] == ["r/s1", "r/s2"]
    assert [s.speaker for s in found] == ["ahmad-hamadi"] * 2


TIMES = {
    "beside the cue": ("The base held, he said on Sunday.", SUNDAY),
    "the nearest": ("Since Friday quiet. The base held, he said on Sunday, not Friday.", SUNDAY),
    "not in the content": ("That the base fell on Friday, he said.", MONDAY),
    "not in another sentence": ("Friday was quiet. The base held, he said.", MONDAY),
}


@pytest.mark.parametrize(("text", "expected"), TIMES.values(), ids=TIMES)
def test_a_statement_is_said_at_the_time_told_beside_its_cue(
    book: SourceBook, text: str, expected: Interval
) -> None:
    content = "the base fell on Friday" if "fell" in text else "The base held"
    (statement,) = resolve(
        make_report(text),
        [attribute(text, content, "said", "he")],
        book,
        tell_times(text, Sunday=SUNDAY, Friday=FRIDAY),
    )
    assert statement.said_at == expected


def test_two_sentences_of_one_statement_may_both_tell_its_time(book: SourceBook) -> None:
    text = "He spoke on Friday. The base held, the man said. On Sunday it fell."
    attribution = replace(
        attribute(text, "The base held", "said", "He"), cue=(find_words(text, "said"),)
    )
    times = tell_times(text, Sunday=SUNDAY, Friday=FRIDAY)
    assert resolve(make_report(text), [attribution], book, times)[0].said_at == FRIDAY


def test_without_any_time_nothing_is_made_up(book: SourceBook) -> None:
    text = "The base held, he said."
    report = make_report(text)
    (statement,) = resolve_statements(
        report, [attribute(text, "The base held", "said", "he")], (), book
    )
    assert statement.said_at is None


def test_content_in_two_pieces_is_joined_by_an_ellipsis(book: SourceBook) -> None:
    text = "The base, he said, held."
    pieces = replace(
        attribute(text, "The base", "said", "he"),
        content=(find_words(text, "The base"), find_words(text, "held")),
    )
    assert resolve(make_report(text), [pieces], book)[0].text == "The base ... held"


def test_what_the_engine_says_of_certainty_is_kept(book: SourceBook) -> None:
    text = "The base held, he said."
    doubted = replace(
        attribute(text, "The base held", "said", "he"),
        doubted=True,
        factuality=Factuality.PROBABLE_NOT,
        form=Form.MIXED,
    )
    (statement,) = resolve(make_report(text), [doubted], book)
    assert (statement.doubted, statement.factuality) == (True, Factuality.PROBABLE_NOT)
    assert statement.form is Form.MIXED


def test_a_quotation_right_after_a_statement_goes_on_with_it(book: SourceBook) -> None:
    text = 'The base held, Ahmad Hamadi told Reuters. "Nobody ran."\n\n"All lies."'
    said = attribute(text, "The base held", "told", "Ahmad Hamadi", addressee="Reuters")
    lone, far = (
        replace(attribute(text, words), form=Form.DIRECT) for words in ("Nobody ran", "All lies")
    )
    first, second, third = resolve(make_report(text), [said, lone, far], book)
    assert second.chain == first.chain
    assert third.speaker == "unnamed:unnamed-speaker@r"


def test_i_in_a_quotation_is_who_is_quoted_and_who_is_told_of_comes_through_them(
    book: SourceBook,
) -> None:
    text = "I think my aunt said the base held, wrote Ahmad Hamadi."
    outer = attribute(text, "I think my aunt said the base held", "wrote", "Ahmad Hamadi")
    own = attribute(text, "my aunt said the base held", "think", "I")
    aunt = attribute(text, "the base held", "said", "my aunt")
    _, second, third = resolve(make_report(text), [outer, own, aunt], book)
    assert second.speaker == "ahmad-hamadi"
    assert chain(third)[1] == "ahmad-hamadi relay"


def test_an_outlet_is_no_relay_of_itself(book: SourceBook) -> None:
    text = "The base held, a memo seen by the Post said; Ahmad Hamadi told this paper so."
    memo = attribute(text, "The base held", "said", "a memo", ["the Post"])
    told = attribute(text, "so", "told", "Ahmad Hamadi", addressee="this paper")
    for statement in resolve(make_report(text), [memo, told], book):
        assert [link.role for link in statement.chain] == ["speaker", "outlet"]


def test_a_name_beside_a_description_is_the_speaker_and_no_relay(book: SourceBook) -> None:
    text = "The mayor of the town, Ida Ferr, reported that the base held. Nobody left, she added."
    told = attribute(text, "the base held", "reported", "The mayor of the town", ["Ida Ferr"])
    added = attribute(text, "Nobody left", "added", "she")
    first, second = resolve(make_report(text), [told, added], book)
    assert chain(first) == ["ida-ferr speaker", "evening-post outlet"]
    assert second.speaker == first.speaker


def test_an_outlet_beside_a_description_stays_a_relay(book: SourceBook) -> None:
    text = "The mayor of the town, Radio Hill, reported that the base held."
    told = attribute(text, "the base held", "reported", "The mayor of the town", ["Radio Hill"])
    assert "radio-hill relay" in chain(resolve(make_report(text), [told], book)[0])


def test_a_person_told_as_a_relay_alone_is_the_speaker(book: SourceBook) -> None:
    text = "The base held, Ida Ferr said, and nobody left."
    told = attribute(text, "The base held", "said", "", ["Ida Ferr"])
    assert chain(resolve(make_report(text), [told], book)[0]) == [
        "ida-ferr speaker",
        "evening-post outlet",
    ]


def test_a_place_passes_nothing_on(book: SourceBook) -> None:
    text = "The base held, an official said to the envoy in Lakeside."
    told = attribute(text, "The base held", "said", "an official", ["Lakeside"])
    place = Place("lakeside", "Lakeside", None, None, PlacePrecision.TOWN)
    named = [Mention(MentionKind.PLACE, find_words(text, "Lakeside"), place)]
    assert len(chain(resolve(make_report(text), [told], book, named)[0])) == 2
    assert len(chain(resolve(make_report(text), [told], book)[0])) == 3


def test_a_description_is_the_actor_for_whom_the_same_words_stand(
    syrian_case: Case, syrian_actors: ActorLexicon
) -> None:
    text = "ISIS attacked. Nine soldiers fell, the group said."
    told = attribute(text, "Nine soldiers fell", "said", "the group")
    named = [Mention(MentionKind.ACTOR, find_words(text, "the group"), "isis")]
    book = open_book(syrian_actors, syrian_case)
    assert resolve(make_report(text), [told], book, named)[0].speaker == "isis"
    (merge,) = book.merges.values()
    assert (merge.source, merge.form) == ("isis", "the group")

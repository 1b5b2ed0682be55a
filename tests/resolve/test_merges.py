"""Merges: recorded with a reason, ordered or forbidden by a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hearsay.model.cases import Case
from hearsay.model.merges import Affiliation, AskedMerge, AskedSplit
from hearsay.model.reports import Report, ReportKind
from hearsay.model.sources import Source, SourceKind
from hearsay.resolve.actor_book import SourceBook, open_book
from hearsay.resolve.actors import ActorLexicon, build_actors
from hearsay.resolve.groups import settle_groups
from hearsay.resolve.merges import list_merges
from hearsay.resolve.speakers import ReportSpeakers

FRONT = Source("front", "Coastal Freedom Front", SourceKind.GROUP)
BRIGADE = Source("b9", "9th Brigade", SourceKind.ORGANISATION, affiliation="Norland")
ARMY = Source("army", "Norland army", SourceKind.ORGANISATION, ("Norlandic army",), "Norland")
MINISTRY = Source(
    "ministry", "Norland Defence Ministry", SourceKind.ORGANISATION, affiliation="Norland"
)
KOVAC = Source("kovac", "Milan Kovac", SourceKind.PERSON, ("chief of the river police",))
OWN = (FRONT, BRIGADE, ARMY, MINISTRY, KOVAC)


def open_case(
    case: Case, merges: tuple[AskedMerge, ...] = (), splits: tuple[AskedSplit, ...] = ()
) -> tuple[ActorLexicon, SourceBook]:
    case = replace(case, actors=OWN, merges=merges, splits=splits)
    actors = build_actors(case)
    return actors, open_book(actors, case)


def speak(book: SourceBook, text: str, *phrases: str, report: str = "r1") -> list[str]:
    speakers = ReportSpeakers(book, report, text)
    return [speakers.resolve(phrase, text.index(phrase), ()).source for phrase in phrases]


def make_report(text: str) -> Report:
    return Report("r1", ReportKind.ARTICLE, text, "0" * 64, datetime(2024, 1, 1, tzinfo=UTC))


def settle(text: str, actors: ActorLexicon) -> list[tuple[str, str]]:
    return [(span.cut(text), one) for span, one in settle_groups(text, actors.find(text), actors)]


SETTLED = {
    "fighters of an own group": ("Five fighters of the Coastal Freedom Front fell.", "front"),
    "men of an own body": ("Men of the Norland Defence Ministry came.", "ministry"),
    "the brigade": ("The 9th Brigade came. Then the brigade left.", "b9"),
    "the Front": ("Then the Front left.", "front"),
    "its troops": ("The Coastal Freedom Front said its fighters had left.", "front"),
    "a ministry's troops": ("The Norland Defence Ministry said its troops had left.", "army"),
}


@pytest.mark.parametrize(("text", "source"), SETTLED.values(), ids=SETTLED)
def test_words_stand_for_an_own_actor(text: str, source: str, plain_case: Case) -> None:
    actors, _ = open_case(plain_case)
    assert settle(text, actors)[-1][1] == source


OPEN = {
    "another brigade": ("The 9th Brigade met the 4th Brigade. The brigade left.", "The brigade"),
    "not named before": ("The brigade left.", "The brigade"),
    "a line": ("At the front the Coastal Freedom Front fell silent.", "the front"),
    "its, after two": (
        "The Coastal Freedom Front told the Norland army that its soldiers had left.",
        "its soldiers",
    ),
}


@pytest.mark.parametrize(("text", "words"), OPEN.values(), ids=OPEN)
def test_words_that_may_be_another_s_stay_open(text: str, words: str, plain_case: Case) -> None:
    actors, _ = open_case(plain_case)
    assert words not in [form for form, _ in settle(text, actors)]


def test_counted_soldiers_are_nobody_s_and_the_soldiers_are(plain_case: Case) -> None:
    actors, _ = open_case(plain_case)
    found = settle("The Norland army lost nine soldiers. The soldiers fell there.", actors)
    assert [source for _, source in found] == ["army", "soldiers", "army"]


def test_an_office_told_in_one_report_is_known_in_another(plain_case: Case) -> None:
    _, book = open_case(plain_case)
    book.learn([("r2", "Eva Horn, a spokeswoman for Minera Alta, left.")])
    (found,) = speak(book, "the spokeswoman of Minera Alta said", "the spokeswoman of Minera Alta")
    assert book.get(found).name == "Eva Horn"
    (merge,) = book.merges.values()
    assert merge.form == "the spokeswoman of Minera Alta"
    assert "r2" in merge.reason


def test_the_case_s_own_alias_tells_an_office(plain_case: Case) -> None:
    _, book = open_case(plain_case)
    assert speak(book, "the town's river police chief said", "the town's river police chief") == [
        "kovac"
    ]


def test_an_introduced_short_form_is_one_source(plain_case: Case) -> None:
    _, book = open_case(plain_case)
    text = "The Delta Nurses Network (DNN) counts nine. DNN said so."
    ids = speak(book, text, "The Delta Nurses Network", "DNN")
    ids += speak(book, "DNN added", "DNN", report="r2")
    assert len(set(ids)) == 1
    assert [merge.form for merge in book.merges.values()] == ["DNN"]


def test_two_spellings_of_a_person_are_one_and_two_of_a_surname_stay_two(plain_case: Case) -> None:
    _, book = open_case(plain_case)
    ids = [
        *speak(book, "Mohamed el-Sayed said", "Mohamed el-Sayed"),
        *speak(book, "Muhammad al-Sayed said", "Muhammad al-Sayed", report="r2"),
        *speak(book, "Ahmed el-Sayed said", "Ahmed el-Sayed", report="r3"),
    ]
    assert ids[0] == ids[1] != ids[2]
    (merge,) = book.merges.values()
    assert "spelling" in merge.reason


def test_an_affiliation_is_told_with_its_words(plain_case: Case) -> None:
    _, book = open_case(plain_case)
    book.learn([("r2", "Eva Horn, a spokeswoman for the Norland army, left.")])
    (found,) = speak(book, "Eva Horn said", "Eva Horn")
    assert book.get(found).affiliation == "army"
    told = book.affiliations[found, "army"]
    assert told == Affiliation(found, "army", "r2", "a spokeswoman for the Norland army")


def test_a_place_a_field_or_a_person_is_no_affiliation(plain_case: Case) -> None:
    _, book = open_case(plain_case)
    text = (
        "Eva Horn, the mayor of Lund, met Mining Minister Otto Berg. "
        "Ada Voss, a lawyer for Milan Kovac, left."
    )
    book.learn([("r2", text)])
    for name in ("Eva Horn", "Otto Berg", "Ada Voss"):
        (found,) = speak(book, f"{name} said", name)
        assert book.get(found).affiliation is None


def test_the_ministry_of_a_people_named_before_is_that_people_s(plain_case: Case) -> None:
    _, book = open_case(plain_case)
    text = "The Norlandic army came, the defence ministry said."
    assert speak(book, text, "the defence ministry") == ["ministry"]
    elsewhere = "The Norlandic army came, the defence ministry in Paris said."
    assert speak(book, elsewhere, "the defence ministry in Paris", report="r2") != ["ministry"]


MERGE = AskedMerge("front", ("the Coast men", "CM"), "A. Editor", "same flag")
SPLIT = AskedSplit("the Front", "A. Editor", "two of them")


def test_a_person_s_merge_holds_for_who_acts_and_who_speaks(plain_case: Case) -> None:
    actors, book = open_case(plain_case, (MERGE,))
    assert settle("Then the Coast men left.", actors) == [("the Coast men", "front")]
    assert speak(book, "The Coast men said", "The Coast men") == ["front"]
    (told,) = list_merges(book, actors, [make_report("Then the Coast men left.")])
    assert (told.source, told.form) == ("front", "the Coast men")
    assert told.reason == "A. Editor joined them: same flag"


def test_a_merge_into_a_new_name_makes_a_source(plain_case: Case) -> None:
    order = AskedMerge("Hill Watch Group", ("the watchers",), "A. Editor", "their site")
    _, book = open_case(plain_case, (order,))
    ids = speak(book, "the watchers said. Hill Watch Group", "the watchers", "Hill Watch Group")
    assert len(set(ids)) == 1
    assert book.get(ids[0]).kind is SourceKind.ORGANISATION


def test_a_person_s_split_undoes_a_merge(plain_case: Case) -> None:
    text = "The Coastal Freedom Front came. Then the Front left."
    for splits, forms in (((), 2), ((SPLIT,), 1)):
        actors, book = open_case(plain_case, (), splits)
        assert len(settle(text, actors)) == forms
    assert speak(book, "the Front said", "the Front") != ["front"]
    assert actors.resolve_name("the Front") is None


def test_names_as_given_are_no_merges(plain_case: Case) -> None:
    actors, book = open_case(plain_case)
    text = "The Norlandic army came, Coastal Freedom Front said. Norlandic troops left."
    speak(book, text, "Coastal Freedom Front")
    book.add(ARMY)
    merges = list_merges(book, actors, [make_report(text)])
    assert [(merge.source, merge.form) for merge in merges] == [("army", "Norlandic troops")]


SPOKEN = {
    "for": (
        "A spokesman for the Norlandic army said",
        "A spokesman for the Norlandic army",
        "army",
    ),
    "whose": (
        "The 9th Brigade's spokesman said",
        "The 9th Brigade's spokesman",
        "b9",
    ),
    "a body met before": (
        "The Delta Nurses Network met. Then the network's spokeswoman said",
        "the network's spokeswoman",
        "delta-nurses-network",
    ),
    "an unknown body": ("The club's spokesman said", "The club's spokesman", None),
    "no body": ("A spokesman said", "A spokesman", None),
}


@pytest.mark.parametrize(("text", "words", "body"), SPOKEN.values(), ids=SPOKEN)
def test_whoever_speaks_for_a_body_is_affiliated_to_it(
    text: str, words: str, body: str | None, plain_case: Case
) -> None:
    _, book = open_case(plain_case)
    before = ("The Delta Nurses Network",) if "Delta" in text else ()
    found = speak(book, text, *before, words)[-1]
    assert book.get(found).kind is SourceKind.UNNAMED
    assert book.get(found).affiliation == body


def test_an_affiliation_told_beside_the_name_has_its_words_too(plain_case: Case) -> None:
    _, book = open_case(plain_case)
    words = "Captain Eva Horn of the Norlandic army"
    (found,) = speak(book, f"{words} said", words)
    assert book.affiliations[found, "army"].words == words

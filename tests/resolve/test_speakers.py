"""Whom a source phrase means: one id a source, and nothing merged on a hunch."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.model.sources import Source, SourceKind
from hearsay.resolve.actor_book import SourceBook
from hearsay.resolve.actor_names import make_slug
from hearsay.resolve.actors import ActorLexicon
from hearsay.resolve.speakers import ReportSpeakers


@dataclass(slots=True)
class FewNames:
    """A lexicon of a handful of names, read in any case."""

    names: dict[str, Source] = field(default_factory=dict)

    def resolve_name(self, name: str) -> Source | None:
        return self.names.get(name.lower().removeprefix("the "))


def make_book(*sources: Source) -> SourceBook:
    return SourceBook(
        FewNames({n.lower(): source for source in sources for n in (source.name, *source.aliases)})
    )


def resolve_all(book: SourceBook, *phrases: str, text: str = "", report: str = "r") -> list[str]:
    """Resolve phrases in the order in which they stand in a text."""
    text = text or " ".join(phrases)
    speakers = ReportSpeakers(book, report, text)
    found: list[str] = []
    at = 0
    for phrase in phrases:
        start = text.index(phrase, at)
        at = start + len(phrase)
        found.append(speakers.resolve(phrase, start, ()).source)
    return found


LOOKS_BACK = {
    "pronoun": ("Dmitry Peskov", "he"),
    "surname": ("Dmitry Peskov", "Peskov"),
    "courtesy": ("Dmitry Peskov", "Mr Peskov"),
    "title": ("General Ali Abdullah Ayyoob, Chief of the Staff", "the general"),
    "office in apposition": ("Talal Barazi, the governor of Homs province", "the governor"),
    "office before": ("Kremlin spokesman Dmitry Peskov", "the spokesman"),
    "source": ("a source familiar with the situation", "the source"),
    "she": ("a survivor", "she"),
    "they": ("activists", "they"),
    "residents": ("two residents", "the residents"),
    "company": ("the White Star Line", "the line"),
    "council": ("the city council", "the council"),
    "embassy": ("the US Embassy in Syria", "the embassy"),
    "observatory": ("the Syrian Observatory for Human Rights", "the Observatory"),
    "monitor": ("the Syrian Observatory for Human Rights", "the monitor"),
    "agency": ("the Interfax news agency", "the agency"),
    "channel": ("Sky News Arabia", "the channel"),
    "paper": ("The Morning Herald", "the newspaper"),
    "it": ("the Interfax news agency", "it"),
    "ministry": ("the Finnish defence ministry", "the ministry"),
}


@pytest.mark.parametrize(("first", "then"), LOOKS_BACK.values(), ids=LOOKS_BACK)
def test_a_phrase_looks_back_within_its_report(first: str, then: str) -> None:
    one, other = resolve_all(make_book(), first, then)
    assert one == other


STAYS_APART = {
    "another office": ("Talal Barazi, the governor of Homs province", "the mayor"),
    "he is no institution": ("the Finnish defence ministry", "he"),
    "it is no person": ("Dmitry Peskov", "it"),
    "they are no person": ("Dmitry Peskov", "they"),
    "he is no crowd": ("activists", "he"),
    "another ministry": ("the Finnish defence ministry", "the foreign ministry"),
    "a paper is no person": ("Dmitry Peskov", "the newspaper"),
    "another description": ("a source in the army", "a source in the navy"),
    "another affiliation": ("the spokesman for the FSA", "the spokesman for the SDF"),
}


@pytest.mark.parametrize(("first", "then"), STAYS_APART.values(), ids=STAYS_APART)
def test_what_does_not_fit_stays_apart(first: str, then: str) -> None:
    one, other = resolve_all(make_book(), first, then)
    assert one != other


def test_the_nearest_who_fits_is_meant() -> None:
    ids = resolve_all(make_book(), "Igor Konashenkov", "Dmitry Peskov", "he", "Konashenkov", "he")
    assert ids == [
        "igor-konashenkov",
        "dmitry-peskov",
        "dmitry-peskov",
        "igor-konashenkov",
        "igor-konashenkov",
    ]


def test_a_surname_that_two_bear_is_nobody_of_them() -> None:
    ids = resolve_all(make_book(), "John Smith", "Jane Smith", "Smith", "Smith")
    assert ids == ["john-smith", "jane-smith", "smith", "smith"]


RUSSIAN = Source("russian-mod", "Russian defence ministry", SourceKind.ORGANISATION)
SYRIAN = Source("syrian-mod", "Syrian defence ministry", SourceKind.ORGANISATION)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From Moscow, the defence ministry said", "russian-mod"),
        ("Russia spoke first; then the defence ministry said", "russian-mod"),
        ("Moscow waits. In Damascus, the defence ministry said", "syrian-mod"),
        ("In Helsinki, the defence ministry said", "defence-ministry@r"),
        (f"Moscow. {'Word ' * 90} the defence ministry said", "defence-ministry@r"),
    ],
    ids=["capital", "country", "the nearer", "unknown", "too far back"],
)
def test_a_ministry_is_the_one_of_the_nation_named_before(text: str, expected: str) -> None:
    assert resolve_all(make_book(RUSSIAN, SYRIAN), "the defence ministry", text=text) == [expected]


def test_capitals_do_not_make_a_common_noun_a_name() -> None:
    book = make_book(RUSSIAN)
    found = resolve_all(book, "the Defence Ministry", text="In Moscow the Defence Ministry said")
    assert found == ["russian-mod"]
    first = resolve_all(book, "the Defence Ministry", report="a")
    second = resolve_all(book, "the Defence Ministry", report="b")
    assert first != second


def test_who_was_named_far_back_is_forgotten() -> None:
    many = [f"a source in camp {number}" for number in range(1500)]
    ids = resolve_all(make_book(), "Dmitry Peskov", *many, "Peskov")
    assert ids[-1] == "peskov"


def test_a_name_is_one_source_over_reports() -> None:
    book = make_book()
    first = resolve_all(book, "Colonel Ahmad Hamadi", report="a")
    second = resolve_all(book, "Ahmad Hamadi of the FSA", report="b")
    assert first == second == ["ahmad-hamadi"]
    (source,) = book.sources()
    assert (source.name, source.kind) == ("Ahmad Hamadi", SourceKind.PERSON)
    assert source.affiliation == "FSA"


def test_a_surname_does_not_look_into_other_reports() -> None:
    book = make_book()
    resolve_all(book, "Dmitry Peskov", report="a")
    assert resolve_all(book, "Peskov", report="b") == ["peskov"]


def test_the_lexicon_joins_the_forms_of_a_name() -> None:
    sohr = Source("sohr", "Syrian Observatory for Human Rights", SourceKind.ORGANISATION, ("SOHR",))
    book = make_book(sohr)
    ids = resolve_all(book, "SOHR", "the Syrian Observatory for Human Rights", "it")
    assert ids == ["sohr"] * 3
    assert book.sources() == (sohr,)


def test_an_outlet_is_known_without_its_common_noun() -> None:
    amaq = Source("amaq", "Amaq", SourceKind.OUTLET)
    assert resolve_all(make_book(amaq), "Islamic State-linked Amaq news agency") == ["amaq"]


def test_unnamed_sources_are_told_apart_by_whom_they_spoke_through() -> None:
    book = make_book()
    speakers = ReportSpeakers(book, "r", "")
    words = "a military source"
    ria = speakers.resolve(words, 0, ("ria",)).source
    again = ReportSpeakers(book, "q", "").resolve("A military source", 0, ("ria",)).source
    tass = ReportSpeakers(book, "q", "").resolve(words, 0, ("tass",)).source
    directly = ReportSpeakers(book, "q", "").resolve(words, 0, ()).source
    assert ria == again
    assert len({ria, tass, directly}) == 3
    assert book.get(ria).kind is SourceKind.UNNAMED


@pytest.mark.parametrize("words", ["activists", "Residents", "a statement", "the police", "he"])
def test_whoever_is_not_named_is_another_in_each_report(words: str) -> None:
    book = make_book(Source("activists", "activists", SourceKind.GROUP))
    assert resolve_all(book, words, report="a") != resolve_all(book, words, report="b")


def test_a_real_lexicon_s_general_words_name_nobody(syrian_actors: ActorLexicon) -> None:
    book = SourceBook(syrian_actors)
    assert resolve_all(book, "activists", report="a") == ["unnamed:activists@a"]
    assert resolve_all(book, "rebels", report="a") == ["unnamed:rebels@a"]


def test_a_pronoun_keeps_the_relays_of_whom_it_stands_for() -> None:
    speakers = ReportSpeakers(make_book(), "r", "")
    speakers.resolve("a source familiar with the situation", 0, ("ria", "sputnik"))
    assert speakers.resolve("the source", 50, ()).relays == ("ria", "sputnik")
    assert speakers.resolve("he", 90, ("tass",)).relays == ("tass",)


def test_unresolved_pronouns_of_one_person_share_an_id() -> None:
    assert resolve_all(make_book(), "he", "him") == ["unnamed:he@r"] * 2


def test_counting_words_do_not_tell_unnamed_sources_apart() -> None:
    book = make_book()
    assert book.enter_unnamed("two residents", "r") == book.enter_unnamed("the residents", "r")
    assert book.enter_unnamed("several of the crew", "r") == "unnamed:several-of-the-crew@r"
    assert book.enter_unnamed("", "r") == "unnamed:unnamed@r"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the Interfax news agency", "interfax-news-agency"),
        ("Sky News Arabia", "sky-news-arabia"),
        ("the army", None),
        ("Dmitry Peskov", None),
        ("the agency", None),
    ],
)
def test_an_addressee_is_a_relay_where_it_is_an_outlet(words: str, expected: str | None) -> None:
    assert ReportSpeakers(make_book(), "r", "").resolve_outlet(words) == expected


def test_the_agency_told_is_the_outlet_named_before() -> None:
    book = make_book()
    speakers = ReportSpeakers(book, "r", "")
    speakers.remember(book.enter_name("Interfax", SourceKind.OUTLET), "Interfax", 0)
    assert speakers.resolve_outlet("the agency") == "interfax"
    assert speakers.resolve_relay("the agency", 40) == "interfax"


def test_forms_become_aliases() -> None:
    book = make_book()
    book.enter_name("Amaq", SourceKind.OUTLET)
    resolve_all(book, "Dmitry Peskov", "Mr Peskov")
    assert [(s.id, s.aliases) for s in book.sources()] == [
        ("amaq", ()),
        ("dmitry-peskov", ("Peskov",)),
    ]


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(KeyError):
        make_book().get("nobody")


SLUGS = {
    "Ahmad Hamadi": "ahmad-hamadi",
    "  Médecins Sans Frontières ": "medecins-sans-frontieres",
    "O’Brien": "obrien",
    "U.S.": "u-s",
    "!?": "x",
}


@pytest.mark.parametrize(("name", "slug"), SLUGS.items())
def test_a_name_makes_a_readable_id(name: str, slug: str) -> None:
    assert make_slug(name) == slug


def test_names_in_other_scripts_and_long_ones_do_not_share_an_id() -> None:
    long = "a source in the Syrian command who spoke on condition that he not be named "
    names = ["Зеленский", "Путин", "Ł", "Đ", f"{long}at all", f"{long}yet"]
    assert len({make_slug(name) for name in names}) == len(names)


@given(st.text())
def test_an_id_is_short_ascii(name: str) -> None:
    slug = make_slug(name)
    assert slug
    assert len(slug) <= 60
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert make_slug(name) == slug


REDESCRIBED = {
    "an age": ("Mr Milan Kovac left. Nobody came, said the plumber, 41.", "the plumber, 41"),
    "children": ("Mr Milan Kovac left. The dad-of-two swears so.", "The dad-of-two"),
    "an office, once a name opened the paragraph": (
        "Dr Milan Kovac has not slept. Nine died, the director of the hospital says.",
        "the director of the hospital",
    ),
}


@pytest.mark.parametrize(("text", "words"), REDESCRIBED.values(), ids=REDESCRIBED)
def test_a_description_may_vary_the_only_name(text: str, words: str) -> None:
    book = make_book()
    (found,) = resolve_all(book, words, text=text)
    assert book.get(found).name == "Milan Kovac"
    assert [merge.form for merge in book.merges.values()] == [words]


NOT_REDESCRIBED = {
    "two names": (
        "Dr Milan Kovac met Dr Eva Horn. Nine died, the director of the hospital says.",
        "the director of the hospital",
    ),
    "an office of his own": (
        "Mayor Milan Kovac has not slept. Nine died, the director of the hospital says.",
        "the director of the hospital",
    ),
    "another paragraph": (
        "Dr Milan Kovac has not slept.\n\nNine died, the director of the hospital says.",
        "the director of the hospital",
    ),
    "no person": ("Dr Milan Kovac has not slept. Nine died, the hospital says.", "the hospital"),
}


@pytest.mark.parametrize(("text", "words"), NOT_REDESCRIBED.values(), ids=NOT_REDESCRIBED)
def test_a_description_that_may_be_another_s_stays_apart(text: str, words: str) -> None:
    book = make_book()
    (found,) = resolve_all(book, words, text=text)
    assert book.get(found).name != "Milan Kovac"


def test_the_same_official_is_the_one_met_before() -> None:
    one, other = resolve_all(make_book(), "a military official", "The same official")
    assert one == other

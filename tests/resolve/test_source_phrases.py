"""What a source's words say about the source: text in, phrase out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.resolve.source_phrases import (
    PhraseKind,
    load_nations,
    load_speaker_words,
    read_source_phrase,
)

PERSONS = {
    "Colonel Ahmad Hamadi of the FSA": ("Ahmad Hamadi", "FSA"),
    "General Ali Abdullah Ayyoob, Chief of the Syrian General Staff": (
        "Ali Abdullah Ayyoob",
        "Syrian General Staff",
    ),
    "Gen. Joseph Votel": ("Joseph Votel", ""),
    "Russian Defence Ministry spokesman Igor Konashenkov": (
        "Igor Konashenkov",
        "Russian Defence Ministry",
    ),
    "The Russian Defence Ministry's spokesman, Maj. Gen. Igor Konashenkov": (
        "Igor Konashenkov",
        "",
    ),
    "Rami Abdulrahman, who heads the Syrian Observatory for Human Rights": (
        "Rami Abdulrahman",
        "Syrian Observatory for Human Rights",
    ),
    "Talal Barazi, the governor of Homs province": ("Talal Barazi", "Homs"),
    "Homs governor Talal Barazi": ("Talal Barazi", "Homs"),
    "its director, Rami Saleh": ("Rami Saleh", ""),
    "the station officer, Saleh": ("Saleh", ""),
    "Superintendent of Police Rami Saleh": ("Rami Saleh", ""),
    "Iran's Foreign Minister Mohammad Javad Zarif": ("Mohammad Javad Zarif", "Iran"),
    "US-based analyst John Smith": ("John Smith", ""),
    "Lavrov, the Russian foreign minister": ("Lavrov", ""),
    "Abu Bakr al-Baghdadi": ("Abu Bakr al-Baghdadi", ""),
    "Captain A. H. Rostron": ("A. H. Rostron", ""),
    "Mr. Obama": ("Obama", ""),
    "Mr King": ("King", ""),
    "Phillip Franklin, vice president of the White Star Line": (
        "Phillip Franklin",
        "White Star Line",
    ),
}


@pytest.mark.parametrize(("words", "name", "belongs"), [(w, *e) for w, e in PERSONS.items()])
def test_a_person_is_told_from_title_and_affiliation(words: str, name: str, belongs: str) -> None:
    phrase = read_source_phrase(words)
    assert (phrase.kind, phrase.name, phrase.belongs) == (PhraseKind.PERSON, name, belongs)
    assert phrase.text == words


NAMES = {
    "the US Embassy in Syria": (PhraseKind.ORGANISATION, "US Embassy in Syria"),
    "the Russian defence ministry": (PhraseKind.ORGANISATION, "Russian defence ministry"),
    "the Syrian Observatory for Human Rights": (
        PhraseKind.ORGANISATION,
        "Syrian Observatory for Human Rights",
    ),
    "the White House": (PhraseKind.ORGANISATION, "White House"),
    "the Islamic State group": (PhraseKind.ORGANISATION, "Islamic State group"),
    "the activist group Palmyra Coordination": (
        PhraseKind.ORGANISATION,
        "Palmyra Coordination",
    ),
    "Amaq's statement": (PhraseKind.ORGANISATION, "Amaq"),
    "The New York Times": (PhraseKind.OUTLET, "New York Times"),
    "The Post": (PhraseKind.OUTLET, "Post"),
    "Islamic State-linked Amaq news agency": (PhraseKind.OUTLET, "Amaq news agency"),
    "Syria's state news agency SANA": (PhraseKind.OUTLET, "SANA"),
    "Syrian state TV": (PhraseKind.OUTLET, "Syrian state TV"),
    "Sky News Arabia": (PhraseKind.OUTLET, "Sky News Arabia"),
    "A pro regime website (Syrian Perspective)": (PhraseKind.OUTLET, "Syrian Perspective"),
    "a website (Desert Herald)": (PhraseKind.OUTLET, "Desert Herald"),
}


@pytest.mark.parametrize(("words", "kind", "name"), [(w, *e) for w, e in NAMES.items()])
def test_an_institution_or_outlet_is_named(words: str, kind: PhraseKind, name: str) -> None:
    phrase = read_source_phrase(words)
    assert (phrase.kind, phrase.name) == (kind, name)


NAMELESS = {
    "the general": (PhraseKind.DEFINITE, "general", "general"),
    "the source": (PhraseKind.DEFINITE, "source", "source"),
    "the Observatory": (PhraseKind.DEFINITE, "Observatory", "observatory"),
    "the defence ministry": (PhraseKind.DEFINITE, "defence ministry", "ministry"),
    "the Defence Ministry": (PhraseKind.DEFINITE, "Defence Ministry", "ministry"),
    "the Health Ministry": (PhraseKind.DEFINITE, "Health Ministry", "ministry"),
    "the President": (PhraseKind.DEFINITE, "President", "president"),
    "Police": (PhraseKind.DEFINITE, "Police", "police"),
    "the centre's bulletin": (PhraseKind.DEFINITE, "centre", "centre"),
    "the ministry's statement": (PhraseKind.DEFINITE, "ministry", "ministry"),
    "a statement": (PhraseKind.DOCUMENT, "a statement", "statement"),
    "an army statement": (PhraseKind.DOCUMENT, "an army statement", "statement"),
    "a Marconigram": (PhraseKind.DOCUMENT, "a Marconigram", "marconigram"),
    "a source familiar with the situation": (
        PhraseKind.UNNAMED,
        "a source familiar with the situation",
        "source",
    ),
    "A Syrian government adviser": (PhraseKind.UNNAMED, "A Syrian government adviser", "adviser"),
    "officials in Moscow": (PhraseKind.UNNAMED, "officials in Moscow", "officials"),
    "activists": (PhraseKind.UNNAMED, "activists", "activists"),
    "All": (PhraseKind.UNNAMED, "All", "all"),
    "Mr": (PhraseKind.UNNAMED, "Mr", "mr"),
    "Officials at the port": (PhraseKind.UNNAMED, "Officials at the port", "officials"),
    "Mayor of London Boris Johnson": (
        PhraseKind.UNNAMED,
        "Mayor of London Boris Johnson",
        "mayor",
    ),
    "He": (PhraseKind.PRONOUN, "He", "he"),
    "her": (PhraseKind.PRONOUN, "her", "she"),
    "them": (PhraseKind.PRONOUN, "them", "they"),
    "who": (PhraseKind.PRONOUN, "who", "who"),
    "": (PhraseKind.UNNAMED, "", ""),
}


@pytest.mark.parametrize(
    ("words", "kind", "name", "head"), [(w, *e) for w, e in NAMELESS.items()], ids=NAMELESS
)
def test_what_names_nobody_is_kept_as_it_stands(
    words: str, kind: PhraseKind, name: str, head: str
) -> None:
    phrase = read_source_phrase(words)
    assert (phrase.kind, phrase.name, phrase.head) == (kind, name, head)


@pytest.mark.parametrize(
    ("words", "singular"),
    [("two residents", False), ("activists", False), ("they", False), ("a resident", True)],
)
def test_number_is_told(words: str, *, singular: bool) -> None:
    assert read_source_phrase(words).singular is singular


def test_line_breaks_inside_a_phrase_do_not_matter() -> None:
    assert read_source_phrase("Ahmad\n  Hamadi") == read_source_phrase("Ahmad Hamadi")


def test_the_word_lists_are_lower_case() -> None:
    words = load_speaker_words()
    for name in words.__slots__:
        assert [word for word in getattr(words, name) if word != word.lower()] == []


def test_a_nation_is_known_by_its_names_and_its_adjective() -> None:
    nations = load_nations()
    assert [nations[word] for word in ("Moscow", "Russia", "Russian", "Pentagon")] == [
        "Russian",
        "Russian",
        "Russian",
        "US",
    ]


PIECES = st.sampled_from(
    "the a General . , ( ) of 's ' al-Julani Ahmad statement TV said – 7".split()
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join)))
def test_any_text_is_read_and_its_name_stands_in_it(words: str) -> None:
    phrase = read_source_phrase(words)
    plain = "".join(words.split())
    # of "the centre's bulletin" only the centre is left, which speaks
    assert phrase.text.removeprefix("the ").replace(" ", "") in plain
    # a title may stand between two words of a name
    assert all(word in plain for word in phrase.name.split())
    assert phrase.belongs.replace(" ", "") in plain

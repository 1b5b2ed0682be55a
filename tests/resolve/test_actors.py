from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.errors import LexiconError
from hearsay.model.cases import Case
from hearsay.model.sources import Source, SourceKind
from hearsay.model.spans import Span
from hearsay.resolve.actor_entries import ActorEntry, check_entries, load_entries
from hearsay.resolve.actors import ActorLexicon, build_actors

Found = list[tuple[str, str]]


def read(text: str, actors: ActorLexicon) -> Found:
    return [(span.cut(text), identity) for span, identity in actors.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ISIS took it.", [("ISIS", "isis")]),
        ("ISIS militants fled.", [("ISIS militants", "isis")]),
        ("ISIS (Daesh) terror gangs fled.", [("ISIS (Daesh) terror gangs", "isis")]),
        ("Islamic State (IS) fighters fled.", [("Islamic State (IS) fighters", "isis")]),
        ("The so-called Islamic State fled.", [("so-called Islamic State", "isis")]),
        ("ISIL’s advance went on.", [("ISIL", "isis")]),
        ("This IS over.", [("IS", "isis")]),
        ("THIS IS OVER.", []),
        ("It is over.", []),
        ("The Syrian Army left.", [("Syrian Army", "syrian-army")]),
        ("the Syrian army left.", [("Syrian army", "syrian-army")]),
        ("The SAA left.", [("SAA", "syrian-army")]),
        ("Assad regime forces left.", [("Assad regime forces", "syrian-army")]),
        ("Regime forces left.", [("Regime forces", "syrian-army")]),
        ("The Assad regime spoke.", [("Assad regime", "syrian-government")]),
        ("The regime spoke.", [("regime", "syrian-government")]),
        ("Colonel Ahmad of the FSA spoke.", [("FSA", "fsa")]),
        ("Taliban fighters came.", [("Taliban fighters", "taliban")]),
        ("Rebels and civilians fled.", [("Rebels", "rebels"), ("civilians", "civilians")]),
        (
            "the Nusra Front and Al Qaeda",
            [("Nusra Front", "nusra-front"), ("Al Qaeda", "al-qaeda")],
        ),
        ("The New York Times said.", [("New York Times", "new-york-times")]),
        (
            "RIA Novosti and Sputnik News",
            [("RIA Novosti", "ria-novosti"), ("Sputnik News", "sputnik")],
        ),
        ("the FT reported", [("FT", "financial-times")]),
        ("from @AP", [("AP", "ap")]),
        ("The US Embassy in Syria wrote.", [("US Embassy in Syria", "us-embassy-syria")]),
        (
            "The Syrian Observatory for Human Rights (SOHR) counted.",
            [("Syrian Observatory for Human Rights (SOHR)", "sohr")],
        ),
        ("who said so", []),
        ("", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_actors_of_a_syrian_case(text: str, expected: Found, syrian_actors: ActorLexicon) -> None:
    assert read(text, syrian_actors) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia says so.", [("Russia", "russia")]),
        ("He lives in Russia.", []),
        ("He lives in the US.", []),
        ("Rain fell on northern Iraq.", []),
        ("The US and Russia agreed.", [("US", "united-states"), ("Russia", "russia")]),
        ("Russian airstrikes hit it.", [("Russian", "russia")]),
        ("Russian air strikes hit it.", [("Russian", "russia")]),
        ("Russian warplanes hit it.", [("Russian warplanes", "russia")]),
        ("The Russian air force hit it.", [("Russian air force", "russia")]),
        ("Russia’s air force hit it.", [("Russia’s air force", "russia")]),
        ("Russian-backed forces hit it.", []),
        ("Russian celebrities sang.", []),
        ("The French government agreed.", [("French government", "france-government")]),
        (
            "The Russian Defence Ministry spoke.",
            [("Russian Defence Ministry", "russian-defence-ministry")],
        ),
        ("Turkish troops crossed.", [("Turkish troops", "turkish-army")]),
        ("North Korean soldiers came.", [("North Korean soldiers", "north-korea")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_states_act_through_their_names_adjectives_and_forces(
    text: str, expected: Found, plain_actors: ActorLexicon
) -> None:
    assert read(text, plain_actors) == expected


@pytest.mark.parametrize(
    ("text", "syrian", "plain"),
    [
        ("Regime forces left.", "syrian-army", None),
        ("Government forces left.", "syrian-army", "government-forces"),
        ("Assad spoke.", "bashar-al-assad", None),
    ],
)
def test_some_names_hold_only_where_the_case_is_about_their_country(
    text: str,
    syrian: str,
    plain: str | None,
    syrian_actors: ActorLexicon,
    plain_actors: ActorLexicon,
) -> None:
    assert [identity for _, identity in read(text, syrian_actors)] == [syrian]
    assert [identity for _, identity in read(text, plain_actors)] == ([plain] if plain else [])


def test_some_names_hold_only_where_the_title_has_their_topic(
    titanic_actors: ActorLexicon, plain_actors: ActorLexicon
) -> None:
    text = "The Carpathia and the Baltic."
    assert read(text, titanic_actors) == [("Carpathia", "carpathia"), ("Baltic", "baltic")]
    assert read(text, plain_actors) == []


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("the SAA", "syrian-army"),
        ("Reuters’", "reuters"),
        ("The New York Times", "new-york-times"),
        ("new york times", "new-york-times"),
        ("“RIA Novosti”,", "ria-novosti"),
        ("syrian observatory for human rights", "sohr"),
        ("the Russian Defence Ministry's", "russian-defence-ministry"),
        ("who", None),
        ("is", None),
        ("Reuterz", None),
        ("", None),
        ("“”", None),
    ],
)
def test_a_speakers_name_is_resolved_and_never_guessed(
    name: str, identity: str | None, syrian_actors: ActorLexicon
) -> None:
    found = syrian_actors.resolve_name(name)
    assert (found.id if found else None) == identity


def test_the_cases_own_actors_go_before_ours(syrian_case: Case) -> None:
    own = Source("own:army", "Desert Hawks", SourceKind.GROUP, ("SAA", "Hawks"), "syrian-army")
    actors = build_actors(replace(syrian_case, actors=(own,)))
    assert read("Desert Hawks, Hawks and the SAA", actors) == [
        ("Desert Hawks", "own:army"),
        ("Hawks", "own:army"),
        ("SAA", "own:army"),
    ]
    assert actors.source("own:army") == own


def test_every_actor_has_sorted_aliases_without_its_name(syrian_actors: ActorLexicon) -> None:
    for identity, source in syrian_actors.sources.items():
        assert source.id == identity
        assert source.name not in source.aliases
        assert list(source.aliases) == sorted(source.aliases)


def test_an_alias_leads_back_to_its_own_actor(plain_actors: ActorLexicon) -> None:
    for entry in load_entries():
        for name in (entry.source.name, *entry.source.aliases):
            found = plain_actors.resolve_name(name)
            assert found is not None, name
            assert found.id == entry.source.id, name


def entry(identity: str, *, aliases: tuple[str, ...] = (), **scope: tuple[str, ...]) -> ActorEntry:
    source = Source(identity, f"The {identity}", SourceKind.GROUP, aliases)
    countries = frozenset(scope.get("countries", ()))
    return ActorEntry(source, scope.get("local", ()), countries, frozenset(), armed=True)


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([entry("a", aliases=("X",)), entry("b", aliases=("X",))], "both 'a' and 'b'"),
        ([entry("a"), entry("a")], "given twice"),
        (
            [
                entry("a", local=("army",), countries=("SY",)),
                entry("b", local=("army",), countries=("SY", "IQ")),
            ],
            "both 'a' and 'b'",
        ),
    ],
    ids=["one alias", "one id", "one local alias"],
)
def test_two_claims_to_one_name_are_refused(entries: list[ActorEntry], words: str) -> None:
    with pytest.raises(LexiconError, match=words):
        check_entries(entries)


def test_one_name_may_hold_in_different_countries() -> None:
    check_entries(
        [
            entry("a", local=("army",), countries=("SY",)),
            entry("b", local=("army",), countries=("IQ",)),
        ]
    )


_WORDS = st.lists(
    st.sampled_from(
        ["ISIS", "(", "Daesh", ")", "militants", "Russia", "'s", "air", "force", "IS", "the"]
    )
    | st.text(max_size=6),
    max_size=30,
)


@settings(max_examples=150, deadline=None)
@given(_WORDS)
def test_spans_stand_in_the_text_in_order(syrian_actors: ActorLexicon, words: list[str]) -> None:
    text = " ".join(words)
    found = syrian_actors.find(text)
    for span, identity in found:
        assert 0 <= span.start < span.end <= len(text)
        assert span.cut(text).strip() == span.cut(text)
        assert syrian_actors.source(identity).id == identity
    spans = [span for span, _ in found]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


def test_only_the_asked_part_is_read(syrian_actors: ActorLexicon) -> None:
    text = "ISIS, then Russia, then Hezbollah."
    found = syrian_actors.find(text, Span(6, 18))
    assert [span.cut(text) for span, _ in found] == ["Russia"]

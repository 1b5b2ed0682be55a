"""What reports call a case's own actors: forms by rule, each with its reason, none on a hunch."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.model.cases import Case
from hearsay.model.sources import Source, SourceKind
from hearsay.resolve.actor_forms import derive_forms, find_armies, is_armed
from hearsay.resolve.actors import ActorLexicon, build_actors

ORGANISATION, GROUP, PERSON = SourceKind.ORGANISATION, SourceKind.GROUP, SourceKind.PERSON


def make(name: str, kind: SourceKind, *aliases: str, of: str | None = None) -> Source:
    return Source(name.lower().replace(" ", "-"), name, kind, aliases, of)


ARMY = make("Norland army", ORGANISATION, "Norlandic army", "government forces", of="Norland")
MINISTRY = make("Norland Defence Ministry", ORGANISATION, of="Norland")
RUSSIANS = make("Russian Defence Ministry", ORGANISATION, of="Russia")
FRONT = make("Coastal Freedom Front", GROUP)
OTHER_FRONT = make("Central Farmers Federation", GROUP)
ELM = make("Ida Elm", PERSON)
CARL_ELM = make("Carl Elm", PERSON)
HAMID = make("Omar al-Hamid", PERSON)

DERIVED = {
    "another noun": ([ARMY], "Norlandic troops", ARMY),
    "a small adjective": ([ARMY], "government soldiers", ARMY),
    "capitals": ([FRONT], "CFF", FRONT),
    "a surname": ([ELM], "Elm", ELM),
    "a surname with its article": ([HAMID], "al-Hamid", HAMID),
    "spelled otherwise": ([MINISTRY], "Norland Defense Ministry", MINISTRY),
    "turned round": ([MINISTRY], "Norland Ministry of Defence", MINISTRY),
    "in small letters": ([MINISTRY], "Norland defence ministry", MINISTRY),
    "by the state's name": ([MINISTRY], "Norland's defence ministry", MINISTRY),
    "by its army's adjective": ([MINISTRY, ARMY], "Norlandic defence ministry", MINISTRY),
    "by the capital": ([RUSSIANS], "the ministry in Moscow", RUSSIANS),
}


@pytest.mark.parametrize(("own", "words", "source"), DERIVED.values(), ids=DERIVED)
def test_forms_follow_from_a_name(own: list[Source], words: str, source: Source) -> None:
    forms = {form.words: form for form in derive_forms(own, {})}
    assert forms[words].source == source.id
    assert source.name in forms[words].reason or "capital" in forms[words].reason


OPEN = {
    "two with the same capitals": ([FRONT, OTHER_FRONT], {}, "CFF"),
    "capitals that are somebody's": ([FRONT], {"CFF": "film-fund"}, "CFF"),
    "two of one surname": ([ELM, CARL_ELM], {}, "Elm"),
    "a surname that is somebody's": ([ELM], {"Elm": "elm-and-sons"}, "Elm"),
    "two words give no capitals": ([make("Levant Shield", GROUP)], {}, "LS"),
    "a force that bears it": ([ARMY], {"Norlandic troops": "rebels"}, "Norlandic troops"),
}


@pytest.mark.parametrize(("own", "taken", "words"), OPEN.values(), ids=OPEN)
def test_what_two_could_claim_is_nobody_s(
    own: list[Source], taken: dict[str, str], words: str
) -> None:
    assert words not in {form.words for form in derive_forms(own, taken)}


def test_a_surname_that_is_a_place_is_no_person_s() -> None:
    assert "Elm" not in {form.words for form in derive_forms([ELM], {}, ["Elm"])}


def test_a_people_s_name_is_an_army_that_acts_and_no_speaker(plain_case: Case) -> None:
    army = make("Aranian army", ORGANISATION)
    actors = build_actors(replace(plain_case, actors=(army,)))
    (found,) = actors.find("The Aranians left the hill.")
    assert found[1] == army.id
    assert actors.resolve_name("the Aranians") is None


def test_an_adjective_leads_to_the_one_army_that_has_it() -> None:
    assert set(find_armies([ARMY])) == {"Norland", "Norlandic", "Norland's"}
    assert "Norlandic" not in find_armies([ARMY, make("Norlandic forces", GROUP)])


@pytest.mark.parametrize(
    ("name", "armed"),
    [("Coastal Freedom Front", True), ("66th Brigade", True), ("Fire Brigade", False),
     ("rescue brigade", False), ("Clean River", False)],
)  # fmt: skip
def test_a_name_shows_who_fights(name: str, armed: bool) -> None:  # noqa: FBT001 - the table's
    assert is_armed(make(name, GROUP)) is armed


NAMES = st.lists(st.sampled_from("the Aranian Front army of X 9th Ali's al".split()), min_size=1)


@given(st.lists(st.tuples(NAMES.map(" ".join), st.sampled_from(SourceKind)), max_size=5))
def test_no_form_is_claimed_twice(names: list[tuple[str, SourceKind]]) -> None:
    own = [Source(f"s{i}", name, kind) for i, (name, kind) in enumerate(names)]
    forms = derive_forms(own, {source.name: source.id for source in own})
    claims = {(form.words.casefold(), form.source) for form in forms}
    assert len({words for words, _ in claims}) == len(claims)
    assert all(form.reason for form in forms)


READ = {
    "warplanes": ("Norlandic warplanes bombed the mill.", ["Norland army"]),
    "strikes": ("Norlandic air strikes hit the mill.", ["Norland army"]),
    "soldiers": ("Two Norlandic soldiers died.", ["Norland army"]),
    "fighters after a name": ("Volga fighters left.", ["Volga"]),
    "no fighters of a union": ("Millers Union left.", ["Millers Union"]),
}


@pytest.fixture(scope="module")
def own_actors(plain_case: Case) -> ActorLexicon:
    own = (ARMY, make("Volga", GROUP), make("Millers Union", ORGANISATION))
    return build_actors(replace(plain_case, actors=own))


@pytest.mark.parametrize(("text", "names"), READ.values(), ids=READ)
def test_own_actors_are_read(text: str, names: list[str], own_actors: ActorLexicon) -> None:
    assert [own_actors.source(one).name for _, one in own_actors.find(text)] == names


def test_an_own_actor_takes_over_what_the_lexicon_knows_of_its_name(plain_case: Case) -> None:
    own = Source("ua", "Ukrainian army", ORGANISATION)
    actors = build_actors(replace(plain_case, actors=(own,)))
    found = actors.resolve_name("Armed Forces of Ukraine")
    assert found == own
    assert "Ukrainian army" in (actors.explain_form("Armed Forces of Ukraine", "ua") or "")


def test_a_general_word_is_taken_over_by_nobody(plain_case: Case) -> None:
    own = Source("np", "Norland army", ORGANISATION, ("troops",))
    actors = build_actors(replace(plain_case, actors=(own,)))
    assert [source for _, source in actors.find("Nine servicemen fell.")] == ["soldiers"]

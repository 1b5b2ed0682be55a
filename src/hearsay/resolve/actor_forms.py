"""What reports call a case's own actors: the forms that follow from a name by rule.

"Aranian army" is met as "Aranian troops", the "Northern Liberation Front" as "the NLF" or "the
Front", Nadim Qasso as "Qasso". Each form says why it was made. One that two actors could claim
stands for neither.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from hearsay.errors import LexiconError
from hearsay.model.sources import Source, SourceKind
from hearsay.resolve.actor_names import fold_form
from hearsay.resolve.gazetteer import read_lexicon
from hearsay.resolve.source_phrases import load_nations

_BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.GROUP})
_SMALL = frozenset({"of", "for", "the", "and", "in", "on", "de", "la", "del", "du"})
_PARTICLES = frozenset(
    {"al", "el", "ag", "ibn", "bin", "abu", "de", "la", "van", "von", "der", "den", "di", "da"}
)
_LEAST_CAPITALS = 3
_LEAST_SURNAME = 3
_MINISTRY = re.compile(
    r"(?P<state>.+?)\s+(?P<field>[A-Z][a-z]+)\s+Ministry|(?P<of>.+?)\s+Ministry\s+of\s+(?P<matter>[A-Z][a-z]+)"
)


@dataclass(frozen=True, slots=True)
class Form:
    """A form of an actor's name; with `acts` it is taken for who does, never for who speaks."""

    words: str
    source: str
    reason: str
    acts: bool = False


@dataclass(frozen=True)
class FormWords:
    """The word lists of `lexicon/actor_forms.toml`."""

    forces: tuple[str, ...]
    common: frozenset[str]
    armed: frozenset[str]
    unarmed: frozenset[str]
    heads: frozenset[str]
    small: frozenset[str]
    fighters: frozenset[str]
    civil: frozenset[str]
    owned: frozenset[str]
    counted: frozenset[str]
    spellings: Mapping[str, str]


@cache
def load_form_words() -> FormWords:
    """Read the word lists; raises LexiconError where the file is wrong."""
    tables = read_lexicon("actor_forms.toml")
    try:
        return FormWords(
            forces=tuple(tables["forces"]["nouns"]),
            common=frozenset(tables["forces"]["common"]),
            armed=frozenset(tables["armed"]["heads"]),
            unarmed=frozenset(tables["armed"]["unarmed"]),
            heads=frozenset(tables["heads"]["nouns"]),
            small=frozenset(tables["heads"]["small"]),
            fighters=frozenset(tables["fighters"]["nouns"]),
            civil=frozenset(tables["fighters"]["civil"]),
            owned=frozenset(tables["fighters"]["owned"]),
            counted=frozenset(tables["fighters"]["counted"]),
            spellings=dict(tables["spellings"]),
        )
    except KeyError as error:
        raise LexiconError(
            f"the table {error} is missing", where="resolve/lexicon/actor_forms.toml"
        ) from error


def derive_forms(
    own: Sequence[Source], taken: Mapping[str, str], other_names: Collection[str] = ()
) -> tuple[Form, ...]:
    """Derive the forms of a case's own actors, sorted by their words.

    `taken` are the names that somebody bears already (name to id); `other_names` are names of
    places, which no lone surname may be. What two actors could claim, or somebody bears, is left
    out; capitals count only where a form is written small.
    """
    bearers: dict[str, set[str]] = {}
    for name, source in taken.items():
        bearers.setdefault(fold_form(name), set()).add(source)
    places = {fold_form(name) for name in other_names}
    made: dict[str, dict[tuple[str, str], Form]] = {}
    for form in _derive_all(own):
        made.setdefault(fold_form(form.words), {}).setdefault((form.words, form.source), form)
    kept: list[Form] = []
    for key, claims in made.items():
        claimants = {form.source for form in claims.values()} | bearers.get(key, set())
        if len(claimants) == 1 and key not in places:
            kept.extend(form for form in claims.values() if form.words not in taken)
    return tuple(sorted(kept, key=lambda form: (form.words, form.source)))


def find_armies(own: Iterable[Source]) -> dict[str, str]:
    """Map a people's adjective, or a state's name with "'s", to the one army of the case it has."""
    found: dict[str, set[str]] = {}
    for source in own:
        for adjective in _adjectives_of(source):
            if adjective[:1].isupper():
                found.setdefault(adjective, set()).add(source.id)
    return {adjective: ids.copy().pop() for adjective, ids in found.items() if len(ids) == 1}


def is_armed(source: Source) -> bool:
    """Tell whether the names of a body show that it fights."""
    words = load_form_words()
    if source.kind not in _BODIES:
        return False
    named = [name.lower().split() for name in (source.name, *source.aliases)]
    if any(word in words.unarmed for word in named[0]):
        return False
    return any(name[-1] in words.armed for name in named)


def _derive_all(own: Sequence[Source]) -> Iterator[Form]:
    for source in own:
        if source.kind in _BODIES:
            yield from _swap_forces(source)
            yield from _shorten(source)
            yield from _rename_ministry(source, own)
        elif source.kind is SourceKind.PERSON:
            yield from _take_surname(source)


def _adjectives_of(source: Source) -> list[str]:
    """Give what stands before the noun in a force's names: "Aranian", "Aran's", "government"."""
    words = load_form_words()
    found = []
    for name in (source.name, *source.aliases):
        parts = _bare(name).replace("’", "'").split()
        for size in (2, 1):
            noun = " ".join(parts[-size:]).lower()
            if noun in words.forces and len(parts) == size + 1:
                adjective = parts[0]
                if adjective[:1].isupper() or adjective in words.common:
                    found.append(adjective)
                break
    nations = load_nations().items()
    lands = [f"{land}'s" for land, people in nations if people in found and land != people]
    found.extend(lands)
    if found and source.affiliation and source.affiliation.istitle():
        found.extend((source.affiliation, f"{source.affiliation}'s"))
    parts = source.name.split()
    belongs = (source.affiliation or "").split()
    last = parts[-1].lower()
    if len(parts) >= _LEAST_CAPITALS and parts[0] in belongs and last in {"army", "forces"}:
        found.append(parts[0])
    return list(dict.fromkeys(found))


def _swap_forces(source: Source) -> Iterator[Form]:
    for adjective in _adjectives_of(source):
        for noun in load_form_words().forces:
            reason = f"another noun for the forces of “{source.name}” after the same adjective"
            yield Form(f"{adjective} {noun}", source.id, reason)
        if adjective[:1].isupper() and adjective.endswith(("an", "i")):
            reason = f"the people for its forces, as only “{source.name}” has that adjective here"
            yield Form(f"the {adjective}s", source.id, reason, acts=True)


def _shorten(source: Source) -> Iterator[Form]:
    """Give the capitals of a name of three words and more: "Northern Liberation Front", "NLF"."""
    parts = [part for part in re.findall(r"[\w'’]+", source.name) if part not in _SMALL]
    capitals = "".join(part[0] for part in parts if part[0].isupper())
    if len(capitals) == len(parts) >= _LEAST_CAPITALS:
        yield Form(capitals, source.id, f"the capitals of “{source.name}”")


def _take_surname(source: Source) -> Iterator[Form]:
    parts = source.name.split()
    first = len(parts) - 1
    while first > 1 and parts[first - 1].lower() in _PARTICLES:
        first -= 1
    surname = " ".join(parts[first:])
    if first >= 1 and len(parts[-1]) >= _LEAST_SURNAME:
        yield Form(surname, source.id, f"the surname of “{source.name}”, whom no other shares here")


def _rename_ministry(source: Source, own: Sequence[Source]) -> Iterator[Form]:
    """Give the ways to write a ministry: of a state, by its adjective, by its capital."""
    match = _MINISTRY.fullmatch(source.name)
    if match is None:
        return
    state = match["state"] or match["of"]
    matter = match["field"] or match["matter"]
    states = {state, *_states_beside(source, state, own)}
    matters = {
        matter,
        *(m.capitalize() for m in (load_form_words().spellings.get(matter.lower()),) if m),
    }
    reason = f"another way to write “{source.name}”"
    for one in sorted(states):
        for field in sorted(matters):
            yield Form(f"{one} {field} Ministry", source.id, reason)
            yield Form(f"{one} {field.lower()} ministry", source.id, reason)
            yield Form(f"{one} Ministry of {field}", source.id, reason)
            yield Form(f"{one} ministry of {field.lower()}", source.id, reason)
    for capital, adjective in sorted(load_nations().items()):
        if adjective in states and capital != adjective:
            seat = f"the ministry told by its capital or country, {capital}"
            yield Form(f"the ministry in {capital}", source.id, seat)
            for field in sorted(matters):
                yield Form(f"the {field.lower()} ministry in {capital}", source.id, seat)


def _states_beside(source: Source, state: str, own: Sequence[Source]) -> set[str]:
    """Give other words for the state of a ministry, as the case's own actors show them."""
    bare = state.removesuffix("'s").removesuffix("’s")
    found = {bare, f"{bare}'s"} if bare == source.affiliation or bare != state else set()
    for other in own:
        if source.affiliation and other.affiliation == source.affiliation:
            found.update(a for a in _adjectives_of(other) if a[:1].isupper())
    return found


def _bare(name: str) -> str:
    return name[4:] if name[:4].lower() == "the " else name

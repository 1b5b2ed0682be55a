"""Offices: speakers of one body speak for it, however a report names them.

A spokesman, a chief and "the ministry" of one ministry are one primary source. Whom a person speaks
for is told by the case, or by the words beside the name; a soldier, a witness or a nurse of a body
tells what they saw, and stays apart from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from hearsay.compare.lexicon import names_nobody
from hearsay.compare.origins.bodies import (
    BODY_KINDS,
    STANDING,
    Bodies,
    cut_clause,
    find_head,
    find_organ,
    is_publishing_body,
    name_house,
    read_words,
)
from hearsay.compare.origins.context import CaseVoices, is_named_fully, place_source
from hearsay.compare.origins.described import find_described
from hearsay.compare.origins.leads import find_lead, is_named_next
from hearsay.compare.origins.lexicon import load_origin_words
from hearsay.compare.origins.names import find_namesakes, find_person, index_persons
from hearsay.compare.origins.roles import RoleReader, read_unknown_body
from hearsay.compare.origins.states import find_state_bodies
from hearsay.compare.sides import Sides
from hearsay.model.reports import Report
from hearsay.model.sources import Source, SourceKind
from hearsay.model.spans import hull
from hearsay.model.statements import Form, Role, Statement
from hearsay.text.tokens import split_tokens

_PRONOUNS = frozenset({"he", "it", "she", "they"})
_OWNED = frozenset({"its", "their"})
_PERSONAL = frozenset({SourceKind.PERSON})
_TITLE = 2
_MOST_CITED = 60  # so many persons, or statements before, are looked through for a description
_BACK = 4_000  # code points: how far back a report may have told of "the official"
_CALLS = 40  # code points: how close to its name an outlet is called a state's


@dataclass(frozen=True, slots=True)
class Office:
    """Two nodes that are one primary source, and why; the second is the one to name it by."""

    node: str
    body: str
    because: str


def find_offices(
    statements: Sequence[Statement],
    reports: Mapping[str, Report],
    sides: Sides,
    sources: Sequence[Source],
    nodes: Mapping[str, str],
    claiming: AbstractSet[str] | None = None,
) -> tuple[Office, ...]:
    """Find the speakers that speak for one body. `nodes` gives each statement's speaker's node.

    `claiming` are the statements that claim anything, all where that isn't told.

    Near linear in the statements and in the length of the reports.
    """
    finder = _Finder(statements, reports, sides, sources, nodes)
    heard = {s.id for s in statements} if claiming is None else claiming
    found = (office for office in finder.find(heard) if office.node != office.body)
    return tuple(dict.fromkeys(found))


class _Finder:
    def __init__(
        self,
        statements: Sequence[Statement],
        reports: Mapping[str, Report],
        sides: Sides,
        sources: Sequence[Source],
        nodes: Mapping[str, str],
    ) -> None:
        self._nodes = nodes
        self._sources = {source.id: source for source in sources}
        bodies = Bodies(sources)
        self._voices = CaseVoices(statements, reports, sides, self._sources, nodes, bodies)
        self._roles = RoleReader(self._voices)
        self._persons = index_persons(sources)
        self._known = set(nodes.values())
        self._called: dict[str, str] = {}
        self._titles: dict[str, frozenset[str]] = {}
        self._states: dict[str, bool] = {}
        self._houses: set[str] | None = None
        self._holders: dict[str, list[str]] | None = None
        self._described: list[tuple[str, Sequence[str], Statement]] = []

    def find(self, heard: AbstractSet[str]) -> Iterator[Office]:
        """Find offices; what "the company" of one report is, it is where a report doesn't tell."""
        yield from self._find_names()
        placed: dict[str, str] = {}
        for office in self._find_speakers():
            placed[office.node] = office.body
            yield office
        for office in self._find_offices_told():
            placed.setdefault(office.node, office.body)
            yield office
        yield from self._find_states(placed, heard)
        nouns: dict[str, set[str]] = defaultdict(set)
        for node, body in placed.items():
            noun, at, _ = node.partition("@")
            if at:
                nouns[noun.partition("-")[0]].add(body)
        spoken = tuple(dict.fromkeys(self._nodes.values()))
        for node, body in find_described(tuple(self._sources.values()), spoken, placed):
            placed[node] = body
            yield Office(node, body, f"“{self._name(node)}” can only be {self._name(body)} here")
        for node in spoken:
            noun, at, _ = node.partition("@")
            known = nouns.get(noun, set())
            if at and node not in placed and noun in load_origin_words().passing:
                for body in sorted(known) if len(known) == 1 else ():
                    text = f"“the {noun}” is {self._name(body)} wherever the case tells which"
                    yield Office(node, body, text)

    def _find_states(self, placed: Mapping[str, str], heard: AbstractSet[str]) -> Iterator[Office]:
        speaking = [
            placed.get(self._nodes[s.id], self._nodes[s.id])
            for s in self._voices.statements
            if s.id in heard
        ]
        for state, body in find_state_bodies(tuple(self._sources.values()), speaking):
            if state not in placed and state not in self._called:
                text = f"{self._name(body)} is the one body of {self._name(state)} that is heard"
                yield Office(state, body, text)

    def _find_offices_told(self) -> Iterator[Office]:
        """Place the persons whom a description with an office names: "its spokesman, Ana Reyes"."""
        for person, phrase, statement in self._described:
            if load_origin_words().offices.isdisjoint(phrase):
                continue
            body = self._roles.read_phrase(phrase, statement, at_hand=phrase[0] in _OWNED)
            if body is not None and body != person:
                text = f"{self._name(person)} is said to speak for {self._name(body)}"
                yield Office(person, body, text)

    def _find_names(self) -> Iterator[Office]:
        sources = tuple(self._sources.values())
        bodies = self._voices.bodies
        for one, other in find_namesakes(sources, bodies):
            bodies.unite(one, other)
            self._called[one] = other
            text = f"{self._name(one)} is taken for {self._name(other)}, whose name it shares"
            yield Office(one, other, text)
        for source in sources:
            body = find_organ(source, bodies)
            if body is not None:
                self._voices.organs[source.id] = body
                text = f"{self._name(source.id)} is the own outlet of {self._name(body)}"
                yield Office(source.id, body, text)

    def _find_speakers(self) -> Iterator[Office]:
        for told in self._voices.spoken.values():
            seen: set[str] = set()
            for statement in told:
                if statement.form is not Form.OWN_VOICE and statement.speaker not in seen:
                    seen.add(statement.speaker)
                    office = self._find_office(statement)
                    if office is not None:
                        yield office
            lead = self._find_lead(told)
            if lead is not None:
                yield lead

    def _find_office(self, statement: Statement) -> Office | None:
        source = self._sources.get(statement.speaker)
        if source is None:
            return None
        if source.kind is SourceKind.PERSON:
            return self._place_person(source, statement)
        if source.kind in BODY_KINDS and "@" in source.id:
            return self._place_body(source, statement)
        if source.kind in {SourceKind.UNNAMED, SourceKind.DOCUMENT}:
            return self._place_unnamed(source, statement)
        return None

    def _place_person(self, source: Source, statement: Statement) -> Office | None:
        node = self._nodes[statement.id]
        source = self._sources.get(self._called.get(source.id, ""), source)
        if self._roles.is_ranked(source, statement):
            return None
        body = self._find_affiliation(source)
        if body is not None:
            if not self._voices.has_one_voice(body):
                return None
            return Office(node, body, f"{source.name} speaks for {self._name(body)}")
        body = self._roles.read_person(source, statement)
        if body is None:
            return None
        return Office(node, body, f"{source.name} is said to speak for {self._name(body)}")

    def _find_affiliation(self, source: Source) -> str | None:
        """Find to which body the case has a person belong."""
        if not source.affiliation:
            return None
        body = self._voices.sides.find_id(source.affiliation)
        if body is not None:
            return body
        words = read_words(source.affiliation)
        for start in range(max(1, len(words) - 1)):
            fitting = self._voices.bodies.fit(words[start:])
            if fitting:
                return fitting[0]
        standing = self._voices.find_standing(words)
        if standing is None and is_named_fully(words):
            return STANDING + " ".join(source.affiliation.split())
        return standing

    def _place_body(self, source: Source, statement: Statement) -> Office | None:
        words = cut_clause(read_words(source.name))
        body = self._voices.choose_body(words, statement)
        if body is None:
            return None
        text = f"“{source.name}” is {self._name(body)} in {statement.report}"
        return Office(self._nodes[statement.id], body, text)

    def _place_unnamed(self, source: Source, statement: Statement) -> Office | None:
        if source.name.lower() in _PRONOUNS:
            return self._place_pronoun(source, statement)
        if names_nobody(source.name) and not any(
            link.role is Role.RELAY for link in statement.chain
        ):
            return self._place_nobody(statement)
        node = self._nodes[statement.id]
        phrase = cut_clause(read_words(source.name))
        person = self._find_teller(source, statement) or self._find_titled(phrase, statement)
        if person is not None:
            self._described.append((person, phrase, statement))
            return Office(node, person, f"“{source.name}” is {self._name(person)}")
        again = self._find_again(phrase, statement)
        if again is not None:
            text = f"“{source.name}” is “{again.partition(': ')[2]}”, of whom it tells before"
            return Office(node, again, f"{statement.report}: {text}")
        body = self._find_house(source.name) or self._find_bearer(source, phrase)
        body = body or self._roles.read_phrase(phrase, statement, at_hand=True)
        body = body or read_unknown_body(source.name)
        if body is None and not load_origin_words().sources.isdisjoint(phrase):
            body = self._read_state_source(phrase, statement)
        if body is None and self._voices.bodies.fit(phrase):
            body = self._voices.choose_body(phrase, statement)
        if body is None:
            return None
        return Office(node, body, f"“{source.name}” speaks for {self._name(body)}")

    def _place_nobody(self, statement: Statement) -> Office | None:
        """What a body's own release hands to nobody the body says itself."""
        outlet = self._sources.get(self._voices.outlet(statement))
        if outlet is None:
            return None
        body = self._voices.organs.get(outlet.id)
        if body is None and is_publishing_body(outlet):
            body = outlet.id
        if body is None:
            return None
        text = f"{statement.report} is by {self._name(body)} and names no other source"
        return Office(self._nodes[statement.id], body, text)

    def _find_bearer(self, source: Source, phrase: Sequence[str]) -> str | None:
        """Find the body that a description names in small letters, or that the case calls so.

        "The diocese of Torv" is the Diocese of Torv; "the operator of a lift" the case's operator.
        """
        bare = source.name.lower().removeprefix("the ")
        head = find_head(phrase)
        called = [bare, f"the {bare}"]
        if phrase[:1] == ("the",) and head in load_origin_words().passing:
            called.append(f"the {head}")
        found = (self._voices.sides.find_id(name) for name in called)
        bodies = BODY_KINDS | {SourceKind.OUTLET}
        return next(
            (one for one in found if one and "@" not in one and self._sources[one].kind in bodies),
            None,
        )

    def _place_pronoun(self, source: Source, statement: Statement) -> Office | None:
        """Take a pronoun that nobody resolved for who spoke last in its paragraph."""
        pronoun = source.name.lower()
        since, offset = self._voices.paragraph_start(statement), place_source(statement)
        end = self._voices.places[statement.id]
        spoken = self._voices.spoken[statement.report]
        for other in reversed(spoken[max(0, end - _MOST_CITED) : end]):
            known = self._sources.get(other.speaker)
            if known is None or not since <= place_source(other) < offset:
                continue
            if known.kind in (_PERSONAL if pronoun in {"he", "she"} else BODY_KINDS):
                text = f"“{source.name}” of {statement.report} goes back to {self._name(known.id)}"
                return Office(self._nodes[statement.id], self._nodes[other.id], text)
        return None

    def _find_house(self, name: str) -> str | None:
        """Find the hospital by whose people or papers something is told.

        One that is not named further is the one that the case names, where it names but one.
        """
        lists = load_origin_words()
        phrase = read_words(name)
        told = not (lists.healers | lists.offices).isdisjoint(phrase)
        if lists.houses.isdisjoint(phrase) or not told:
            return None
        if self._houses is None:
            names = (name_house(source.name) for source in self._sources.values())
            self._houses = {house for house in names if house}
        house = name_house(name)
        if not house and len(self._houses) == 1:
            house = next(iter(self._houses))
        return f"{STANDING}{house or 'hospital'}" if len(self._houses) <= 1 or house else None

    def _find_teller(self, source: Source, statement: Statement) -> str | None:
        """Find the person whom a description names: "the headman, Ana Reyes", "envoy Reyes"."""
        relay = next((link.source for link in statement.chain if link.role is Role.RELAY), "")
        teller = self._sources.get(relay)
        if teller is not None and teller.kind is SourceKind.PERSON:
            said = hull(statement.source).end if statement.source else -1
            follows = self._voices.text(statement.report).startswith(f", {teller.name}", said)
            if follows or said < 0:
                return teller.id
        words = source.name.strip(" ,;:").split()
        size = next((n for n, word in enumerate(reversed(words)) if word == word.lower()), 0)
        particle = words[len(words) - size - 1 : len(words) - size]
        if size and particle and particle[0].startswith(("al-", "el-")):
            size += 1
        named = words[-size:] if size else []
        lists = load_origin_words()
        if len(named) == _TITLE and named[0].lower() in lists.ranks | lists.offices:
            named = named[1:]
        return find_person(" ".join(named), self._persons) if named else None

    def _find_titled(self, phrase: Sequence[str], statement: Statement) -> str | None:
        """Find the one person whom a report cites and the case calls by a title: "the colonel"."""
        lists = load_origin_words()
        told = [word for word in phrase if word not in lists.plain]
        cited = list(self._voices.persons_in(statement.report))[:_MOST_CITED]
        if len(told) == 1:
            titled = [person for person in cited if told[0] in self._titles_of(person)]
            if titled:
                return titled[0] if len(titled) == 1 else None
        office = find_head(phrase)
        if phrase[:1] != ("the",) or not told or office not in lists.offices:
            return None
        if self._holders is None:
            self._holders = defaultdict(list)
            for source in self._sources.values():
                if source.kind is SourceKind.PERSON and self._voices.cited_in.get(source.id):
                    for title in sorted(self._titles_of(source.id) & lists.offices):
                        self._holders[title].append(source.id)
        holders = {self._called.get(one, one) for one in self._holders.get(office, ())}
        fitting = [one for one in sorted(holders) if set(told) <= self._titles_of(one)]
        return fitting[0] if len(fitting) == 1 and fitting[0] not in cited else None

    def _titles_of(self, person: str) -> frozenset[str]:
        """Give the words that stand right before a person's name where the person is cited."""
        if person not in self._titles:
            name = self._sources[person].name
            found: set[str] = set(name.lower().split()[:-1])
            for report in self._voices.cited_in[person]:
                text = self._voices.text(report)
                at = text.find(name)
                while at >= 0:
                    before = split_tokens(text[max(0, at - _CALLS) : at])
                    if before and before[-1].text == ",":  # "the village head, NAME"
                        before = before[:-1]
                    before = before[-_TITLE:]
                    end = at + len(name)
                    after = text[end : end + _CALLS] if text[end : end + 2] == ", " else ""
                    said = [*before, *split_tokens(after.partition(", ")[2].partition(",")[0])]
                    found.update(t.lower for t in said if t.text[0].isalnum())
                    at = text.find(name, at + len(name))
            self._titles[person] = frozenset(found)
        return self._titles[person]

    def _find_again(self, phrase: Sequence[str], statement: Statement) -> str | None:
        """Find the unnamed speaker whom "the official" takes up: "a military official"."""
        plain = load_origin_words().plain
        told = [word for word in phrase if word not in plain]
        node, head, offset = self._nodes[statement.id], find_head(told), place_source(statement)
        spoken = self._voices.spoken[statement.report]
        end = self._voices.places[statement.id]
        for other in reversed(spoken[max(0, end - _MOST_CITED) : end]):
            source = self._sources.get(other.speaker)
            if source is None or source.kind is not SourceKind.UNNAMED:
                continue
            if other.speaker != statement.speaker and place_source(other) < offset:
                words = read_words(source.name)
                if find_head(words) == head and set(told) <= set(words):
                    return self._nodes[other.id]
        voucher, _, words_of = node.partition(": ")
        if len(told) != 1 or words_of != told[0]:
            return None
        text = self._voices.text(statement.report)
        before = [t.lower for t in split_tokens(text[max(0, offset - _BACK) : offset])]
        for n in range(len(before) - 1, 0, -1):
            fuller = f"{voucher}: {before[n - 1]} {told[0]}"
            if before[n] == told[0] and fuller in self._known:
                return fuller
        return None

    def _read_state_source(self, phrase: Sequence[str], statement: Statement) -> str | None:
        """A "military source" of a state's own agency is the army's voice."""
        outlet = self._voices.outlet(statement)
        if "army" not in phrase or not self._is_state_outlet(outlet):
            return None
        fitting = self._voices.bodies.fit(("army",))
        name = read_words(self._voices.sides.name(outlet))
        near = [
            body for body in fitting if read_words(self._voices.sides.name(body))[:1] == name[:1]
        ]
        mentions = self._voices.mentions(statement.report)
        return mentions.choose(near or fitting, place_source(statement))

    def _is_state_outlet(self, outlet: str) -> bool:
        """Tell whether an outlet is a state's by its name, or called so in a report of the case."""
        if outlet not in self._states:
            state = load_origin_words().state
            name = self._voices.sides.name(outlet)
            called = not state.isdisjoint(read_words(name))
            first = name.split()[0] if name.split() else ""
            for report in self._voices.reports.values() if first and not called else ():
                at = report.text.find(f"{first}, the ")
                near = split_tokens(report.text[at : at + _CALLS]) if at >= 0 else ()
                called = called or any(token.lower in state for token in near)
            self._states[outlet] = called
        return self._states[outlet]

    def _find_lead(self, told: Sequence[Statement]) -> Office | None:
        """Find whom a report's first words describe and its next ones name."""
        lead = find_lead(told, self._sources)
        if lead is None:
            return None
        one, other = lead
        first, second = self._sources[one.speaker], self._sources[other.speaker]
        node = self._nodes[one.id]
        noun = find_head(cut_clause(read_words(first.name)))
        if "@" in first.id and noun in load_origin_words().passing:
            office = self._find_office(other)
            if office is None or self._find_office(one) is not None:
                return None
            if not self._voices.may_be(office.body, noun):
                return None
            text = f"“{first.name}” is {self._name(office.body)}, for which {second.name} speaks"
            return Office(node, office.body, text)
        if is_named_next(self._voices.text(one.report), first, second, other):
            text = f"“{first.name}” is {second.name}, whom {one.report} names next"
            return Office(node, self._nodes[other.id], text)
        return None

    def _name(self, node: str) -> str:
        return self._voices.name(node)

"""The context of offices: what a case's speakers are called, and which bodies its reports name."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hearsay.compare.origins.bodies import (
    BODY_KINDS,
    STANDING,
    Bodies,
    Mentions,
    find_head,
    is_institution,
    is_same_word,
    read_words,
)
from hearsay.compare.origins.lexicon import load_origin_words
from hearsay.compare.sides import Sides
from hearsay.compare.wording import write_actor
from hearsay.model.reports import Report
from hearsay.model.sources import Source, SourceKind
from hearsay.model.spans import hull
from hearsay.model.statements import Form, Statement

_BACK = 100  # so many citations back a body may still be meant
_GROUPS = frozenset({"group", "movement"})


@dataclass(slots=True)
class CaseVoices:
    """The statements, reports and bodies of a case, for telling who speaks for whom.

    `nodes` gives the node of each statement's speaker; `organs` the body of an outlet that is a
    body's own; `spoken` each report's statements, `places` where among them each stands;
    `cited_in` the reports that cite a speaker.
    """

    statements: Sequence[Statement]
    reports: Mapping[str, Report]
    sides: Sides
    sources: Mapping[str, Source]
    nodes: Mapping[str, str]
    bodies: Bodies
    organs: dict[str, str] = field(default_factory=dict)
    spoken: dict[str, list[Statement]] = field(init=False)
    places: dict[str, int] = field(init=False, default_factory=dict)
    cited_in: dict[str, dict[str, None]] = field(init=False)
    _mentions: dict[str, Mentions] = field(init=False, default_factory=dict)
    _cited: dict[str, list[tuple[int, str, str]]] = field(init=False, default_factory=dict)
    _persons: dict[str, dict[str, None]] = field(init=False, default_factory=dict)
    _groups: list[str] = field(init=False)
    _fields: set[str] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.spoken = defaultdict(list)
        self.cited_in = defaultdict(dict)
        for statement in self.statements:
            self.places[statement.id] = len(self.spoken[statement.report])
            self.spoken[statement.report].append(statement)
            self.cited_in[statement.speaker][statement.report] = None
        self._groups = [s.id for s in self.sources.values() if s.kind is SourceKind.GROUP]

    def text(self, report: str) -> str:
        """Give a report's text; empty where it isn't known."""
        return self.reports[report].text if report in self.reports else ""

    def name(self, node: str) -> str:
        """Name a node inside a sentence."""
        if node.startswith(STANDING):
            name = node.removeprefix(STANDING)
            return f"the {name}" if name.islower() else name
        return write_actor(node, self.sides)

    def outlet(self, statement: Statement) -> str:
        """Give the outlet of a statement's chain, or the empty string."""
        return statement.chain[-1].source if statement.chain else ""

    def mentions(self, report: str) -> Mentions:
        """Give where a report names bodies, or cites one."""
        if report not in self._mentions:
            cited = [
                (place_source(s), self.nodes[s.id])
                for s in self.spoken[report]
                if s.source and s.form is not Form.OWN_VOICE and self._is_body(s.speaker)
            ]
            self._mentions[report] = self.bodies.mention(self.text(report)).add(cited)
        return self._mentions[report]

    def _is_body(self, speaker: str) -> bool:
        source = self.sources.get(speaker)
        return source is not None and source.kind in BODY_KINDS

    def paragraph_start(self, statement: Statement) -> int:
        """Give where the paragraph of a statement's source begins."""
        return self.text(statement.report).rfind("\n", 0, place_source(statement)) + 1

    def choose_body(self, words: Sequence[str], statement: Statement) -> str | None:
        """Find which body words mean in a statement's report; a standing one where none fits."""
        lists = load_origin_words()
        told = [word for word in words if word not in lists.plain]
        if told and lists.passing.issuperset(told):
            return self._take_up(find_head(words), statement)
        organ = self.organs.get(self.outlet(statement))
        for start in range(len(told)):
            fitting = self.bodies.fit(told[start:])
            if fitting:
                if organ in fitting:
                    return organ
                return self.mentions(statement.report).choose(fitting, place_source(statement))
        head = find_head(words)
        if head in lists.passing:
            taken = self._take_up(head, statement)
            return taken if taken and self._bears(taken, told[:-1]) else None
        return self.find_standing(words) or self.name_ministry(told)

    def _bears(self, node: str, words: Sequence[str]) -> bool:
        """Tell whether all words stand in a body's name: "mining" in "Alta Mining"."""
        name = read_words(self.sides.name(node).removeprefix(STANDING))
        return all(any(is_same_word(word, other) for other in name) for word in words)

    def name_ministry(self, words: Sequence[str]) -> str | None:
        """Give the node of a ministry by its field, where some report of the case cites it."""
        if self._fields is None:
            named = (read_words(source.name) for source in self.sources.values())
            self._fields = {told for name in named if (told := _find_field(name))}
        told = _find_field(words)
        return f"{STANDING}{told} ministry" if told in self._fields else None

    def find_standing(self, words: Iterable[str]) -> str | None:
        """Give the body that a standing noun names by itself: "the police"."""
        head = find_head(tuple(words))
        if head not in load_origin_words().standing and " " not in head:
            return None
        known = self.sides.find_id(head)
        return known if known is not None and "@" not in known else STANDING + head

    def may_be(self, node: str, noun: str) -> bool:
        """Tell whether a noun may call a body: a League is no company, "Clean River" may be one."""
        words = read_words(self.sides.name(node).removeprefix(STANDING).partition("@")[0])
        return noun in words or not any(map(is_institution, words))

    def has_one_voice(self, body: str) -> bool:
        """Tell whether a body is one office; a country has many."""
        source = self.sources.get(body)
        manifold = load_origin_words().manifold
        if (
            find_head(read_words(source.name if source else body.removeprefix(STANDING)))
            in manifold
        ):
            return False
        if source is None or source.kind is SourceKind.GROUP:
            return True
        return source.kind is SourceKind.ORGANISATION and is_named_fully(read_words(source.name))

    def find_speaker_before(self, statement: Statement) -> str | None:
        """Give the last body that spoke in the report before a statement."""
        if statement.report not in self._cited:
            cited = (
                (place_source(s), s.speaker, self.nodes[s.id])
                for s in self.spoken[statement.report]
                if self._is_body(s.speaker)
            )
            self._cited[statement.report] = sorted(cited)
        cited_here = self._cited[statement.report]
        at = bisect_left(cited_here, (place_source(statement), "", ""))
        near = reversed(cited_here[max(0, at - _BACK) : at])
        return next((node for _, speaker, node in near if speaker != statement.speaker), None)

    def persons_in(self, report: str) -> dict[str, None]:
        """Give the persons that a report cites, in the order of its statements."""
        if report not in self._persons:
            self._persons[report] = {
                s.speaker: None
                for s in self.spoken[report]
                if (source := self.sources.get(s.speaker)) is not None
                and source.kind is SourceKind.PERSON
            }
        return self._persons[report]

    def find_group(self, statement: Statement) -> str | None:
        """Find whose "the rebels" are: the one group that a report names."""
        named = {one.id for one in self.sources.values() if one.kind is SourceKind.GROUP}
        named = {one for one in named if not self.sides.name(one).islower()}
        found = self.mentions(statement.report).among(named)
        return found.pop() if len(found) == 1 else None

    def _take_up(self, noun: str, statement: Statement) -> str | None:
        """Find which body "the company" takes up: the last one that spoke and may be one."""
        offset = place_source(statement)
        mentions = self.mentions(statement.report)
        chosen = mentions.before(offset, self.bodies.fit((noun,)))
        if chosen is not None:
            return chosen
        if noun in _GROUPS:
            named = mentions.before(offset, self._groups, self.paragraph_start(statement))
            return named or self.find_speaker_before(statement)
        spoken = self.find_speaker_before(statement)
        return spoken if spoken is not None and self.may_be(spoken, noun) else None


def _find_field(words: Sequence[str]) -> str:
    """Give the field of "the foreign ministry", "ministry of health"; empty where there is none."""
    plain = load_origin_words().plain
    told = [word for word in words if word not in plain and word != "ministry"]
    return told[-1] if told and "ministry" in words else ""


def is_named_fully(words: Sequence[str]) -> bool:
    """Tell whether a name is more than a country's: of two words, or with a body's noun."""
    return len(words) > 1 or any(map(is_institution, words))


def place_source(statement: Statement) -> int:
    """Give where a statement's source stands, else its words."""
    return hull(statement.source or statement.content or statement.cue).start

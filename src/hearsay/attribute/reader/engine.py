"""The reader engine: attributions by the trained model, their relays and grades by the lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

from hearsay.attribute.contents import ContentFinder
from hearsay.attribute.drafts import Draft, settle_nesting
from hearsay.attribute.finishing import Finisher
from hearsay.attribute.grading import grade_cue
from hearsay.attribute.lexicon import CueLexicon, load_cues
from hearsay.attribute.lone_quotes import (
    continue_quotes,
    find_lone_quotes,
    find_turns,
    find_used,
    spread_quotes,
)
from hearsay.attribute.passages import Passage, read_passages
from hearsay.attribute.passing_on import PassingReader
from hearsay.attribute.phrases import PhraseFinder, Range
from hearsay.attribute.reader.decoder import Found, Thresholds, decode_windows
from hearsay.attribute.reader.network import ReaderNetwork, load_network
from hearsay.attribute.reader.roles import RoleReader
from hearsay.attribute.reader.windows import Layout, Window, cut_windows, find_layout
from hearsay.attribute.relaying import RelayReader
from hearsay.attribute.verb_cues import VerbReader
from hearsay.model.roles import SemanticRole
from hearsay.model.spans import Span
from hearsay.model.statements import Attribution
from hearsay.text.function_words import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, RELATIVES

_IDIOMS = frozenset({"believe", "put", "puts"})
_ARTICLES = frozenset({"the", "a", "an"})
_NO_END = CONJUNCTIONS | PREPOSITIONS | RELATIVES | _ARTICLES
_EMPTY = DETERMINERS | {"i", "we", "us", "me", ","}
_TEXTS = 32
_WINDOWS = 512


class ReaderEngine:
    """Attribution by the reader model; fits `AttributionEngine`.

    Raises ModelError where the model's files are missing or not what their card says.
    """

    def __init__(
        self,
        network: ReaderNetwork | None = None,
        lexicon: CueLexicon | None = None,
        limits: Thresholds | None = None,
    ) -> None:
        self._network = network or load_network()
        self._lexicon = lexicon or load_cues()
        self._limits = limits or Thresholds()
        phrases = PhraseFinder(self._lexicon)
        self._passing = PassingReader(phrases)
        contents = ContentFinder(phrases)
        self._relaying = RelayReader(self._lexicon, phrases, contents)
        self._verbs = VerbReader(self._lexicon, phrases, contents)
        self._finisher = Finisher(self._lexicon)
        self._roles = RoleReader(self._network)

    def attribute(self, text: str) -> tuple[Attribution, ...]:
        """Give the attributions of a text, in the order of their contents."""
        return next(self.attribute_all((text,)))

    def attribute_all(self, texts: Iterable[str]) -> Iterator[tuple[Attribution, ...]]:
        """Yield the attributions of each text, in order.

        Texts are read some at a time: what they have in common is read once, and memory stays flat.
        """
        waiting = iter(texts)
        while some := list(islice(waiting, _TEXTS)):
            layouts = [find_layout(text) for text in some]
            windows = [cut_windows(layout, self._network.tokenizer) for layout in layouts]
            found = self._decode(list(chain.from_iterable(windows)))
            for layout, cut in zip(layouts, windows, strict=True):
                yield self._finish(layout, [one for _ in cut for one in next(found)])

    def find_roles(
        self, text: str, predicate: Span, sentence: Span | None = None
    ) -> tuple[SemanticRole, ...]:
        """Give PropBank's roles of a predicate within its sentence; spans are the text's."""
        return self._roles.find_roles(text, predicate, sentence)

    def find(self, text: str) -> list[Found]:
        """Give what the network alone finds in a text, in the order of the cues."""
        found = self._decode(cut_windows(text, self._network.tokenizer))
        return list(chain.from_iterable(found))

    def _decode(self, windows: Sequence[Window]) -> Iterator[list[Found]]:
        for start in range(0, len(windows), _WINDOWS):
            some = windows[start : start + _WINDOWS]
            heads = self._network.read(some)
            yield from decode_windows(some, heads, self._network, self._limits)

    def _finish(self, layout: Layout, found: Sequence[Found]) -> tuple[Attribution, ...]:
        passages = read_passages(layout.text, layout.paragraphs, layout.quotes)
        upcoming = iter(sorted(found, key=lambda one: one.cue))
        following = next(upcoming, None)
        drafted: list[tuple[Passage, list[Draft]]] = []
        for passage in passages:
            drafts: list[Draft] = []
            while following is not None and following.cue[0].start < passage.span.end:
                drafts.append(self._draft(passage, following))
                following = next(upcoming, None)
            drafted.append((passage, continue_quotes(passage, self._mend(passage, drafts))))
        # a cue in the last paragraph of a quotation speaks for the paragraphs before it too
        drafted = spread_quotes(drafted, layout.quotes)
        used = {span for passage, drafts in drafted for span in find_used(passage, drafts)}
        return self._finisher.finish(
            (passage, (*drafts, *find_turns(passage, drafts), *find_lone_quotes(passage, used)))
            for passage, drafts in drafted
        )

    def _draft(self, passage: Passage, found: Found) -> Draft:
        cue = _tokens_of(passage, found.cue[0])
        inside = [span for span in found.source if passage.span.contains(span)]
        source = _trim_source(passage, _tokens_of(passage, inside[0])) if inside else None
        content = tuple(_snap(passage, span) for span in found.content)
        grade = grade_cue(passage, cue, content[0].cut(passage.text), self._lexicon)
        level = passage.inside[cue[0]]
        opens = passage.token_at(content[0].start)
        quoted = opens < len(passage.tokens) and passage.inside[opens] not in {level, -1}
        near = (source or cue)[0]
        relays = sorted(_find_relays(passage, found), key=lambda relay: abs(relay[0] - near))
        if source:
            source, relays = _join_neighbours(passage, source, relays)
            for finder in (self._passing.find_carrier, self._passing.find_occasion):
                relay = finder(passage, source)
                if relay and not any(_share_tokens(relay, other) for other in relays):
                    relays.append(relay)
        addressee: Range | None = None
        if not relays and grade.addressing:
            addressee = self._passing.find_addressee(passage, cue, source, content)
            teller = self._passing.find_teller(passage, source, addressee)
            relays.extend([teller] if teller else [])
        return Draft(
            cue=cue,
            source=source,
            content=content,
            level=level,
            factuality=grade.factuality,
            quoted=quoted,
            speech=grade.speech,
            addressee=addressee,
            relays=tuple(relays),
            cue_spans=tuple(_snap(passage, span) for span in found.cue),
            source_spans=() if source else found.source,
        )

    def _mend(self, passage: Passage, drafts: list[Draft]) -> list[Draft]:
        """Mend what the model made by the rules that know better: relays, idioms, nesting.

        "X quoted Y as saying" and "X said, citing Y" name relays; "X would have us believe" is X's.
        """
        for index, token in enumerate(passage.tokens):
            if token.lower in self._lexicon.relaying:
                relayed = self._relaying.read(passage, index)
                drafts = _merge_relayed(drafts, relayed) if relayed else drafts
            elif token.lower in _IDIOMS and (idiom := self._verbs.read_idiom(passage, index)):
                drafts = [d for d in drafts if not _share_tokens(d.cue, idiom.cue)] + [idiom]
        drafts = [self._credit(passage, draft) for draft in drafts]
        return settle_nesting(passage, drafts)

    def _credit(self, passage: Passage, draft: Draft) -> Draft:
        """Make whoever spoke "on the word of" somebody the relay of that one."""
        credited = self._passing.find_credited(passage, draft.cue, draft.content)
        if credited is None or _share_tokens(credited, draft.source):
            return draft
        relays = draft.relays or ((draft.source,) if draft.source else ())
        return replace(draft, source=credited, source_spans=(), relays=relays)


def _merge_relayed(drafts: Sequence[Draft], relayed: Draft) -> list[Draft]:
    """Let a relayed statement, found by rule, mend what the model made of the same content.

    Where the model has the same source, it lends its relays; where the model took the relay for the
    source, or found none, it takes that one's place, at its cue.
    """
    kept: list[Draft] = []
    place = relayed
    known = False
    for draft in drafts:
        if not draft.content_hull.overlaps(relayed.content_hull):
            kept.append(draft)
        elif _share_tokens(draft.source, relayed.source):
            known = True
            kept.append(replace(draft, relays=draft.relays or relayed.relays))
        elif draft.source is None or any(_share_tokens(draft.source, r) for r in relayed.relays):
            place = replace(place, cue=draft.cue, cue_spans=draft.cue_spans, content=draft.content)
        else:
            kept.append(draft)
    return kept if known else [*kept, place]


def _trim_source(passage: Passage, source: Range) -> Range:
    """Leave out what ends no noun phrase: "the Observatory and", "the minister, who"."""
    first, last = source
    while last > first and passage.lower(last) in _NO_END:
        last -= 1
    return first, last


def _find_relays(passage: Passage, found: Found) -> list[Range]:
    """Give the relays as token ranges, in text order.

    A preposition before one is left out ("by the newspaper"), what follows one after a comma is its
    apposition ("the newspaper, Dawn"), and "I" or a lone article passes nothing on.
    """
    relays: list[Range] = []
    for span in found.relays:
        if not passage.span.contains(span):
            continue
        first, last = _tokens_of(passage, span)
        first += first < last and passage.lower(first) in PREPOSITIONS
        first = _from_article(passage, first)
        if relays and relays[-1][1] == first - 2 and passage.lower(first - 1) == ",":
            relays[-1] = (relays[-1][0], last)
        elif any(passage.lower(i) not in _EMPTY for i in range(first, last + 1)):
            relays.append((first, last))
    return relays


def _from_article(passage: Passage, first: int) -> int:
    """Begin at the article, where only common nouns stand between: "the agency Norden"."""
    for before in range(first - 1, max(passage.sentence(first)[0], first - 3) - 1, -1):
        if passage.lower(before) in _ARTICLES:
            return before
        if not passage.word(before).isalpha() or passage.lower(before) in PREPOSITIONS:
            break
    return first


def _join_neighbours(
    passage: Passage, source: Range, relays: Sequence[Range]
) -> tuple[Range, list[Range]]:
    """Put back together a name of which the model took a half for a relay: "ISIS-linked | Amaq"."""
    apart: list[Range] = []
    for first, last in relays:
        if first == source[1] + 1 and passage.word(first)[:1].isupper():
            source = (source[0], last)
        else:
            apart.append((first, last))
    return source, apart


def _share_tokens(one: Range | None, other: Range | None) -> bool:
    return one is not None and other is not None and one[0] <= other[1] and other[0] <= one[1]


def _tokens_of(passage: Passage, span: Span) -> Range:
    first = passage.token_at(span.start)
    return first, max(first, passage.token_from(span.end) - 1)


def _snap(passage: Passage, span: Span) -> Span:
    """Widen a span to the passage's tokens; one of another passage stays as it is."""
    if not passage.span.contains(span):
        return span
    first, last = _tokens_of(passage, span)
    return passage.span_of(first, last) if first < len(passage.tokens) else span

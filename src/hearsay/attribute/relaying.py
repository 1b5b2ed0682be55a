"""Relaying: "X quoted Y as saying", "X, citing Y, said", "Y was quoted by X as saying"."""

from __future__ import annotations

from dataclasses import replace

from hearsay.attribute.contents import ContentFinder, Reach, quote_between
from hearsay.attribute.drafts import Draft
from hearsay.attribute.lexicon import CueLexicon, Needs
from hearsay.attribute.passages import Passage
from hearsay.attribute.phrases import PhraseFinder, Range
from hearsay.model.spans import Span
from hearsay.model.statements import Factuality
from hearsay.text.function_words import BE_FORMS
from hearsay.text.inflections import VerbForm

_PAST_FORMS = frozenset({VerbForm.PAST, VerbForm.PARTICIPLE})


class RelayReader:
    """Reads the cues by which a report says through whom it heard."""

    def __init__(self, lexicon: CueLexicon, phrases: PhraseFinder, contents: ContentFinder) -> None:
        self._lexicon = lexicon
        self._phrases = phrases
        self._contents = contents

    def read(self, passage: Passage, index: int) -> Draft | None:
        """Read "X quoted Y as saying Z" and "X said Z, citing Y"."""
        form = self._lexicon.relaying.get(passage.lower(index))
        if form is None:
            return None
        level = passage.inside[index]
        first = self._phrases.widen_cue(passage, index)
        if form in _PAST_FORMS and any(passage.lower(i) in BE_FORMS for i in range(first, index)):
            return self._quoted_as_saying(passage, first, index, level)
        end = passage.sentence(index)[1]
        quoted = self._phrases.after(passage, index + 1, end)
        if quoted is None:
            return None
        relay = self._phrases.before(passage, first) if form is not VerbForm.ING else None
        start = quoted[1] + 1
        cue = (first, index)
        if passage.lower(start) == "as" and passage.lower(start + 1) == "saying":
            start += 2
            cue = (first, start - 1)
        elif form is not VerbForm.ING:
            return None
        else:
            relay = self._phrases.governing(passage, first)
            start = start + 1 if passage.lower(start) == "," else start
            return self._citing(passage, cue, quoted, relay, start)
        reach = (
            self._contents.after(passage, start, level, Needs.CLAUSE)
            or self._after_aside(passage, start, level)
            or (self._contents.before(passage, relay[0], level) if relay else None)
        )
        if reach is None:
            return None
        relays = (relay,) if relay else ()
        return Draft(
            cue, quoted, reach.spans, level, Factuality.CERTAIN, reach.quoted, relays=relays
        )

    def _after_aside(self, passage: Passage, start: int, level: int) -> Reach | None:
        """Find a quotation further on in the sentence: "as saying after the battle: '...'"."""
        end = passage.sentence(start)[1] if start < len(passage.tokens) else start
        for index in range(start, min(end, start + 15)):
            if passage.lower(index) == ":" or quote_between(passage, index, level):
                return self._contents.after(passage, index, level, Needs.CLAUSE)
        return None

    def _quoted_as_saying(
        self, passage: Passage, first: int, index: int, level: int
    ) -> Draft | None:
        """Read "Y was quoted by X as saying Z"."""
        source = self._phrases.before(passage, first)
        end = passage.sentence(index)[1]
        relay: Range | None = None
        start = index + 1
        if passage.lower(start) == "by":
            relay = self._phrases.after(passage, start + 1, end)
            start = relay[1] + 1 if relay else start
        if source is None or (passage.lower(start), passage.lower(start + 1)) != ("as", "saying"):
            return None
        reach = self._contents.after(passage, start + 2, level, Needs.CLAUSE)
        reach = reach or self._contents.before(passage, source[0], level)
        if reach is None:
            return None
        relays = (relay,) if relay else ()
        cue = (first, start + 1)
        return Draft(
            cue, source, reach.spans, level, Factuality.CERTAIN, reach.quoted, relays=relays
        )

    def _citing(
        self, passage: Passage, cue: Range, quoted: Range, relay: Range | None, start: int
    ) -> Draft | None:
        """Read "X, citing Y, said Z", "X said Z, citing Y" and "..., X said, citing Y"."""
        level = passage.inside[cue[0]]
        floor, end = passage.sentence(cue[0])
        ahead = next(
            (i for i in range(start, min(end, start + 4)) if self._phrases.is_cue_verb(passage, i)),
            None,
        )
        if ahead is not None:
            reach = self._contents.after(passage, ahead + 1, level, Needs.CLAUSE)
            relay = relay or self._phrases.before(passage, self._phrases.widen_cue(passage, ahead))
        elif passage.lower(start) == "that":
            reach = self._contents.after(passage, start, level, Needs.CLAUSE)
        else:
            back = next(
                (
                    i
                    for i in range(cue[0] - 1, floor - 1, -1)
                    if self._phrases.is_cue_verb(passage, i)
                ),
                None,
            )
            if back is None:
                return None
            reach = self._contents.after(passage, back + 1, level, Needs.CLAUSE)
            reach = reach or (self._contents.before(passage, relay[0], level) if relay else None)
            if reach is not None:
                edge = passage.tokens[cue[0] - 1].span.end
                trimmed = tuple(
                    Span(s.start, min(s.end, edge)).trim(passage.text)
                    for s in reach.spans
                    if s.start < edge
                )
                reach = replace(reach, spans=tuple(_drop_comma(passage.text, s) for s in trimmed))
        if reach is None or not reach.spans:
            return None
        relays = (relay,) if relay else ()
        return Draft(
            cue, quoted, reach.spans, level, Factuality.CERTAIN, reach.quoted, relays=relays
        )


def _drop_comma(text: str, span: Span) -> Span:
    words = span.cut(text)
    return Span(span.start, span.start + len(words.rstrip(", ")))

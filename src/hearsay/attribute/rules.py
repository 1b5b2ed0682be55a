"""The rule engine: attributions by cue, phrase and quotation mark, without a trained model.

It reads a paragraph as tokens, finds each cue, then the source beside it and the content that both
hand over; what neighbours share is settled afterwards. Everything is linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from hearsay.attribute.contents import ContentFinder
from hearsay.attribute.drafts import Draft, settle_borders
from hearsay.attribute.finishing import Finisher
from hearsay.attribute.lexicon import CueLexicon, load_cues
from hearsay.attribute.lone_quotes import (
    continue_quotes,
    find_lone_quotes,
    find_turns,
    find_used,
)
from hearsay.attribute.passages import Passage, read_passages
from hearsay.attribute.phrases import PhraseFinder, Range
from hearsay.attribute.quotes import find_quotes
from hearsay.attribute.relaying import RelayReader
from hearsay.attribute.set_phrases import SetPhraseReader
from hearsay.attribute.verb_cues import VerbReader
from hearsay.model.statements import Attribution
from hearsay.text.sentences import split_paragraphs


class RuleEngine:
    """Attribution by rules; fits `AttributionEngine`."""

    def __init__(self, lexicon: CueLexicon | None = None) -> None:
        self._lexicon = lexicon or load_cues()
        phrases = PhraseFinder(self._lexicon)
        contents = ContentFinder(phrases)
        self._set_phrases = SetPhraseReader(self._lexicon, phrases, contents)
        self._relaying = RelayReader(self._lexicon, phrases, contents)
        self._verbs = VerbReader(self._lexicon, phrases, contents)
        self._finisher = Finisher(self._lexicon)

    def attribute(self, text: str) -> tuple[Attribution, ...]:
        """Give the attributions of a text, in the order of their contents."""
        paragraphs = split_paragraphs(text)
        passages = read_passages(text, paragraphs, find_quotes(text, paragraphs))
        cued = [self._read_cues(passage) for passage in passages]
        # a cue in the last paragraph of a quotation speaks for the paragraphs before it too
        used = {
            start
            for p, drafts in zip(passages, cued, strict=True)
            for start in find_used(p, drafts)
        }
        return self._finisher.finish(
            (passage, (*drafts, *find_turns(passage, drafts), *find_lone_quotes(passage, used)))
            for passage, drafts in zip(passages, cued, strict=True)
        )

    def _read_cues(self, passage: Passage) -> list[Draft]:
        drafts = settle_borders(passage, list(self._draft(passage)))
        return continue_quotes(passage, drafts)

    def _draft(self, passage: Passage) -> Iterator[Draft]:
        source: Range | None = None
        sentence = -1
        index = 0
        while index < len(passage.tokens):
            if passage.sentence_of[index] != sentence:
                sentence, source = passage.sentence_of[index], None
            draft = (
                self._set_phrases.read(passage, index)
                or self._relaying.read(passage, index)
                or self._verbs.read(passage, index, source)
            )
            if draft:
                yield draft
                source = draft.source or source
                index = max(index, draft.cue[1])
            index += 1

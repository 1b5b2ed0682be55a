"""The rule engine: attributions by cue, phrase and quotation mark, without a trained model.

It reads a paragraph as tokens, finds each cue, then the source beside it and the content that both
hand over; what neighbours share is settled afterwards. Everything is linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hearsay.attribute.contents import ContentFinder, quote_between
from hearsay.attribute.drafts import Draft, settle_borders
from hearsay.attribute.factuality import DoubtFinder, grade_content
from hearsay.attribute.lexicon import CueLexicon, load_cues
from hearsay.attribute.passages import Passage, read_passages
from hearsay.attribute.phrases import PhraseFinder, Range
from hearsay.attribute.quotes import Quote, find_quotes
from hearsay.attribute.relaying import RelayReader
from hearsay.attribute.set_phrases import SetPhraseReader
from hearsay.attribute.verb_cues import VerbReader
from hearsay.model.spans import Span, Spans
from hearsay.model.statements import Attribution, Factuality, Form
from hearsay.text.sentences import split_paragraphs, split_sentences

_SHORTEST_QUOTE = 5
_DOUBT_WINDOW = 600


class RuleEngine:
    """Attribution by rules; fits `AttributionEngine`."""

    def __init__(self, lexicon: CueLexicon | None = None) -> None:
        self._lexicon = lexicon or load_cues()
        phrases = PhraseFinder(self._lexicon)
        contents = ContentFinder(phrases)
        self._set_phrases = SetPhraseReader(self._lexicon, phrases, contents)
        self._relaying = RelayReader(self._lexicon, phrases, contents)
        self._verbs = VerbReader(self._lexicon, phrases, contents)
        self._doubts = DoubtFinder(self._lexicon)

    def attribute(self, text: str) -> tuple[Attribution, ...]:
        """Give the attributions of a text, in the order of their contents."""
        paragraphs = split_paragraphs(text)
        quotes = find_quotes(text, paragraphs)
        found: list[Attribution] = []
        used: set[Quote] = set()
        for passage in read_passages(text, paragraphs, quotes):
            drafts = settle_borders(passage, list(self._draft(passage)))
            drafts = self._continue_quotes(passage, drafts)
            used |= _used_quotes(passage, drafts)
            drafts.extend(self._uncued(passage, used))
            found.extend(self._finish(passage, draft) for draft in drafts)
        return tuple(sorted(set(found), key=lambda a: (a.content, a.cue, a.source)))

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

    def _continue_quotes(self, passage: Passage, drafts: list[Draft]) -> list[Draft]:
        """Give a quotation that opens right after '..., X said.' to the same statement."""
        taken = _used_quotes(passage, drafts)
        result: list[Draft] = []
        for draft in drafts:
            end = passage.sentence(draft.cue[1])[1]
            quote = quote_between(passage, end, draft.level) if end < len(passage.tokens) else None
            fresh = (
                draft.quoted
                and quote is not None
                and quote.spans[0].start == passage.tokens[end].span.start
                and quote.spans[0].start > draft.content[-1].end
                and quote not in taken
            )
            if fresh and quote is not None:
                taken.add(quote)
                result.append(replace(draft, content=(*draft.content, *quote.spans)))
            else:
                result.append(draft)
        return result

    def _uncued(self, passage: Passage, used: set[Quote]) -> Iterator[Draft]:
        """Keep a quotation of a whole sentence or more that nobody is named for."""
        for quote in passage.quotes:
            if quote in used or quote.depth or quote.spans[0].start < passage.span.start:
                continue
            first, last = (
                passage.token_from(quote.spans[0].start),
                passage.token_from(quote.spans[0].end) - 1,
            )
            opens = first == passage.sentence(first)[0]
            words = sum(passage.word(i)[:1].isalnum() for i in range(first, last + 1))
            if opens and words >= _SHORTEST_QUOTE:
                yield Draft(
                    (first, first - 1), None, quote.spans, -1, Factuality.CERTAIN, quoted=True
                )

    def _finish(self, passage: Passage, draft: Draft) -> Attribution:
        text = passage.text
        content = tuple(span for span in draft.content if len(span))
        first, last = draft.cue
        cue: Spans = (passage.span_of(first, last),) if last >= first else ()
        if draft.source and first < draft.source[0] and draft.source[1] < last:
            cue = (
                passage.span_of(first, draft.source[0] - 1),
                passage.span_of(draft.source[1] + 1, last),
            )
        return Attribution(
            content=content,
            cue=cue,
            source=(passage.span_of(*draft.source),) if draft.source else (),
            form=_form_of(passage, draft),
            factuality=grade_content(text, content, draft.factuality, self._lexicon),
            doubted=draft.doubted or self._is_doubted(passage, draft),
            relays=tuple(passage.span_of(*relay) for relay in draft.relays),
            addressee=passage.span_of(*draft.addressee) if draft.addressee else None,
        )

    def _is_doubted(self, passage: Passage, draft: Draft) -> bool:
        first, last = draft.cue
        if any(
            passage.lower(i) in self._lexicon.doubting_adverbs for i in range(first - 1, last + 2)
        ):
            return True
        end = draft.content_hull.end
        rest = passage.token_at(end)
        if rest >= len(passage.tokens):
            return False
        after = passage.tokens[rest].span.start
        near = Span(after, min(passage.span.end, after + _DOUBT_WINDOW))
        sentences = split_sentences(passage.text, near)
        return bool(sentences) and self._doubts.in_follower(passage.text, sentences[0])


def _used_quotes(passage: Passage, drafts: list[Draft]) -> set[Quote]:
    """Give the quotations that hold words of some statement."""
    used: set[Quote] = set()
    for span in {span for draft in drafts for span in draft.content}:
        for index in range(passage.token_from(span.start), passage.token_from(span.end)):
            number = passage.inside[index]
            while number >= 0:
                used.add(passage.quotes[number])
                number = passage.parents[number]
    return used


def _form_of(passage: Passage, draft: Draft) -> Form:
    """Tell direct, mixed and indirect apart by how many of the words are in quotation marks.

    Marks around the cue too do not count: they are the report's own quoting.
    """
    inside = outside = 0
    for span in draft.content:
        if not passage.span.contains(span):
            inside += draft.quoted
        for index in range(passage.token_from(span.start), passage.token_from(span.end)):
            if passage.word(index)[:1].isalnum():
                marked = passage.inside[index] != draft.level
                inside, outside = inside + marked, outside + (not marked)
    if not inside:
        return Form.INDIRECT
    return Form.MIXED if outside else Form.DIRECT

"""Finishing: drafts become attributions, their form, factuality and doubt told, by any engine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from hearsay.attribute.doubts import DoubtFinder, Reading, read_holdings
from hearsay.attribute.drafts import Draft
from hearsay.attribute.factuality import grade_content
from hearsay.attribute.lexicon import CueLexicon
from hearsay.attribute.passages import Passage
from hearsay.model.spans import Spans
from hearsay.model.statements import Attribution, Form


class Finisher:
    """Makes attributions of drafts, for one cue lexicon."""

    def __init__(self, lexicon: CueLexicon) -> None:
        self._lexicon = lexicon
        self._doubts = DoubtFinder(lexicon)

    def finish(self, drafted: Iterable[tuple[Passage, Sequence[Draft]]]) -> tuple[Attribution, ...]:
        """Give the attributions of a text's passages, in the order of their contents."""
        readings = [read_holdings(passage, drafts) for passage, drafts in drafted]
        found = {
            self._finish(reading, draft, following)
            for reading, following in zip_longest(readings, readings[1:])
            for draft in reading.drafts
            if not _addresses(reading.passage, draft)
        }
        return tuple(sorted(found, key=lambda a: (a.content, a.cue, a.source)))

    def _finish(self, reading: Reading, draft: Draft, following: Reading | None) -> Attribution:
        passage = reading.passage
        text = passage.text
        content = tuple(span for span in draft.content if len(span))
        first, last = draft.cue
        cue: Spans = (passage.span_of(first, last),) if last >= first else ()
        if draft.source and first < draft.source[0] and draft.source[1] < last:
            cue = (
                passage.span_of(first, draft.source[0] - 1),
                passage.span_of(draft.source[1] + 1, last),
            )
        source = (passage.span_of(*draft.source),) if draft.source else ()
        return Attribution(
            content=content,
            cue=draft.cue_spans or cue,
            source=draft.source_spans or source,
            form=_form_of(passage, draft),
            factuality=grade_content(text, content, draft.factuality, self._lexicon),
            doubted=draft.doubted or self._doubts.is_doubted(reading, draft, following),
            relays=tuple(passage.span_of(*relay) for relay in draft.relays),
            addressee=passage.span_of(*draft.addressee) if draft.addressee else None,
        )


def _addresses(passage: Passage, draft: Draft) -> bool:
    """Tell whether words only say to whom a text turns: "To those who doubt us: we hold Brod"."""
    return (
        draft.source is not None
        and draft.cue[0] == draft.cue[1]
        and draft.cue[1] < draft.source[0]
        and passage.lower(draft.cue[0]) == "to"
        and passage.lower(draft.source[0]) in {"who", "whoever", "those"}
    )


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

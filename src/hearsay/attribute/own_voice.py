"""Own voice: what a report says itself, where it carries a frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hearsay.attribute.engine import CarriesFrame
from hearsay.attribute.factuality import grade_content
from hearsay.attribute.lexicon import load_cues
from hearsay.model.spans import Span
from hearsay.model.statements import Attribution, Factuality, Form
from hearsay.text.sentences import split_sentences

_EDGES = frozenset(",;:—–-")


def add_own_voice(
    text: str, attributions: Sequence[Attribution], carries_frame: CarriesFrame
) -> tuple[Attribution, ...]:
    """Add an own-voice attribution for each stretch nobody is cited for, if it carries a frame.

    A stretch is a sentence, or what an attribution's source, cue and content leave of it.
    """
    lexicon = load_cues()
    taken = sorted(
        span for a in attributions for span in (*a.content, *a.cue, *a.source, *a.relays)
    )
    own = [
        Attribution(
            content=(stretch,),
            cue=(),
            source=(),
            form=Form.OWN_VOICE,
            factuality=grade_content(text, (stretch,), Factuality.CERTAIN, lexicon),
        )
        for stretch in _free_stretches(text, taken)
        if carries_frame(stretch)
    ]
    return tuple(sorted((*attributions, *own), key=lambda a: (a.content, a.cue, a.source)))


def _free_stretches(text: str, taken: Sequence[Span]) -> Iterator[Span]:
    number = 0
    open_until = 0
    for sentence in split_sentences(text):
        start = sentence.start
        while number < len(taken) and taken[number].start < sentence.end:
            edge = min(taken[number].start, sentence.end)
            yield from _piece(text, max(start, open_until), edge)
            open_until = max(open_until, taken[number].end)
            start = max(start, open_until)
            number += 1
        yield from _piece(text, max(start, open_until), sentence.end)


def _piece(text: str, start: int, end: int) -> Iterator[Span]:
    if start >= end:
        return
    span = Span(start, end)
    words = span.cut(text)
    inner = [n for n, char in enumerate(words) if char not in _EDGES and not char.isspace()]
    if not inner:
        return
    span = Span(start + inner[0], start + inner[-1] + 1)
    if any(char.isalpha() for char in span.cut(text)):
        yield span

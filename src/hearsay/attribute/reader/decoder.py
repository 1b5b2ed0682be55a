"""The decoder: what the heads say of pieces becomes whole attributions, as spans of the text.

Cues are found by their tags. From each, the pair head is asked what every word near it is to the
cue; the most likely run of answers, changes of answer costing a little, is the attribution. So
linking is no step of its own, a source may belong to two cues, and one statement may lie in
another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from hearsay.attribute.reader.network import Floats, Heads, ReaderNetwork, log_softmax
from hearsay.attribute.reader.windows import BREAK_ID, Window
from hearsay.model.spans import Span, Spans

_OUTSIDE, _SOURCE, _CUE, _CONTENT, _RELAY = range(5)
_ANSWERS = 5
_SIDE_BY_SIDE = 1024
_SAME = 0.8


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the decoder draws its lines; chosen on development data.

    `cue` is the least probability that a cue begins; `change` the cost of each change of answer
    from word to word, in logits; `tags` the weight of the tags beside the pair head's answers;
    `sure` the least mean of the cue's and the content's probability.
    """

    cue: float = 0.4
    change: float = 0.25
    tags: float = 0.35
    sure: float = 0.6


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution as the network sees it, with how sure it is (0 to 1)."""

    source: Spans
    cue: Spans
    content: Spans
    sure: float
    relays: Spans = ()


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a window: the first piece of each, where they begin and end, and marks."""

    starts: npt.NDArray[np.int64]
    begins: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    broken: npt.NDArray[np.bool_]
    of_piece: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A cue that was asked from: of which window, at which piece, how likely, with what answers.

    `answers` are log probabilities by word; `enter` and `stay` what the tags say of the same words.
    """

    number: int
    piece: int
    begins: float
    words: _Words
    answers: Floats
    enter: Floats
    stay: Floats


def decode_windows(
    windows: Sequence[Window], heads: Sequence[Heads], network: ReaderNetwork, limits: Thresholds
) -> list[list[Found]]:
    """Give the attributions of each window, in the order of their cues."""
    asked = [
        one
        for number, (window, of_window) in enumerate(zip(windows, heads, strict=True))
        for one in _ask_window(number, window, of_window, network, limits)
    ]
    found: list[list[Found]] = [[] for _ in windows]
    for one, labels in zip(asked, _find_best(asked, limits.change), strict=True):
        labels[one.words.of_piece[one.piece]] = _CUE
        attribution = _collect(one, labels)
        known = found[one.number]
        if attribution is None or attribution.sure < limits.sure:
            continue
        if not any(_is_same(attribution, other) for other in known):
            known.append(attribution)
    return found


def _is_same(one: Found, other: Found) -> bool:
    """Tell whether two are one statement that was asked for twice, as from both parts of a cue."""
    if set(one.cue) & set(other.cue):
        return True
    if not one.source or one.source != other.source:
        return False
    shared = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start))
        for a in one.content
        for b in other.content
    )
    return shared > _SAME * max(sum(map(len, one.content)), sum(map(len, other.content)))


def _ask_window(
    number: int, window: Window, heads: Heads, network: ReaderNetwork, limits: Thresholds
) -> Iterator[_Asked]:
    """Find the cues of a window by their tags, and ask from each."""
    begins = np.exp(log_softmax(heads.parts[:, 1]))[:, 1]
    anchors = _find_anchors(begins, limits.cue)
    if not anchors:
        return
    words = _find_words(window, network)
    enter, stay = _read_tags(heads, words, limits.tags)
    logits = network.attribution.ask(anchors, *heads.attribution, window.paragraphs)
    by_word = np.add.reduceat(log_softmax(logits), words.starts, axis=1)
    by_word /= np.diff([*words.starts, logits.shape[1]])[None, :, None]
    for piece, answers in zip(anchors, by_word, strict=True):
        yield _Asked(number, piece, float(begins[piece]), words, answers, enter, stay)


def _find_words(window: Window, network: ReaderNetwork) -> _Words:
    ids = np.asarray(window.ids)
    offsets = np.asarray(window.offsets)
    inner = network.is_inner[ids]
    starts = np.flatnonzero(~inner)
    lasts = np.append(starts[1:], len(ids)) - 1
    begins, ends = offsets[starts, 0], offsets[lasts, 1]
    broken = (begins == ends) | (ids[starts] == BREAK_ID)
    return _Words(starts, begins, ends, broken, np.cumsum(~inner) - 1)


def _find_anchors(begins: Floats, least: float) -> list[int]:
    """Give the pieces where a cue begins: the best of each run of candidates."""
    anchors: list[int] = []
    for at in np.flatnonzero(begins > least):
        if anchors and at - anchors[-1] == 1:
            if begins[at] > begins[anchors[-1]]:
                anchors[-1] = int(at)
        else:
            anchors.append(int(at))
    return anchors


def _read_tags(heads: Heads, words: _Words, weight: float) -> tuple[Floats, Floats]:
    """Give what the tags have to say of entering each answer at each word, and of staying in it.

    Tags know nothing of the cue that is asked from: they only tell what is no source, cue or
    content of anybody, and where one begins. Nothing and relays have no tags.
    """
    tags = log_softmax(heads.parts[words.starts])
    enter = np.zeros((len(tags), _ANSWERS), np.float32)
    stay = np.zeros_like(enter)
    enter[:, _SOURCE : _CONTENT + 1] = weight * tags[..., 1]
    stay[:, _SOURCE : _CONTENT + 1] = weight * tags[..., 2]
    return enter, stay


def _find_best(asked: Sequence[_Asked], change: float) -> Iterator[npt.NDArray[np.int64]]:
    """Yield the best sequence of answers of each (Viterbi 1967); entering and staying cost apart.

    All are searched side by side, word by word: that is many times faster than one by one.
    """
    for start in range(0, len(asked), _SIDE_BY_SIDE):
        some = asked[start : start + _SIDE_BY_SIDE]
        sizes = np.array([len(one.answers) for one in some])
        shape = (int(sizes.max()), len(some), _ANSWERS)
        answers, enter, stay = (np.zeros(shape, np.float32) for _ in range(3))
        for row, one in enumerate(some):
            answers[: sizes[row], row] = one.answers
            enter[: sizes[row], row] = one.enter - change
            stay[: sizes[row], row] = one.stay
        back = np.empty(shape, np.int8)
        score = answers[0] + enter[0]
        own = np.arange(_ANSWERS)
        rows = np.arange(len(some))
        for at in range(1, shape[0]):
            best = score.argmax(axis=1)
            moved = score[rows, best][:, None] + enter[at]
            kept = score + stay[at]
            stays = kept >= moved
            back[at] = np.where(stays, own, best[:, None])
            after = np.where(stays, kept, moved) + answers[at]
            score = np.where((at < sizes)[:, None], after, score)
        path = np.zeros((len(some), shape[0]), np.int64)
        label = score.argmax(axis=1)
        for at in range(shape[0] - 1, -1, -1):
            path[:, at] = label
            if at:
                label = np.where(at < sizes, back[at, rows, label], label)
        for row, size in enumerate(sizes):
            yield path[row, :size]


def _collect(one: _Asked, labels: npt.NDArray[np.int64]) -> Found | None:
    words = one.words
    runs: dict[int, list[Span]] = {label: [] for label in (_SOURCE, _CUE, _CONTENT, _RELAY)}
    likely: list[float] = []
    kept = np.where(words.broken, _OUTSIDE, labels)
    edges = np.flatnonzero(np.diff(kept, prepend=_OUTSIDE, append=_OUTSIDE)).tolist()
    for first, end in pairwise(edges):
        label = int(kept[first])
        if label != _OUTSIDE:
            runs[label].append(Span(int(words.begins[first]), int(words.ends[end - 1])))
        if label == _SOURCE:
            run = one.answers[first:end]
            likely.append(float((run[:, _SOURCE] - run[:, _OUTSIDE]).sum()))
    if not runs[_CONTENT]:
        return None
    inside = labels == _CONTENT
    sure = 0.5 * (one.begins + float(np.exp(one.answers[inside, _CONTENT]).mean()))
    return Found(
        source=_keep_likeliest(runs[_SOURCE], likely),
        cue=tuple(runs[_CUE]),
        content=tuple(runs[_CONTENT]),
        sure=sure,
        relays=tuple(runs[_RELAY]),
    )


def _keep_likeliest(spans: Sequence[Span], likely: Sequence[float]) -> Spans:
    """Keep the likeliest source: nobody speaks in two places at once."""
    best = max(zip(likely, spans, strict=True), default=None)
    return (best[1],) if best else ()

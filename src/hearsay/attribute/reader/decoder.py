"""The decoder: what the heads say of pieces becomes whole attributions, as spans of the text.

Cues are found by their tags. From each, the pair head is asked what every word near it is to the
cue; the most likely run of answers, changes of answer costing a little, is the attribution. So
linking is no step of its own, a source may belong to two cues, and one statement may lie in
another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hearsay.attribute.reader.network import Floats, Heads, ReaderNetwork
from hearsay.attribute.reader.windows import BREAK_ID, Window
from hearsay.model.spans import Span, Spans

_OUTSIDE, _SOURCE, _CUE, _CONTENT, _RELAY = range(5)
_ANSWERS = 5


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the decoder draws its lines; chosen on development data.

    `cue` is the least probability that a cue begins; `change` the cost of each change of answer
    from word to word, in logits; `tags` the weight of the tags beside the pair head's answers;
    `sure` the least mean of the cue's and the content's probability.
    """

    cue: float = 0.4
    change: float = 1.0
    tags: float = 0.25
    sure: float = 0.3


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
    """The words of a window: the first piece of each, and its piece range and span."""

    starts: npt.NDArray[np.int64]
    spans: tuple[Span, ...]
    broken: npt.NDArray[np.bool_]
    of_piece: npt.NDArray[np.int64]


def decode_window(
    window: Window, heads: Heads, network: ReaderNetwork, limits: Thresholds
) -> Iterator[Found]:
    """Yield the attributions of one window, in the order of their cues."""
    begins = _softmax(heads.parts[:, 1])[:, 1]
    if not (begins > limits.cue).any():
        return
    words = _find_words(window, network)
    if not len(words.starts):
        return
    enter, stay = _read_tags(heads, words, limits.tags)
    anchors = _find_anchors(begins, limits.cue)
    own, others = heads.attribution
    logits = network.attribution.ask(anchors, own, others, window.paragraphs)
    by_word = np.add.reduceat(_log_softmax(logits), words.starts, axis=1)
    by_word /= np.diff([*words.starts, logits.shape[1]])[None, :, None]
    taken: list[Found] = []
    for anchor, answers in zip(anchors, by_word, strict=True):
        labels = _best_run(answers, enter - limits.change, stay)
        at = words.of_piece[anchor]
        if labels[at] != _CUE:
            labels[at] = _CUE
        found = _collect(words, labels, answers, float(begins[anchor]))
        if found is None or found.sure < limits.sure:
            continue
        if any(set(found.cue) & set(other.cue) for other in taken):
            continue
        taken.append(found)
        yield found


def _find_words(window: Window, network: ReaderNetwork) -> _Words:
    ids = np.asarray(window.ids)
    inner = network.is_inner[ids]
    marks = np.array([lo == hi for lo, hi in window.offsets])
    starts = np.flatnonzero(~inner)
    ends = np.append(starts[1:], len(ids))
    spans = tuple(
        Span(window.offsets[a][0], window.offsets[b - 1][1])
        for a, b in zip(starts, ends, strict=True)
    )
    return _Words(starts, spans, marks[starts] | (ids[starts] == BREAK_ID), np.cumsum(~inner) - 1)


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
    tags = _log_softmax(heads.parts[words.starts])
    enter = np.zeros((len(tags), _ANSWERS), np.float32)
    stay = np.zeros_like(enter)
    enter[:, _SOURCE : _CONTENT + 1] = weight * tags[..., 1]
    stay[:, _SOURCE : _CONTENT + 1] = weight * tags[..., 2]
    return enter, stay


def _best_run(answers: Floats, enter: Floats, stay: Floats) -> npt.NDArray[np.int64]:
    """Find the best sequence of answers (Viterbi 1967), where entering and staying cost apart."""
    size, labels = answers.shape
    back = np.empty((size, labels), np.int64)
    score = answers[0] + enter[0]
    own = np.arange(labels)
    for at in range(1, size):
        best = int(score.argmax())
        moved = score[best] + enter[at]
        kept = score + stay[at]
        stays = kept >= moved
        back[at] = np.where(stays, own, best)
        score = np.where(stays, kept, moved) + answers[at]
    path = np.empty(size, np.int64)
    path[-1] = score.argmax()
    for at in range(size - 1, 0, -1):
        path[at - 1] = back[at, path[at]]
    return path


def _collect(
    words: _Words, labels: npt.NDArray[np.int64], answers: Floats, begins: float
) -> Found | None:
    runs: dict[int, list[Span]] = {label: [] for label in (_SOURCE, _CUE, _CONTENT, _RELAY)}
    before = _OUTSIDE
    for at, label in enumerate(labels.tolist()):
        broken = bool(words.broken[at])
        if label != _OUTSIDE and not broken:
            span = words.spans[at]
            if label == before:
                runs[label][-1] = Span(runs[label][-1].start, span.end)
            else:
                runs[label].append(span)
        before = _OUTSIDE if broken else label
    if not runs[_CONTENT]:
        return None
    chosen = answers[np.arange(len(labels)), labels]
    inside = labels == _CONTENT
    sure = 0.5 * (begins + float(np.exp(np.minimum(0.0, chosen[inside])).mean()))
    return Found(
        source=tuple(runs[_SOURCE]),
        cue=tuple(runs[_CUE]),
        content=tuple(runs[_CONTENT]),
        sure=sure,
        relays=tuple(runs[_RELAY]),
    )


def _softmax(logits: Floats) -> Floats:
    result: Floats = np.exp(_log_softmax(logits))
    return result


def _log_softmax(logits: Floats) -> Floats:
    shifted = logits - logits.max(axis=-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result

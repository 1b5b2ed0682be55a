"""Windows: every word of a text is in exactly one, at its own offsets."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.attribute.reader.network import ReaderNetwork, load_network
from hearsay.attribute.reader.windows import (
    BREAK_ID,
    CLOSE_ID,
    FEATURES,
    LONGEST,
    OPEN_ID,
    QUOTED,
    Window,
    cut_windows,
)

NETWORK = load_network()
WORDS = (
    "the|army|Reuters|said|“|”|\"|'|«|»|``|''|.|!|,|\n\n|\n|😀|e\u0301|\u200b|\u202eשלום|U.S.|"
    "supercalifragilistic|12|—|"
).split("|")
texts = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=600).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=60).map("".join),
    st.text(max_size=120),
)


def list_pieces(windows: list[Window]) -> list[tuple[int, int]]:
    return [(lo, hi) for window in windows for lo, hi in window.offsets if lo < hi]


@given(texts)
def test_pieces_follow_each_other_and_none_is_lost(text: str) -> None:
    windows = cut_windows(text, NETWORK.tokenizer)
    pieces = list_pieces(windows)
    assert all(a[1] <= b[0] for a, b in pairwise(pieces) if a != b)
    whole = NETWORK.tokenizer.encode(text, add_special_tokens=False)
    assert len(pieces) == sum(hi > lo for lo, hi in whole.offsets)


@given(texts)
def test_a_window_is_whole(text: str) -> None:
    for window in cut_windows(text, NETWORK.tokenizer):
        sizes = {
            len(part) for part in (window.ids, window.features, window.offsets, window.paragraphs)
        }
        assert sizes == {len(window.ids)}
        assert 2 < len(window.ids) <= LONGEST + 2  # its two marks
        assert (window.ids[0], window.ids[-1]) == (OPEN_ID, CLOSE_ID)
        assert all(0 <= feature < FEATURES for feature in window.features)
        assert window.paragraphs == sorted(window.paragraphs)


def test_paragraphs_share_a_window_with_a_mark_between(network: ReaderNetwork) -> None:
    (window,) = cut_windows("The road is open.\n\nNobody came.", network.tokenizer)
    at = window.ids.index(BREAK_ID)
    assert window.paragraphs[at - 1 : at + 1] == [0, 1]
    assert window.offsets[at + 1] == (19, 25)


def test_a_long_paragraph_is_cut_where_a_sentence_ends(network: ReaderNetwork) -> None:
    text = "The bridge over the river was shut at noon by order of the mayor. " * 40
    windows = cut_windows(text, network.tokenizer)
    assert len(windows) > 1
    assert all(text[window.offsets[-2][0]] == "." for window in windows)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said: "We left."', {"We", "left", "."}),
        ("«We left», he said.", {"We", "left"}),
        ("''We left,'' he said.", {"We", "left", ","}),
        ("He left.", set()),
    ],
)
def test_features_tell_what_is_quoted(text: str, quoted: set[str], network: ReaderNetwork) -> None:
    (window,) = cut_windows(text, network.tokenizer)
    inside = {
        text[lo:hi]
        for feature, (lo, hi) in zip(window.features, window.offsets, strict=True)
        if QUOTED[feature % len(QUOTED)] == "inside"
    }
    assert inside == quoted


@pytest.mark.parametrize(
    "text",
    ["", " \n\n ", "\u200b"],
    ids=repr,
)
def test_without_words_there_is_no_window(text: str, network: ReaderNetwork) -> None:
    assert list_pieces(cut_windows(text, network.tokenizer)) == []

"""What the engine promises of any text: spans inside, all slots present, never an error."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.frames.cases import read_marked, tell_match
from hearsay.frames.engine import find_frames
from hearsay.frames.lexicon import load_frames
from hearsay.model.mentions import Mention, MentionKind
from hearsay.model.places import Place, PlacePrecision
from hearsay.model.quantities import Count
from hearsay.model.spans import Span

FRAMES = load_frames()
WORDS = (
    "the a army ISIS Palmyra Homs 12 300 killed wounded retook fell to from withdrew by was were "
    "been not and , who which that denied reports airstrikes launched halting their offensive has "
    "will if ? . ; it control of under hands in all passengers saved blamed for attack ordered "
    "driven out being"
).split()


def _mention(words: str, start: int) -> Mention | None:
    span = Span(start, start + len(words))
    if words in {"army", "ISIS"}:
        return Mention(MentionKind.ACTOR, span, words.lower())
    if words in {"Palmyra", "Homs"}:
        place = Place(words.lower(), words, None, None, PlacePrecision.TOWN)
        return Mention(MentionKind.PLACE, span, place)
    if words.isdecimal():
        return Mention(MentionKind.COUNT, span, Count(int(words), int(words), words))
    return None


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_row_of_known_words_gives_sound_matches(words: list[str]) -> None:
    mentions, at = [], 0
    for word in words:
        if (mention := _mention(word, at)) is not None:
            mentions.append(mention)
        at += len(word) + 1
    text = " ".join(words)
    sentence = Span(0, len(text))

    for match in find_frames(text, sentence, mentions, FRAMES):
        assert match.evidence
        assert all(sentence.contains(span) and len(span) for span in match.evidence)
        assert all(a.end < b.start for a, b in pairwise(match.evidence))
        assert match.sentence == sentence


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_text_with_any_mentions_never_fails(data: st.DataObject) -> None:
    text = data.draw(st.text(max_size=120))
    lo = data.draw(st.integers(0, len(text)))
    sentence = Span(lo, data.draw(st.integers(lo, len(text))))
    mentions = []
    for _ in range(data.draw(st.integers(0, 5))):
        start = data.draw(st.integers(sentence.start, sentence.end))
        span = Span(start, data.draw(st.integers(start, sentence.end)))
        kind = data.draw(st.sampled_from([MentionKind.ACTOR, MentionKind.COUNT]))
        value = "someone" if kind is MentionKind.ACTOR else Count(3, None)
        mentions.append(Mention(kind, span, value))

    for match in find_frames(text, sentence, mentions, FRAMES):
        assert all(sentence.contains(span) for span in match.evidence)


def test_a_match_has_every_slot_of_its_frame() -> None:
    text, mentions = read_marked("[actor isis|ISIS] retook [place palmyra|Palmyra].")

    (match,) = find_frames(text, Span(0, len(text)), mentions, FRAMES)

    frame = next(frame for frame in FRAMES if frame.name == match.frame)
    assert list(match.slots) == list(frame.slots)


def test_spans_are_offsets_into_the_whole_text() -> None:
    before = "Nothing happened here. "
    text, mentions = read_marked(before + "[actor isis|ISIS] retook [place palmyra|Palmyra].")
    sentence = Span(len(before), len(text))

    (match,) = find_frames(text, sentence, mentions, FRAMES)

    assert [span.cut(text) for span in match.evidence] == ["ISIS retook Palmyra"]
    assert match.sentence == sentence


def test_evidence_is_the_trigger_with_the_words_of_the_slots() -> None:
    text, mentions = read_marked(
        "In [time 2015|2015] the tired [actor army|army] had quietly lost [place homs|Homs] again."
    )

    (match,) = find_frames(text, Span(0, len(text)), mentions, FRAMES)

    assert [span.cut(text) for span in match.evidence] == ["2015", "army had quietly lost Homs"]


def test_a_sentence_can_hold_several_frames() -> None:
    text, mentions = read_marked(
        "[actor russia|Russia] launched [count 61..|over 60] airstrikes, killing "
        "[count 300..|300 or more] [actor isis|ISIS] men and halting their offensive on "
        "[place palmyra|the desert town]."
    )

    matches = find_frames(text, Span(0, len(text)), mentions, FRAMES)

    assert [(match.frame, tell_match(match)) for match in matches] == [
        ("strikes", {"count": "61..", "by": "russia"}),
        (
            "casualties",
            {
                "count": "300..",
                "victims": "isis",
                "by": "russia",
                "place": "palmyra",
                "unit": "killed",
            },
        ),
        (
            "control",
            {"place": "palmyra", "holder": "isis", "phase": "takes", "negated": True},
        ),
        ("movement", {"actor": "isis", "place": "palmyra", "action": "halts"}),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "killed and " * 5000,
        "being " * 20000,
        "ISIS, " * 5000 + "retook",
        "they withdrew from it " * 3000,
        "that " * 20000,
        "if which who of of of to to to " * 3000,
        '"' * 20000,
    ],
    ids=["joined verbs", "auxiliaries", "lists", "pronouns", "marks", "small words", "quotes"],
)
def test_a_hostile_sentence_is_read_to_its_end(text: str) -> None:
    matches = find_frames(text, Span(0, len(text)), (), FRAMES)

    assert matches == ()

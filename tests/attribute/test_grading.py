"""How a cue that a model found puts its content."""

from __future__ import annotations

import pytest

from hearsay.attribute.grading import grade_cue
from hearsay.attribute.lexicon import load_cues
from hearsay.attribute.passages import read_passages
from hearsay.attribute.quotes import find_quotes
from hearsay.model.statements import Factuality
from hearsay.text.sentences import split_paragraphs

CUES = {
    ("said", "that it fell"): Factuality.CERTAIN,
    ("denied", "that it fell"): Factuality.CERTAIN_NOT,
    ("does not believe", "that it fell"): Factuality.PROBABLE_NOT,
    ("believes", "that it fell"): Factuality.PROBABLE,
    ("did not rule out", "that it fell"): Factuality.POSSIBLE,
    ("did not say", "that it fell"): Factuality.UNDERSPECIFIED,
    ("plans", "to leave"): Factuality.UNDERSPECIFIED,
    ("muttered", "that it fell"): Factuality.CERTAIN,
    ("refused to say", "that it fell"): Factuality.UNDERSPECIFIED,
    ("claim", "that it fell"): Factuality.CERTAIN,
    ("rumours", "that it fell"): Factuality.POSSIBLE,
}


@pytest.mark.parametrize(("given", "expected"), CUES.items(), ids=str)
def test_a_cue_is_graded_by_its_words(given: tuple[str, str], expected: Factuality) -> None:
    cue, content = given
    paragraphs = split_paragraphs(cue)
    (passage,) = read_passages(cue, paragraphs, find_quotes(cue, paragraphs))
    graded = grade_cue(passage, (0, len(passage.tokens) - 1), content, load_cues())
    assert graded.factuality is expected

"""Doubts of the report itself: beside the cue, later in the sentence, in the next one."""

from __future__ import annotations

import pytest
from tests.attribute.said import ENGINE

TOLL = "The governor said 12 people were killed."
DOUBTED = {
    "adverb": "The governor falsely claimed that 12 people were killed.",
    "another adverb": "The governor wrongly said 12 people were killed.",
    "aside": "The governor claimed, without evidence, that 12 people were killed.",
    "after the quotation": '"Twelve people were killed," the governor said, without evidence.',
    "main clause": "The governor's claim that 12 people were killed is baseless.",
    "next sentence": f"{TOLL} This is doubtful, as no bodies were found.",
    "next sentence, contrast": f"{TOLL} But there is no evidence of any attack.",
    "next sentence, by name": f"{TOLL} The claim is baseless.",
    "next paragraph": f"{TOLL}\n\nThis is doubtful: no bodies were found.",
}
BELIEVED = {
    "plain": TOLL,
    "another source, next sentence": f"{TOLL} The rebels said this was not true.",
    "another source, contrast": f"{TOLL} But the rebels said the figure was exaggerated.",
    "another source, quoted": f'{TOLL} "That is not true," said the rebels.',
    "another source, same sentence": (
        "The governor said 12 people were killed, but the rebels said the figure was exaggerated."
    ),
    "about something else": f"{TOLL} Prices at the market were inflated.",
    "about something else, at length": f"{TOLL} Everything that was sold was exaggerated.",
    "two sentences later": f"{TOLL} It rained. This is doubtful.",
}


@pytest.mark.parametrize("text", DOUBTED.values(), ids=DOUBTED)
def test_the_report_doubts_it(text: str) -> None:
    assert [found.doubted for found in ENGINE.attribute(text)] == [True]


@pytest.mark.parametrize("text", BELIEVED.values(), ids=BELIEVED)
def test_what_another_source_disputes_is_not_the_reports_doubt(text: str) -> None:
    assert not ENGINE.attribute(text)[0].doubted

"""Explanations lead from anything in a ledger down to the characters that it rests on."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from hearsay.errors import HearsayError
from hearsay.model.ledger import Ledger
from hearsay.model.merges import Affiliation, Merge
from hearsay.publish.explanation import Explanation, explain_item, write_explanation


def _lines(explanation: Explanation) -> list[str]:
    return [explanation.text, *(line for part in explanation.parts for line in _lines(part))]


def test_an_answer_names_its_weight_line_by_line(ledger: Ledger) -> None:
    question = next(q for q in ledger.questions if q.status == "contested")
    assessment = next(a for a in ledger.assessments if a.question == question.id)
    number = assessment.weighed[0].answer

    told = _lines(explain_item(ledger, f"{question.id}/{number + 1}"))

    for line in assessment.weighed[0].contributions:
        assert any(f"{line.log_odds:+.2f}" in text and line.because in text for text in told)


def test_every_quote_is_cut_from_the_place_it_names(ledger: Ledger) -> None:
    texts = {report.id: report.text for report in ledger.reports}
    quoted = 0
    for claim in ledger.claims:
        for line in _lines(explain_item(ledger, claim.id)):
            found = re.search(r"“(.*)” \((\S+), characters ([\d, -]+)\)$", line, re.DOTALL)
            if found:
                spans = [tuple(map(int, part.split("-"))) for part in found[3].split(", ")]
                cut = " … ".join(" ".join(texts[found[2]][a:b].split()) for a, b in spans)
                assert found[1] == cut
                quoted += 1
    assert quoted >= len(ledger.claims)


def test_every_id_of_the_ledger_has_an_explanation(ledger: Ledger) -> None:
    listed = (
        ledger.questions,
        ledger.claims,
        ledger.statements,
        ledger.origins,
        ledger.sources,
        ledger.reports,
    )
    for item in (one.id for items in listed for one in items):
        assert explain_item(ledger, item).text.startswith(item)


def test_an_unknown_id_is_told_with_the_ids_that_there_are(ledger: Ledger) -> None:
    with pytest.raises(HearsayError, match="q99") as caught:
        explain_item(ledger, "q99")

    assert ledger.questions[0].id in str(caught.value)


def test_the_tree_is_drawn_with_one_line_for_each_part() -> None:
    tree = Explanation("a", (Explanation("b", (Explanation("c"),)), Explanation("d")))

    assert write_explanation(tree) == "a\n├─ b\n│  └─ c\n└─ d\n"


def test_a_source_tells_what_was_taken_for_it_and_for_whom_it_speaks(ledger: Ledger) -> None:
    source, body = ledger.sources[0], ledger.sources[1]
    judged = replace(
        ledger,
        merges=(Merge(source.id, "the old firm", "nobody else is called so"),),
        affiliations=(Affiliation(source.id, body.id, "r9", "a clerk of the firm"),),
    )
    told = _lines(explain_item(judged, source.id))
    assert "“the old firm” was taken for this source: nobody else is called so" in told
    assert f"speaks for {body.name}: “a clerk of the firm” (r9)" in told

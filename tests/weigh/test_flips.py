from __future__ import annotations

from collections.abc import Callable

from hearsay.model.assessments import Assessment


def test_leaving_out_the_one_origin_that_decides(weigh: Callable[..., Assessment]) -> None:
    found = weigh(
        """
        ministry stated army   CT+ report=a
        ministry stated army   CT+ report=b
        witness  stated army   CT+
        agency   stated rebels CT+
        hospital stated rebels PR+
        """
    )
    assert found.weighed[0].flips_if[0] == (
        "leaving out the origin the ministry (2 reports): then “rebels” would lead"
    )
    assert found.weighed[0].flips_if[1].startswith("leaving out the origin the witness (1 report)")
    assert found.weighed[1].flips_if[:2] == found.weighed[0].flips_if[:2]


def test_a_safe_lead_does_not_flip(weigh: Callable[..., Assessment]) -> None:
    found = weigh(
        """
        ministry stated army   CT+
        witness  stated army   CT+
        hospital stated army   CT+
        agency   stated rebels PS+
        """
    )
    assert [one.flips_if for one in found.weighed] == [(), ()]
    assert found.note is None


def test_a_lead_that_rests_on_two_being_two(weigh: Callable[..., Assessment]) -> None:
    found = weigh(
        """
        ministry stated army   PR+
        witness  stated army   PR+
        agency   stated rebels CT+
        """
    )
    assert any(
        text.startswith("merging the 2 origins behind “army”, if they are one: then “rebels”")
        for text in found.weighed[0].flips_if
    )


def test_a_merge_that_decides(weigh: Callable[..., Assessment]) -> None:
    rows = """
        agency   stated rebels CT+ copied report=a
        agency   stated rebels CT+ copied report=b
        ministry stated army   PR+
        witness  stated army   PR+
        """
    found = weigh(rows)
    undone = "taking the 2 reports of the agency as independent of each other"
    assert any(text.startswith(undone) for text in found.weighed[1].flips_if)
    declared = weigh(rows.replace("copied", ""))
    assert not any(text.startswith(undone) for text in declared.weighed[1].flips_if)


def test_with_no_lead_each_answer_says_what_would_give_it_one(
    weigh: Callable[..., Assessment],
) -> None:
    found = weigh("ministry stated army CT+\nagency stated rebels CT+")
    assert found.weighed[0].flips_if == (
        "leaving out the origin the agency (1 report): then “army” would lead",
    )
    assert found.weighed[1].flips_if == (
        "leaving out the origin the ministry (1 report): then “rebels” would lead",
    )


def test_an_only_origin_left_out_leaves_no_answer(weigh: Callable[..., Assessment]) -> None:
    (answer,) = weigh("ministry stated army CT+").weighed
    assert answer.flips_if == (
        "leaving out the origin the ministry (1 report): then no answer would lead",
    )


def test_only_reports_that_bear_on_the_question_are_counted(
    weigh: Callable[..., Assessment],
) -> None:
    rows = """
        ministry stated army CT+ report=a
        ministry stated army CT+ report=a
        """
    (answer,) = weigh(rows).weighed
    assert "leaving out the origin the ministry (1 report)" in answer.flips_if[0]
    assert "count as one origin" not in answer.contributions[0].because

"""What a person orders about names in `case.toml`: [[merges]] and [[splits]]."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearsay.collect.case_file import read_case_file
from hearsay.errors import CaseError
from hearsay.model.merges import AskedMerge, AskedSplit

MERGE = '[[merges]]\ninto = "River Guard"\nforms = ["RG", "the Guard"]\nby = "us"\nwhy = "a sign"\n'
SPLIT = '[[splits]]\nform = "the guards"\nby = "us"\nwhy = "two of them"\n'


def write(folder: Path, source: str) -> Path:
    (folder / "case.toml").write_text(f'title = "T"\n{source}', encoding="utf-8")
    return folder


def test_orders_are_read(tmp_path: Path) -> None:
    case, notices = read_case_file(write(tmp_path, MERGE + SPLIT))
    assert case.merges == (AskedMerge("River Guard", ("RG", "the Guard"), "us", "a sign"),)
    assert case.splits == (AskedSplit("the guards", "us", "two of them"),)
    assert notices == ()


WRONG = {
    "no source": (MERGE.replace("into", "onto"), "line 2: `into` in [[merges]] no. 1 is missing"),
    "no forms": (MERGE.replace('["RG", "the Guard"]', "[]"), "line 4: `forms`"),
    "a text for forms": (MERGE.replace('["RG", "the Guard"]', '"RG"'), "list of texts"),
    "nobody ordered it": (MERGE.replace("by =", "who ="), "`by`"),
    "no reason": (SPLIT.replace("why", "reason"), "`why` in [[splits]] no. 1 is missing"),
    "no form": (SPLIT.replace("form =", "forms ="), "`form` in [[splits]] no. 1 is missing"),
    "a table of one": ('[merges]\ninto = "A"', "list of tables"),
    "two sources for a form": (
        MERGE + MERGE.replace("River Guard", "Red Guard"),
        "joins “RG” to “Red Guard”, and it is joined to “River Guard” already",
    ),
    "joined and split": (MERGE + SPLIT.replace("the guards", "rg"), "which [[merges]] joins"),
}


@pytest.mark.parametrize(("source", "what"), WRONG.values(), ids=WRONG)
def test_a_wrong_order_says_what_is_wrong_and_where(tmp_path: Path, source: str, what: str) -> None:
    with pytest.raises(CaseError) as caught:
        read_case_file(write(tmp_path, source))
    assert what in str(caught.value)
    assert "case.toml" in str(caught.value)


def test_an_unknown_field_of_an_order_is_told(tmp_path: Path) -> None:
    _, (notice,) = read_case_file(write(tmp_path, MERGE + "when = 3\n"))
    assert "`when` in [[merges]] no. 1" in notice.what

"""Check gold files: `python -m training.check_gold [PREFIX]` tells each fault on a line."""

from __future__ import annotations

import sys

from training.gold_reader import GENRES, GOLD, TOPICS, GoldError, GoldReport, _read_report


def find_faults(report: GoldReport) -> list[str]:
    """Tell what is wrong with one report that could be read."""
    faults = []
    if report.head.get("genre") not in GENRES or report.head.get("topic") not in TOPICS:
        faults.append("front matter: genre or topic is not of the list")
    for number, statement in enumerate(report.statements, start=1):
        own = statement.form.value == "own-voice"
        outlet = report.head["outlet"]
        if not statement.content:
            faults.append(f"statement {number}: no content")
        if own and (statement.cue or statement.source or statement.chain != (outlet,)):
            faults.append(f"statement {number}: own voice has content and the outlet alone")
        if not own and (not statement.cue and statement.source):
            faults.append(f"statement {number}: a source without a cue")
        if statement.chain[-1] != outlet:
            faults.append(f"statement {number}: the chain must end at {outlet!r}")
        if not own and len(statement.chain) < 2:  # noqa: PLR2004 - a speaker and the outlet
            faults.append(f"statement {number}: the chain names no speaker")
    return faults


def main() -> int:
    """Check the reports whose id starts with the prefix; give 1 where there is a fault."""
    prefix = sys.argv[1] if len(sys.argv) > 1 else ""
    bad = 0
    for path in sorted((GOLD / "reports").glob(f"{prefix}*.md")):
        try:
            faults = find_faults(_read_report(path, GOLD / "statements" / f"{path.stem}.toml"))
        except (GoldError, OSError, ValueError) as error:
            faults = [str(error)]
        for fault in faults:
            print(f"{path.stem}: {fault}")
        bad += bool(faults)
    print(f"{bad} with faults")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

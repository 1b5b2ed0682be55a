"""Run every benchmark, print its figures, and hold them against `floors.json`.

`make bench`. A figure below its floor ends the run with exit code 1; a floor is lowered only by
hand, with the reason in the commit. Data sets are looked for in `shared/data` beside the checkout;
what is missing there is skipped, and said so.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks import (
    attribution,
    cases,
    claims,
    conflicts,
    copies,
    facts,
    gold,
    numbers,
    places,
    reader,
    scale,
    times,
)

ROOT = Path(__file__).resolve().parent
DATA = ROOT.parent.parent / "shared" / "data"

Figures = dict[str, dict[str, float]]

BENCHMARKS: dict[str, Callable[[Path], Figures]] = {
    "attribution, PolNeAR dev (a development set)": attribution.run_benchmark,
    "the reader model by itself (development sets)": reader.run_benchmark,
    "our own gold": gold.run_benchmark,
    "times, TimeBank and AQUAINT (a development set)": times.run_benchmark,
    "places, LGL (a development set)": places.run_benchmark,
    "numbers, phrases of our own": numbers.run_benchmark,
    "casualties, MUC-4 dev (labels of our own)": facts.run_benchmark,
    "claims in our own gold's single reports": claims.run_benchmark,
    "our own gold of conflicts": conflicts.run_benchmark,
    "copied reports in our own gold of conflicts": copies.run_benchmark,
    "cases": cases.run_benchmark,
    "cost of a case against its reports, FA-KES with edits": scale.run_benchmark,
}


def main() -> int:
    """Run all, print a table, and give 1 where a figure fell below its floor."""
    floors: Figures = json.loads((ROOT / "floors.json").read_text(encoding="utf-8"))
    fallen: list[str] = []
    for title, run in BENCHMARKS.items():
        print(f"\n{title}")
        try:
            figures = run(DATA)
        except FileNotFoundError as error:
            print(f"  skipped: {error.filename} is not there")
            continue
        for name, values in figures.items():
            print(f"  {name}")
            for figure, value in values.items():
                floor = floors.get(name, {}).get(figure)
                mark = "" if floor is None else f"   floor {floor:g}"
                if floor is not None and value < floor:
                    fallen.append(f"{name}, {figure}: {value:.3f} is below {floor:g}")
                    mark += "   BELOW"
                print(f"    {figure:38} {value:12,.3f}{mark}")
    for line in fallen:
        print(line, file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())

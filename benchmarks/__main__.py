"""Run benchmarks, print their figures, and hold them against `floors.json`.

`make bench` runs all; `python -m benchmarks times places` runs these two. A figure below its floor
ends the run with exit code 1; a floor is lowered only by hand, with the reason in the commit. Data
sets are looked for in `shared/data` beside the checkout; what is missing there is skipped, and said
so.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
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

BENCHMARKS: dict[str, tuple[str, Callable[[Path], Figures]]] = {
    "attribution": ("attribution, PolNeAR dev (a development set)", attribution.run_benchmark),
    "reader": ("the reader model by itself (development sets)", reader.run_benchmark),
    "gold": ("our own gold", gold.run_benchmark),
    "times": ("times, TimeBank and AQUAINT (a development set)", times.run_benchmark),
    "places": ("places, LGL (a development set)", places.run_benchmark),
    "numbers": ("numbers, phrases of our own", numbers.run_benchmark),
    "facts": ("casualties, MUC-4 dev (labels of our own)", facts.run_benchmark),
    "claims": ("claims in our own gold's single reports", claims.run_benchmark),
    "pairs": ("our own gold of conflicts", conflicts.run_benchmark),
    "copies": ("copied reports in our own gold of conflicts", copies.run_benchmark),
    "cases": ("cases", cases.run_benchmark),
    "scale": ("cost of a case against its reports, FA-KES with edits", scale.run_benchmark),
}
"""Each benchmark by its name: what stands over its figures, and what measures them."""


def main(wanted: Sequence[str] = ()) -> int:
    """Run all or those that are `wanted`; 1 where a figure fell below its floor, 2 for no name."""
    unknown = [name for name in wanted if name not in BENCHMARKS]
    if unknown:
        print(f"no benchmark {unknown[0]!r}: choose of {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    floors: Figures = json.loads((ROOT / "floors.json").read_text(encoding="utf-8"))
    fallen: list[str] = []
    for short in wanted or BENCHMARKS:
        title, run = BENCHMARKS[short]
        print(f"\n{title}")
        try:
            figures = run(DATA)
        except FileNotFoundError as error:
            print(f"  skipped: {error.filename} is not there")
            continue
        for name, values in figures.items():
            print(f"  {name}", flush=True)
            for figure, value in values.items():
                floor = floors.get(name, {}).get(figure)
                mark = "" if floor is None else f"   floor {floor:g}"
                if floor is not None and value < floor:
                    fallen.append(f"{name}, {figure}: {value:.3f} is below {floor:g}")
                    mark += "   BELOW"
                print(f"    {figure:38} {value:12,.3f}{mark}", flush=True)
    for line in fallen:
        print(line, file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

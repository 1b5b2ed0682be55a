"""How a case's cost grows with its reports: `hearsay ledger` on 125 to 1,000 reports.

The reports are those of FA-KES's open half and copies of them with small edits (a few sentences
cut, a number changed, another outlet, some hours later), so that the copies' search has as much to
do as on a day when ten outlets print one wire. Each size is one run of the command in a process of
its own: its CPU seconds and the most memory that it held. The exponent is the slope of the
logarithms over the sizes: 1 is linear, 2 would be every report against every other.

`python -m benchmarks.scale` measures alone and draws the curve into docs/pictures/scale.svg.
"""

from __future__ import annotations

import gzip
import json
import math
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dateutil import parser  # type: ignore[import-untyped]

SIZES = (125, 250, 500, 1000)
ROOT = Path(__file__).resolve().parent.parent
_EDITS_SEED = 4
_EDITED = 0.1
_ONE_CASE = """
import atexit, time
from hearsay.cli import main
def tell():
    with open("/proc/self/status") as status:
        peak = next(line.split()[1] for line in status if line.startswith("VmHWM"))
    print(time.process_time(), peak)
atexit.register(tell)
main()
"""


def run_benchmark(data: Path) -> dict[str, dict[str, float]]:
    """Measure each size; FileNotFoundError where the data set is not there."""
    articles = _read_articles(data / "compare" / "fa-kes-open.jsonl.gz")
    figures: dict[str, dict[str, float]] = {}
    points: list[tuple[int, float]] = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            case = Path(folder) / "case"
            write_case(case, articles, size)
            seconds, megabytes = _run_ledger(case, Path(folder) / "ledger.json")
        points.append((size, seconds))
        figures[f"a case of {size} reports"] = {
            "CPU seconds": seconds,
            "reports a CPU-second": size / seconds,
            "peak memory, MB": megabytes,
        }
    figures["cost against reports"] = {"exponent": find_exponent(points)}
    return figures


def draw_curve(points: Sequence[tuple[int, float]]) -> str:
    """Draw cost against reports as SVG, with a straight line from the first point beside it."""
    width, height, left, top = 640, 320, 70, 20
    most_x, most_y = points[-1][0], max(y for _, y in points) * 1.1

    def place(x: float, y: float) -> str:
        return f"{left + x / most_x * width:.1f},{top + height - y / most_y * height:.1f}"

    slope = points[0][1] / points[0][0]
    curve = " ".join(place(x, y) for x, y in points)
    marks = "".join(
        f'<circle cx="{at.split(",")[0]}" cy="{at.split(",")[1]}" r="4" fill="#14161c"/>'
        f'<text x="{at.split(",")[0]}" y="{float(at.split(",")[1]) - 12:.1f}" '
        f'text-anchor="end">{y:.0f} s</text>'
        f'<text x="{at.split(",")[0]}" y="{top + height + 20}" text-anchor="middle">{x:,}</text>'
        for x, y in points
        for at in [place(x, y)]
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width + left + 40} {height + 70}" '
        'font-family="sans-serif" font-size="13" role="img">'
        "<title>CPU seconds of hearsay ledger against the number of reports</title>"
        f'<rect width="100%" height="100%" fill="#fdfdfb"/>'
        f'<path d="M{left},{top}v{height}h{width}" fill="none" stroke="#8a8d96"/>'
        f'<polyline points="{place(0, 0)} {place(most_x, slope * most_x)}" fill="none" '
        'stroke="#8a8d96" stroke-dasharray="5 5"/>'
        f'<polyline points="{curve}" fill="none" stroke="#14161c" stroke-width="2"/>{marks}'
        f'<text x="{left + width}" y="{top + height + 42}" text-anchor="end">reports in the case '
        "(dashed: the first size, in proportion)</text></svg>\n"
    )


def find_exponent(points: Sequence[tuple[int, float]]) -> float:
    """Fit cost = a * size ** exponent by least squares on the logarithms."""
    xs = [math.log(size) for size, _ in points]
    ys = [math.log(cost) for _, cost in points]
    x_mean, y_mean = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True)) / sum(
        (x - x_mean) ** 2 for x in xs
    )


def write_case(case: Path, articles: Sequence[dict[str, str]], size: int) -> None:
    """Write a case folder of `size` reports: each article once, then edited copies in turn."""
    rng = random.Random(_EDITS_SEED)  # noqa: S311 - edits that repeat, no secret
    reports = case / "reports"
    reports.mkdir(parents=True)
    (case / "case.toml").write_text('title = "Copies with edits"\n', encoding="utf-8")
    order = list(articles)
    rng.shuffle(order)
    originals = order[: max(1, size // 2)]
    for number in range(size):
        article = originals[number % len(originals)]
        copy = number // len(originals)
        text = article["article_content"]
        published = parser.parse(article["date"], default=datetime(2017, 1, 1, 8, tzinfo=UTC))
        outlet = article["source"]
        if copy:
            text = _edit(text, rng)
            published += timedelta(hours=rng.randint(1, 9))
            outlet = f"{rng.choice(order)['source']} {copy}"
        (reports / f"{number:05}.txt").write_text(
            f"---\noutlet: {json.dumps(outlet)}\ntitle: {json.dumps(article['article_title'])}\n"
            f"published: {published.isoformat()}\n---\n{text}\n",
            encoding="utf-8",
        )


def _edit(text: str, rng: random.Random) -> str:
    sentences = re.split(r"(?<=[.!?]) ", text)
    kept = [sentence for sentence in sentences if rng.random() > _EDITED] or sentences
    return re.sub(
        r"\b\d{2}\b", lambda found: found[0] if rng.random() > _EDITED else "17", " ".join(kept)
    )


def _read_articles(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _run_ledger(case: Path, output: Path) -> tuple[float, float]:
    command = ["ledger", str(case), "--output", str(output), "--quiet"]
    ran = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", _ONE_CASE, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
        text=True,
    )
    if not output.is_file():
        raise RuntimeError(f"hearsay ledger ended with {ran.returncode} and wrote nothing")
    seconds, kilobytes = ran.stdout.split()
    return float(seconds), int(kilobytes) / 1024


def main() -> None:
    """Measure, print, and draw."""
    figures = run_benchmark(ROOT.parent / "shared" / "data")
    points = []
    for size in SIZES:
        values = figures[f"a case of {size} reports"]
        points.append((size, values["CPU seconds"]))
        print(size, {name: round(value, 1) for name, value in values.items()})
    print("exponent", round(figures["cost against reports"]["exponent"], 2))
    (ROOT / "docs" / "pictures" / "scale.svg").write_text(draw_curve(points), encoding="utf-8")


if __name__ == "__main__":
    main()

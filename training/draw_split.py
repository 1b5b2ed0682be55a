"""Draw the gold's split once: `python -m training.draw_split`. It refuses to draw a second time."""

from __future__ import annotations

import random
import sys
from collections import defaultdict

from training.gold_reader import GOLD

SEED = 20261122
_SHARES = {"test": 0.25, "dev": 0.2}


def main() -> int:
    """Write split.toml: of each annotator's reports a quarter to test, a fifth to dev."""
    target = GOLD / "split.toml"
    if target.exists():
        print(f"{target.name} is drawn already; a set that was trained on is never drawn anew")
        return 1
    groups: dict[str, list[str]] = defaultdict(list)
    for path in sorted((GOLD / "reports").glob("*.md")):
        groups[path.stem[0]].append(path.stem)
    chance = random.Random(SEED)  # noqa: S311 - a draw, no secret
    split: dict[str, list[str]] = {"train": [], "dev": [], "test": []}
    for names in groups.values():
        chance.shuffle(names)
        start = 0
        for part, share in _SHARES.items():
            end = start + round(share * len(names))
            split[part].extend(names[start:end])
            start = end
        split["train"].extend(names[start:])
    lines = [f"# Drawn by draw_split.py with the seed {SEED}, before anything was trained."]
    for part, chosen in split.items():
        rows = "".join(f'  "{name}",\n' for name in sorted(chosen))
        lines.append(f"{part} = [\n{rows}]")
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

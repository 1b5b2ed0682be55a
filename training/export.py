"""Write the weights that ship: `python -m training.export [--out FOLDER] [--version V]`.

It takes the checkpoint of a run, writes the float graph beside it, and puts the int8 graph, the
pair heads, the tokenizer and the card with their SHA-256 into the package.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tomllib
from pathlib import Path

import numpy as np
import torch

from training.fit import ROOT, find_base, load_tokenizer
from training.graph import quantise, write_float
from training.labels import ROLES
from training.network import EDGES, PAIR, Reader

WEIGHTS = ROOT.parent / "src" / "hearsay" / "attribute" / "reader" / "weights"
_PAIR_PARTS = {
    "distance": "distance.weight",
    "apart": "apart.weight",
    "weight": "answer.weight",
    "bias": "answer.bias",
}


def main() -> None:
    """Export a run's checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=ROOT / "config.toml")
    parser.add_argument("--out", type=Path, default=ROOT.parent / "out" / "model")
    parser.add_argument("--target", type=Path, default=WEIGHTS)
    parser.add_argument("--version", default="1")
    asked = parser.parse_args()
    config = tomllib.loads(asked.config.read_text(encoding="utf-8"))
    base = find_base(config["base"]["sha256"])
    reader = Reader(base, 0.0).eval()
    state = torch.load(asked.out / "checkpoint.pt", weights_only=True)
    reader.load_state_dict(state["reader"])
    export(reader, base, asked.out, asked.target, asked.version)


def export(reader: Reader, base: Path, out: Path, target: Path, version: str) -> None:
    """Write graph, pair heads, tokenizer and card into a folder."""
    target.mkdir(parents=True, exist_ok=True)
    write_float(reader, out / "reader-float.onnx")
    quantise(out / "reader-float.onnx", target / "reader.onnx")
    state = {name: tensor.numpy() for name, tensor in reader.state_dict().items()}
    pairs = {
        f"{head}.{part}": state[f"{head}.{key}"].astype(np.float32)
        for head in ("attribution",)
        for part, key in _PAIR_PARTS.items()
    }
    np.savez(target / "pairs.npz", allow_pickle=False, **pairs)
    load_tokenizer(base).save(str(target / "tokenizer.json"), pretty=False)
    names = ("reader.onnx", "pairs.npz", "tokenizer.json")
    card = {
        "version": version,
        "roles": ROLES,
        "width": PAIR,
        "edges": EDGES,
        "sha256": {n: hashlib.sha256((target / n).read_bytes()).hexdigest() for n in names},
    }
    (target / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

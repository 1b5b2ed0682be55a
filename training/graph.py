"""The shipped graph: the encoder and its heads as ONNX, with the fused operators of onnxruntime.

It is put together by hand: an exporter's graph would have to be fused again by pattern, and that
breaks with each release.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.network import Reader

_MICROSOFT = "com.microsoft"
HEADS = ("parts", "predicates", "roles")
"""The linear heads that ship; the head of names is only trained with."""


class _Graph:
    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, values: np.ndarray) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(
        self, kind: str, inputs: list[str], output: str, domain: str = "", **options: object
    ) -> str:
        self.nodes.append(
            helper.make_node(kind, inputs, [output], name=output, domain=domain, **options)
        )
        return output

    def matmul(self, values: str, weight: np.ndarray, output: str) -> str:
        """Multiply by a torch weight (out, in)."""
        return self.node("MatMul", [values, self.weight(f"{output}.weight", weight.T)], output)


def write_float(reader: Reader, target: Path) -> None:
    """Write the graph in single precision.

    Inputs: `ids` and `features` (batch, pieces), `lengths` (batch,), all int32; what stands after a
    window's length is padding. Output: `heads` (batch, pieces, n), all heads side by side, in the
    order of `stack_heads`.
    """
    state = {name: tensor.detach().numpy() for name, tensor in reader.state_dict().items()}
    config = reader.body.config
    graph = _Graph()
    epsilon = config.layer_norm_eps
    words = graph.node(
        "Gather",
        [graph.weight("words", state["body.embeddings.word_embeddings.weight"]), "ids"],
        "word",
    )
    features = graph.node(
        "Gather", [graph.weight("feature_table", state["features.weight"]), "features"], "feature"
    )
    summed = graph.node("Add", [words, features], "embedded")
    types = state["body.embeddings.token_type_embeddings.weight"][0]
    table = state["body.embeddings.position_embeddings.weight"][:256] + types
    size = graph.node("Shape", ["ids"], "size", start=1, end=2)
    places = graph.node(
        "Slice",
        [
            graph.weight("position_table", table[None]),
            graph.weight("zero", np.array([0], np.int64)),
            size,
            graph.weight("axis", np.array([1], np.int64)),
        ],
        "positions",
    )
    placed = graph.node("Add", [summed, places], "placed")
    hidden = graph.node(
        "LayerNormalization",
        [
            placed,
            graph.weight("embedded.gain", state["body.embeddings.LayerNorm.weight"]),
            graph.weight("embedded.bias", state["body.embeddings.LayerNorm.bias"]),
        ],
        "hidden.0",
        axis=-1,
        epsilon=epsilon,
    )
    for layer in range(config.num_hidden_layers):
        hidden = _add_layer(graph, state, layer, hidden, config.num_attention_heads, epsilon)
    weight, bias = stack_heads(state)
    heads = graph.matmul(hidden, weight, "stacked")
    graph.node("Add", [heads, graph.weight("stacked.bias", bias)], "heads")
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "reader",
            [
                helper.make_tensor_value_info("ids", TensorProto.INT32, ["batch", "pieces"]),
                helper.make_tensor_value_info("features", TensorProto.INT32, ["batch", "pieces"]),
                helper.make_tensor_value_info("lengths", TensorProto.INT32, ["batch"]),
            ],
            [
                helper.make_tensor_value_info(
                    "heads", TensorProto.FLOAT, ["batch", "pieces", len(bias)]
                )
            ],
            graph.weights,
        ),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(_MICROSOFT, 1)],
        ir_version=8,
    )
    onnx.save(model, target)


def quantise(source: Path, target: Path) -> None:
    """Turn the weights into int8, a scale a channel; activations are scaled as they come."""
    quantize_dynamic(
        source,
        target,
        op_types_to_quantize=["MatMul", "Attention", "Gather"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
    )


def stack_heads(state: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Put the linear heads and both sides of the pair head side by side: (n, width), (n,)."""
    weights = [state[f"{name}.weight"] for name in HEADS]
    biases = [state[f"{name}.bias"] for name in HEADS]
    weights += [state["attribution.anchor.weight"], state["attribution.other.weight"]]
    biases += [state["attribution.anchor.bias"], np.zeros(len(weights[-1]), np.float32)]
    return np.concatenate(weights), np.concatenate(biases)


def _add_layer(
    graph: _Graph, state: dict[str, np.ndarray], layer: int, hidden: str, heads: int, epsilon: float
) -> str:
    prefix = f"body.encoder.layer.{layer}."
    asks = [state[f"{prefix}attention.self.{part}.weight"].T for part in ("query", "key", "value")]
    biases = [state[f"{prefix}attention.self.{part}.bias"] for part in ("query", "key", "value")]
    mixed = graph.node(
        "Attention",
        [
            hidden,
            graph.weight(f"{layer}.asks", np.concatenate(asks, axis=1)),
            graph.weight(f"{layer}.asks.bias", np.concatenate(biases)),
            "lengths",
        ],
        f"{layer}.mixed",
        _MICROSOFT,
        num_heads=heads,
    )
    mixed = graph.matmul(mixed, state[f"{prefix}attention.output.dense.weight"], f"{layer}.out")
    hidden = _normalise(graph, state, f"{prefix}attention.output", mixed, hidden, epsilon)
    wide = graph.matmul(hidden, state[f"{prefix}intermediate.dense.weight"], f"{layer}.wide")
    bias = graph.weight(f"{layer}.wide.bias", state[f"{prefix}intermediate.dense.bias"])
    wide = graph.node("BiasGelu", [wide, bias], f"{layer}.gelu", _MICROSOFT)
    narrow = graph.matmul(wide, state[f"{prefix}output.dense.weight"], f"{layer}.narrow")
    return _normalise(graph, state, f"{prefix}output", narrow, hidden, epsilon)


def _normalise(
    graph: _Graph, state: dict[str, np.ndarray], prefix: str, values: str, skip: str, epsilon: float
) -> str:
    """Add the bias and what was before the block, and normalise."""
    return graph.node(
        "SkipLayerNormalization",
        [
            values,
            skip,
            graph.weight(f"{prefix}.gain", state[f"{prefix}.LayerNorm.weight"]),
            graph.weight(f"{prefix}.shift", state[f"{prefix}.LayerNorm.bias"]),
            graph.weight(f"{prefix}.bias", state[f"{prefix}.dense.bias"]),
        ],
        f"{prefix}.normalised",
        _MICROSOFT,
        epsilon=epsilon,
    )

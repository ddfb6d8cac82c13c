"""The network out of the files that the service reads, to go on training from there."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import onnx
import torch
from onnx import GraphProto, numpy_helper
from torch import Tensor

from service.extract.packaged import Package
from training.fit import Model
from training.network import Tagger

#: What the exporter calls the multiplication of a linear layer, once its weights are in eight bits and before.
_LINEAR = re.compile(r"/net/(.+)/MatMul(?:_quant)?")


def shipped(folder: Path) -> Model:
    """The model of `tagger.onnx` and `tagger.json`, each weight as near to the trained one as eight bits are.

    Raises `RuntimeError`, naming the weights, if the file is not one that `training.export` wrote for this network.
    """
    model = Model(Tagger())
    model.net.load_state_dict(dict(_weights(onnx.load(folder / "tagger.onnx").graph)))
    package = msgspec.json.decode((folder / "tagger.json").read_bytes(), type=Package)
    with torch.no_grad():
        model.field.transitions.copy_(torch.tensor(package.transitions))
    return model


def _weights(graph: GraphProto) -> Iterator[tuple[str, Tensor]]:
    given = {one.name: torch.from_numpy(numpy_helper.to_array(one).copy()) for one in graph.initializer}
    for name in given:
        if name.startswith("net.") and not name.endswith(("_scale", "_zero_point")):
            yield name.removeprefix("net.").removesuffix("_quantized"), _whole(given, name)
    for node in graph.node:
        linear = _LINEAR.fullmatch(node.name)
        if linear and node.input[1] in given:
            yield f"{linear[1].replace('/', '.')}.weight", _whole(given, node.input[1]).T


def _whole(given: dict[str, Tensor], name: str) -> Tensor:
    if not name.endswith("_quantized"):
        return given[name]
    of = name.removesuffix("_quantized")
    return (given[name].float() - given[f"{of}_zero_point"].float()) * given[f"{of}_scale"]

"""The trained model as the files that the service reads: the network in eight bits, and what belongs to it."""

import hashlib
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from service.extract.calibration import Calibration
from service.extract.features import EACH
from service.extract.packaged import Package
from training.fit import Model
from training.network import Tagger

#: The version of the ONNX operators that the network is written in.
OPERATORS = 17


class _Unmasked(nn.Module):
    """The network for windows of one length, which need no mask."""

    def __init__(self, net: Tagger) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return self.net(ids, features, None)


def write_network(model: Model, path: Path) -> None:
    """The network with weights in int8, a scale for each channel; activations are scaled as they come.

    The three heads stay in float32: they are small, and what they say is weighed to the last digit.
    """
    sample = torch.zeros(2, 16, dtype=torch.int64), torch.zeros(2, 16, EACH, dtype=torch.int64)
    axes = {0: "windows", 1: "pieces"}
    names = ("tags", "names", "links")
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracer warns of every shape that it reads
        whole, ready = (str(Path(folder) / name) for name in ("whole.onnx", "ready.onnx"))
        torch.onnx.export(
            _Unmasked(model.net.float()),
            sample,
            whole,
            input_names=["ids", "features"],
            output_names=list(names),
            dynamic_axes={"ids": axes, "features": axes, **dict.fromkeys(names, axes)},
            opset_version=OPERATORS,
            dynamo=False,
        )
        quant_pre_process(whole, ready, skip_symbolic_shape=True)
        quantize_dynamic(
            ready,
            path,
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
            nodes_to_exclude=[f"/net/{head}/MatMul" for head in names],
        )


def write_package(model: Model, calibration: Calibration, folder: Path) -> None:
    """What the service must know beside the network."""
    digest = hashlib.sha256((folder / "tagger.onnx").read_bytes()).hexdigest()
    moves = tuple(tuple(round(float(one), 4) for one in row) for row in model.field.transitions.detach())
    package = Package(sha256=digest, transitions=moves, calibration=calibration)
    (folder / "tagger.json").write_bytes(msgspec.json.format(msgspec.json.encode(package), indent=1) + b"\n")

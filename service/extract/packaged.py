"""The tagger that comes with the package: its files, their hash checked, as one value."""

import hashlib
import os
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from service.errors import Invalid
from service.extract.calibration import Calibration
from service.extract.tagger import Floats, Network, Tagger
from service.extract.viterbi import allowed
from service.extract.wordpieces import WordPieces

#: Where the package keeps it.
FOLDER: Traversable = files("service.extract") / "model"
#: Fusions of onnxruntime that are slower than what they fuse: this one computes number by number.
SLOWER = ["SkipLayerNormFusion"]


class Package(Struct, frozen=True, forbid_unknown_fields=True):
    """What belongs to a network: the hash of its file, the scores of tags in a row, how sure it may be."""

    sha256: str
    transitions: tuple[tuple[float, ...], ...]
    calibration: Calibration


def read_package(folder: Traversable = FOLDER) -> Package:
    """What is said of the network in a folder."""
    return msgspec.json.decode((folder / "tagger.json").read_bytes(), type=Package)


def load_tagger(package: Package, folder: Traversable = FOLDER) -> Tagger:
    """The tagger. Raises Invalid where its file is not the one that `package` speaks of."""
    network = (folder / "tagger.onnx").read_bytes()
    digest = hashlib.sha256(network).hexdigest()
    if digest != package.sha256:
        raise Invalid(f"the tagger's file is not the one it should be: its SHA-256 is {digest}, not {package.sha256}")
    vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    return Tagger(WordPieces(vocabulary), _session(network), allowed(np.array(package.transitions, dtype=np.float32)))


def _session(network: bytes) -> Network:
    """The network as a function; one thread, since callers run in processes side by side."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # unless told so beforehand it reports its use to its maker
    import onnxruntime  # noqa: PLC0415 - see the line above

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # Without it, processors that have no instructions for eight bits (VNNI) let sums overflow, and find other quotes.
    options.add_session_config_entry("session.x64quantprecision", "1")
    session = onnxruntime.InferenceSession(
        network, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER
    )

    def run(ids: NDArray[np.int64], features: NDArray[np.int64]) -> tuple[Floats, Floats, Floats]:
        tags, names, links = session.run(None, {"ids": ids, "features": features})
        return tags, names, links

    return run

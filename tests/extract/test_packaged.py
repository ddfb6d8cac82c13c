"""The tagger that comes with the package is the one that it says."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from service.errors import Invalid
from service.extract.packaged import FOLDER, load_tagger, read_package

LARGEST = 25 * 2**20  #: bytes of the network: it lies in the repository
OWN_SHARE = 1.1  #: times the processor's seconds of its one thread that a process may take


def test_its_size_and_its_words() -> None:
    """Small enough to travel with the code, and with the vocabulary that it was trained on."""
    tagger = load_tagger(read_package())

    assert len((FOLDER / "tagger.onnx").read_bytes()) < LARGEST
    assert tagger.words.cut("said")[0].id == tagger.words["said"]


def test_nothing_is_told_to_anybody(tmp_path: Path) -> None:
    """The library that runs the network keeps no record of its use, let alone sends one."""
    code = "from service.extract.packaged import *; load_tagger(read_package())"

    subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], env={"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}, check=True
    )

    assert list(tmp_path.iterdir()) == []


def test_one_thread_does_all_the_work() -> None:
    """Processes stand side by side: none takes a second core, be it only to wait on it."""
    code = """
import time
from service.extract import tagger
vectors = tagger.np.ones((350, tagger.WIDTH), tagger.np.float32)
own, spent = time.thread_time(), time.process_time()
for _ in range(300):
    vectors @ vectors.T
print(time.process_time() - spent, time.thread_time() - own)
"""

    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout  # noqa: S603

    spent, own = map(float, told.split())
    assert spent < OWN_SHARE * own


def test_another_file_is_refused(tmp_path: Path) -> None:
    """One bit is enough."""
    for name in ("tagger.onnx", "tagger.json", "vocabulary.txt"):
        with (FOLDER / name).open("rb") as given, (tmp_path / name).open("wb") as copied:
            shutil.copyfileobj(given, copied)
    network = tmp_path / "tagger.onnx"
    content = bytearray(network.read_bytes())
    content[len(content) // 2] ^= 1
    network.write_bytes(content)

    with pytest.raises(Invalid, match="not the one"):
        load_tagger(read_package(tmp_path), tmp_path)

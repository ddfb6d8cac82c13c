"""What the engine of this build is called; who needs its name alone loads nothing of it."""

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

#: The rooms whose code and lists decide what is found in a document, and what of this one puts it together.
ROOMS = ("model", "parse", "extract", "resolve", "relate")
TOGETHER = (
    "engine.py", "identity.py", "linking.py", "reading.py", "records.py", "renderings.py", "statement.py", "version.py",
)  # fmt: skip
#: Files that decide nothing: the network, whose hash stands beside it, and what is said of it.
SPOKEN_FOR = frozenset(["tagger.onnx", "CARD.md", "quality.json"])
#: Hexadecimal digits of the digest that name an engine: enough to tell builds apart.
DIGITS = 12


@cache
def engine_version() -> str:
    """A digest of the code and data that decide what is found: it changes when the findings can."""
    digest = hashlib.sha256()
    service = resources.files("service")
    own = [(f"intake/{name}", service / "intake" / name) for name in TOGETHER]
    for files in (*(_files(service / room, room) for room in ROOMS), own):
        for name, file in sorted(files):
            digest.update(f"{name}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:DIGITS]


def _files(folder: Traversable, name: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            found += [] if entry.name == "__pycache__" else _files(entry, path)
        elif entry.name not in SPOKEN_FOR:
            found.append((path, entry))
    return found

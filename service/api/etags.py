"""Entity tags: names of answers that change whenever the answer may have."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from hashlib import blake2b, sha256
from importlib import resources
from typing import Any
from urllib.parse import parse_qsl

from service.api.codings import IDENTITY
from service.db.corpus import Snapshot
from service.intake.version import engine_version

#: Bytes of a tag.
TAG_SIZE = 12
#: Tags that are at hand: the layers that a request goes through ask for its own one after the other.
LATEST = 64
#: The form of an answer; there will be others.
REPRESENTATION = b"json"
#: The rooms whose code decides what an answer says, besides the engine with its lists.
ANSWERING = ("api", "db", "intake")


def tag(scope: Mapping[str, Any], snapshot: Snapshot) -> str:
    """The tag of the answer to a request: of database, version, build, query and form, and never of who asks."""
    return _tag(scope["path"], scope["query_string"], snapshot)


def coded(tag: str, coding: str) -> str:
    """The tag of an answer in a content coding, which is a representation of its own: `"abc-br"`."""
    return tag if coding == IDENTITY else f'{tag[:-1]}-{coding}"'


def named(given: str, current: str, taken: Iterable[str]) -> str | None:
    """The tag of the current answer that an If-None-Match names, in a coding that the caller takes.

    A proxy may have marked it as weak.
    """
    tags = {one.strip().removeprefix("W/") for one in given.split(",")}
    return next((tag for tag in (coded(current, coding) for coding in taken) if tag in tags), None)


def anything(given: str) -> bool:
    """Whether an If-None-Match means any answer that there is."""
    return given.strip() == "*"


@cache
def build() -> str:
    """The code that answers and its lists, as a digest: a new build may answer otherwise over the same corpus."""
    digest = sha256(engine_version().encode())
    for room in ANSWERING:
        folder = resources.files("service").joinpath(room)
        for file in sorted(folder.iterdir(), key=lambda file: file.name) if folder.is_dir() else ():
            if file.name.endswith((".py", ".sql")):
                digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


@lru_cache(maxsize=LATEST)
def _tag(path: str, query: bytes, snapshot: Snapshot) -> str:
    parts = (
        str(snapshot.version).encode(),
        build().encode(),
        path.encode("utf-8", "surrogateescape"),
        _canonical(query),
        REPRESENTATION,
    )
    digest = blake2b(key=snapshot.id.bytes, digest_size=TAG_SIZE, person=b"etag")
    for part in parts:
        digest.update(len(part).to_bytes(4, "big") + part)
    return f'"{digest.hexdigest()}"'


def _canonical(query: bytes) -> bytes:
    """The parameters in the order of their names; the values of one keep theirs."""
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True, encoding="latin-1")
    return repr(sorted(pairs, key=lambda pair: pair[0])).encode("utf-8")

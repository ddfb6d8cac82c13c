"""Files and folders as raw documents, one after the other, in constant memory."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import msgspec
from msgspec import Struct

from service.errors import FeedError
from service.model.document import Document, Media, is_address, own_id
from service.model.load import Refusal

#: Bytes of one document, side file included: a long book has three million.
LARGEST = 8 * 1024 * 1024
#: Bytes read at a time where a line is passed over.
CHUNK = 1024 * 1024
SUFFIXES = (".txt", ".jsonl")
SIDE = ".meta.json"
#: What reading JSON fails with; the last one is nested too deeply.
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class PassedOver(Struct, frozen=True):
    """A file in a folder that is neither a document nor a side file."""

    name: str


Found = Document | Refusal | PassedOver


def check(paths: Iterable[Path]) -> None:
    """Raise FeedError for the first path that does not exist, or that may not be looked at."""
    for path in paths:
        try:
            path.stat()
        except FileNotFoundError as error:
            raise FeedError(f"no such file or folder: {path}") from error
        except OSError as error:
            raise FeedError(f"{path} cannot be read: {_reason(error)}") from error


def read_feeds(paths: Iterable[Path]) -> Iterator[Found]:
    """What lies under the paths, folders in the order of their names."""
    for path in paths:
        if path.is_dir():
            yield from _folder(path)
        else:
            yield from _file(path)


def written(path: Path | str) -> str:
    """A path, or a part of one, as reports and records have it: what of it is no text is escaped."""
    return os.fsencode(path).decode(errors="backslashreplace")


def _folder(folder: Path) -> Iterator[Found]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield Refusal(written(folder), None, _reason(error))
        return
    for entry in entries:
        try:
            yield from _entry(entry)
        except OSError as error:  # a folder that may be listed, not entered
            yield Refusal(written(entry), None, _reason(error))


def _entry(entry: Path) -> Iterator[Found]:
    if entry.name.startswith("."):
        yield PassedOver(written(entry))
    elif entry.is_dir() and not entry.is_symlink():
        yield from _folder(entry)
    elif entry.suffix in SUFFIXES:
        yield from _file(entry)
    elif not _is_side(entry):
        yield PassedOver(written(entry))


def _is_side(entry: Path) -> bool:
    stem = entry.name.removesuffix(SIDE)
    return stem != entry.name and any(entry.with_name(stem + suffix).exists() for suffix in SUFFIXES)


def _file(path: Path) -> Iterator[Found]:
    if path.suffix not in SUFFIXES:
        ending = written(path.suffix) or "no ending"
        yield Refusal(written(path), None, f"not a document: {ending}; .txt and .jsonl are")
        return
    try:
        _refuse_endless(path)
        side = _side(path)
        yield from _lines(path, side) if path.suffix == ".jsonl" else [_page(path, side)]
    except FeedError as error:
        yield Refusal(written(path), None, str(error))
    except OSError as error:
        yield Refusal(written(path), None, _reason(error))


def _refuse_endless(path: Path, what: str = "") -> None:
    if path.exists() and not path.is_file():
        raise FeedError(f"{what}not a file: a folder, a pipe or a device")


def _side(path: Path) -> dict[str, Any]:
    side = path.with_name(path.name.removesuffix(path.suffix) + SIDE)
    if not side.exists():
        return {}
    what = f"side file {written(side.name)}: "
    _refuse_endless(side, what)
    try:
        return msgspec.json.decode(_bounded(side), type=dict[str, Any])
    except UNREADABLE as error:
        raise FeedError(f"{what}{error}") from error


def _bounded(path: Path) -> bytes:
    size = path.stat().st_size
    if size > LARGEST:
        raise FeedError(f"{written(path.name)} has {size:,} bytes; at most {LARGEST:,}")
    return path.read_bytes()


def _page(path: Path, side: dict[str, Any]) -> Document:
    body = _bounded(path)  # first: a link that leads in a circle cannot be resolved either
    return Document(written(path), written(path.resolve()), body, Media.TEXT, side)


def _lines(path: Path, side: dict[str, Any]) -> Iterator[Found]:
    with path.open("rb") as file:
        number = 0
        while line := file.readline(LARGEST + 1):
            number += 1
            if len(line) > LARGEST:
                size = len(line) + (0 if line.endswith(b"\n") else _skip(file))
                yield Refusal(written(path), f"line {number}", f"{size:,} bytes; at most {LARGEST:,}")
            elif line.strip():
                yield _record(path, number, line.rstrip(b"\r\n"), side)


def _skip(file: IO[bytes]) -> int:
    """Pass over the rest of a line; how many bytes it had."""
    size = 0
    while chunk := file.readline(CHUNK):
        size += len(chunk)
        if chunk.endswith(b"\n"):
            break
    return size


def _record(path: Path, number: int, line: bytes, side: dict[str, Any]) -> Document:
    """One line. What it says itself stands before what the side file says of all of them."""
    own: dict[str, Any] = {}
    try:
        own = msgspec.json.decode(line, type=dict[str, Any])
    except UNREADABLE:
        own = {}  # the parser refuses it, with the place
    beside = {name: value for name, value in side.items() if name not in own and name not in ("id", "url")}
    if own.get("id") is not None:
        beside["id"] = own["id"]
    url = own.get("url")
    mark = url if is_address(url) else own_id(own) or hashlib.sha256(line).hexdigest()
    return Document(f"{written(path)}#{number}", f"{written(path.resolve())}#{mark}", line, Media.JSON, beside)


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()

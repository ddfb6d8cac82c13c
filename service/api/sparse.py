"""Sparse answers: of each record those fields alone that `fields` names."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec
from msgspec import Raw, Struct
from msgspec.inspect import ListType, StructType, Type, UnionType, type_info

#: The parts of a record that are wanted; one without parts is wanted as a whole.
Tree = dict[str, "Tree"]


@cache
def paths(kind: type[Struct], expanded: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The fields of a record by their dotted paths, in its order; a list has the fields of its items.

    What is not there unless it is asked for counts where it is expanded.
    """
    found = _struct(type_info(kind))
    return tuple(_below(found, expanded)) if found else ()


def sparse(record: Struct | Raw, wanted: Iterable[str]) -> Any:
    """A record with the fields that the paths name, in its own order; the whole of it where there are none."""
    return cut(plain(record), tree(wanted)) if wanted else record


def plain(record: Any) -> Any:
    """A record, or what is left of one, as JSON has it."""
    return msgspec.json.decode(record) if isinstance(record, Raw) else msgspec.to_builtins(record)


def tree(wanted: Iterable[str]) -> Tree:
    """What the paths name; `speaker` beside `speaker.text` is the whole speaker."""
    whole: Tree = {}
    for path in sorted(wanted, key=lambda path: path.count(".")):
        at, *rest = path.split(".")
        _plant(whole, at, rest)
    return whole


def cut(value: Any, wanted: Tree) -> Any:
    """What is wanted of a value as JSON has it."""
    if not wanted or value is None:
        return value
    if isinstance(value, list):
        return [cut(one, wanted) for one in value]
    return {name: cut(part, wanted[name]) for name, part in value.items() if name in wanted}


def _plant(into: Tree, at: str, rest: list[str]) -> None:
    if not rest:
        into[at] = {}
    elif at not in into or into[at]:
        _plant(into.setdefault(at, {}), rest[0], rest[1:])


def _below(kind: StructType, expanded: tuple[str, ...], before: str = "") -> Iterable[str]:
    for one in kind.fields:
        path = before + one.encode_name
        if not one.required and path not in expanded:
            continue
        yield path
        if inner := _struct(one.type):
            yield from _below(inner, expanded, f"{path}.")


def _struct(kind: Type) -> StructType | None:
    """The struct that a type is, may be, or is a list of."""
    if isinstance(kind, StructType):
        return kind
    if isinstance(kind, ListType):
        return _struct(kind.item_type)
    return next(filter(None, map(_struct, kind.types)), None) if isinstance(kind, UnionType) else None

"""What the contract says of fields and of values: the `#:` comments that stand before their declarations."""

import inspect
import re
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache
from typing import Any, cast

from msgspec import Struct
from msgspec.inspect import DictType, ListType, StructType, Type, UnionType, multi_type_info
from msgspec.inspect import EnumType as Values
from msgspec.structs import fields

#: Lines of comment, and the name that is declared behind them.
COMMENTED = re.compile(r"((?:^    #: .*\n)+)^    (\w+)(?=:| =)", re.MULTILINE)


def describe(schemas: dict[str, Any], kinds: Iterable[Any]) -> dict[str, Any]:
    """The schemas of these types and of all that they are made of, with what is said beside each declaration."""
    known = {kind.__name__: kind for kind in _within(multi_type_info(kinds), set())}
    told = {name: _described(schema, known[name]) if name in known else schema for name, schema in schemas.items()}
    return {name: _by_types(schema, told) for name, schema in told.items()}


def _described(schema: dict[str, Any], kind: type) -> dict[str, Any]:
    told, said = comments(kind), inspect.cleandoc(schema["description"])
    if issubclass(kind, Enum):
        lines = [f"- `{value.value}`: {told[value.name]}" for value in kind if value.name in told]
        return schema | {"description": "\n".join([said, "", *lines]) if lines else said}
    names = {one.encode_name: one.name for one in fields(cast("type[Struct]", kind))}
    properties = {name: _with(told.get(names[name]), part) for name, part in schema["properties"].items()}
    return schema | {"description": said, "properties": properties}


def _by_types(schema: dict[str, Any], all_of_them: dict[str, Any]) -> dict[str, Any]:
    """A schema whose properties, where nothing else is said of one, have what is said of their type."""
    properties = {name: _with(_of_type(part, all_of_them), part) for name, part in schema.get("properties", {}).items()}
    return schema | ({"properties": properties} if properties else {})


def _of_type(part: dict[str, Any], all_of_them: dict[str, Any]) -> str | None:
    """The first sentence about the type of a property, or of what it has where it is not null."""
    if "description" in part:
        return None
    named = [one["$ref"] for one in (part, *part.get("anyOf", ())) if "$ref" in one]
    return all_of_them[named[0].rpartition("/")[2]]["description"].partition("\n")[0] if named else None


def _with(said: str | None, part: dict[str, Any]) -> dict[str, Any]:
    """A property with what is said of it; what its type says where it is not null is said of all of it."""
    said = said or next((one["description"] for one in part.get("anyOf", ()) if "description" in one), None)
    return {"description": said} | part if said else part


@cache
def comments(kind: type) -> dict[str, str]:
    """What is said before each declaration of a class, and of those that it is made from."""
    found: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        if base.__module__.startswith("service."):
            for lines, name in COMMENTED.findall(inspect.getsource(base)):
                found[name] = " ".join(line.strip().removeprefix("#: ") for line in lines.splitlines())
    return found


def _within(types: Iterable[Type], met: set[type]) -> Iterator[type]:
    """The structs and the enumerations that types are made of, each once."""
    for one in types:
        if isinstance(one, StructType | Values):
            if one.cls not in met:
                met.add(one.cls)
                yield one.cls
                yield from _within([part.type for part in one.fields] if isinstance(one, StructType) else [], met)
        else:
            yield from _within(_parts(one), met)


def _parts(one: Type) -> Iterable[Type]:
    if isinstance(one, UnionType):
        return one.types
    if isinstance(one, ListType):
        return [one.item_type]
    return [one.value_type] if isinstance(one, DictType) else []

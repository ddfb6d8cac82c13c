"""What the contract says of sparse answers: the fields that can be asked for, and what then is left.

A generated client has the whole record as its type: what `fields` leaves is said with words that generators pass over
(`propertyNames`, `dependentSchemas`), so that nobody who asks for whole records must tell the two apart.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from service.api.operation import Operation
from service.api.parameters import parameters


def fields_of(said: Operation) -> type[Struct] | None:
    """The record whose fields an operation can be asked for."""
    asked = parameters(said.query).get("fields")
    return asked.fields_of if asked else None


def fields_name(kind: type[Struct]) -> str:
    """What the contract calls the fields of a record."""
    return f"{kind.__name__}Field"


def sparse_name(answer: Any) -> str:
    """What the contract calls what is left of an answer."""
    return f"Sparse{answer.__name__}"


def sparse_schemas(operations: Iterable[Operation], schemas: Mapping[str, Any]) -> dict[str, Any]:
    """The schemas of the fields and of what is left."""
    found: dict[str, Any] = {}
    for one in operations:
        if kind := fields_of(one):
            names = [*parameters(one.query)["fields"].fields]
            said = f"A field of {kind.__name__}, or of one of its parts by its path."
            found[fields_name(kind)] = {
                "title": fields_name(kind),
                "description": said,
                "type": "string",
                "enum": names,
            }
            _leave(kind.__name__, schemas, found)
            if one.answer is not kind:
                found[sparse_name(one.answer)] = _page(one.answer.__name__, kind, schemas)
    return dict(sorted(found.items()))


def _leave(name: str, schemas: Mapping[str, Any], found: dict[str, Any]) -> None:
    """Say what is left of a struct, and of those that are its parts: some of its fields, at least one."""
    title = f"Sparse{name}"
    if title in found:
        return
    found[title] = {}
    properties = {field: _left(schema, schemas, found) for field, schema in schemas[name]["properties"].items()}
    description = f"What `fields` leaves of {name}: those alone."
    found[title] = {"title": title, "description": description, **_of(properties, least=1)}


def _left(schema: Any, schemas: Mapping[str, Any], found: dict[str, Any]) -> Any:
    """What is left of a value: of a struct, or of those that a list holds, some fields; all of anything else."""
    if isinstance(schema, list):
        return [_left(one, schemas, found) for one in schema]
    if not isinstance(schema, dict):
        return schema
    name = schema.get("$ref", "").rpartition("/")[2]
    if name and "properties" in schemas[name]:
        _leave(name, schemas, found)
        return {"$ref": f"#/components/schemas/Sparse{name}"}
    left = {word: part for word, part in schema.items() if word != "description"}
    return left | {word: _left(part, schemas, found) for word, part in left.items() if word in ("anyOf", "items")}


def _page(name: str, kind: type[Struct], schemas: Mapping[str, Any]) -> dict[str, Any]:
    """Say what is left of a page: all of it, but of each item some fields."""
    whole = schemas[name]["properties"]
    items = {"type": "array", "items": {"$ref": f"#/components/schemas/Sparse{kind.__name__}"}}
    description = f"What `fields` leaves of {name}: of each item those alone."
    return {"title": f"Sparse{name}", "description": description, **_of(whole | {"items": items}, least=len(whole))}


def _of(properties: Mapping[str, Any], *, least: int) -> dict[str, Any]:
    """An object of so many of the properties or more, and of no others."""
    return {
        "type": "object",
        "propertyNames": {"enum": list(properties)},
        "minProperties": least,
        "dependentSchemas": {name: {"properties": {name: schema}} for name, schema in properties.items()},
    }

"""What the contract says of sparse answers: the fields that can be asked for, and what then is left.

A generated client has the whole record as its type; what `fields` leaves is a schema that names no property,
so that nobody who asks for whole records must tell the two apart.
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
            found[fields_name(kind)] = {"title": fields_name(kind), "type": "string", "enum": names}
            found[sparse_name(one.answer)] = _left(one.answer, kind, schemas)
    return found


def _left(answer: Any, kind: type[Struct], schemas: Mapping[str, Any]) -> dict[str, Any]:
    record = {"type": "object", "not": {"required": schemas[kind.__name__]["required"]}}
    title = {"title": sparse_name(answer)}
    if answer is kind:
        return title | {"description": f"What `fields` leaves of {kind.__name__}: those alone."} | record
    items = {"properties": {"items": {"type": "array", "items": record}}}
    return title | {
        "description": f"What `fields` leaves of {answer.__name__}: of each item those alone.",
        "type": "object",
        "required": schemas[answer.__name__]["required"],
        "dependentSchemas": {"items": items},
    }

"""What the contract says of the parameters of an operation."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from service.api.identifiers import LONGEST_ID
from service.api.operation import Operation
from service.api.parameters import parameters
from service.api.retiring import Retiring
from service.api.sparsely import fields_name
from service.model.wanted import MOST_VALUES

TEMPLATE = "#/components/schemas/{name}"


def of_path(path: str) -> Iterator[dict[str, Any]]:
    """What stands in the path itself."""
    for part in path.split("/"):
        if part.startswith("{"):
            noun = path.split("/")[1].removesuffix("s")
            schema = {"type": "string", "minLength": 1, "maxLength": LONGEST_ID}
            yield {
                "name": part[1:-1],
                "in": "path",
                "required": True,
                "description": f"The {noun}'s id.",
                "schema": schema,
            }


def of_query(query: type[Struct], schemas: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The parameters of a query struct; what is not given is absent, so none of them can be null."""
    own = schemas[query.__name__]
    for name, parameter in parameters(query).items():
        schema = dict(own["properties"][name])
        if "anyOf" in schema:
            [value] = [one for one in schema["anyOf"] if one.get("type") != "null"]
            schema = {**value, **{key: text for key, text in schema.items() if key not in ("anyOf", "default")}}
        if parameter.repeats:
            schema |= {"maxItems": MOST_VALUES}
        if parameter.fields_of:
            schema |= {"items": {"$ref": TEMPLATE.format(name=fields_name(parameter.fields_of))}}
        if schema.get("default") == []:
            del schema["default"]
        described = {"name": name, "in": "query", "required": parameter.required}
        going = parameter.retiring
        if going:
            described["deprecated"] = True
        if description := with_mark(schema.pop("description", ""), going):
            described["description"] = description
        if examples := schema.pop("examples", None):
            described["example"] = examples if parameter.commas else examples[:1] if parameter.repeats else examples[0]
        if parameter.repeats:
            described |= {"style": "form", "explode": not parameter.commas}
        yield described | {"schema": schema}


def of_headers(said: Operation) -> Iterator[dict[str, Any]]:
    """The headers that an operation heeds."""
    if said.repeatable:
        yield {
            "name": "Idempotency-Key",
            "in": "header",
            "required": False,
            "description": "A name for this request, new for each: sent again under it, it is answered and not done again.",
            "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!#-~]+$"},
        }
    if said.resumes:
        yield {
            "name": "Last-Event-ID",
            "in": "header",
            "required": False,
            "description": "The id of the last event that was received: what came after it is told.",
            "schema": {"type": "string", "pattern": r"^[0-9]{1,15}(\.[0-9]{1,9})?$", "maxLength": 25},
        }
    if said.tagged:
        yield {
            "name": "If-None-Match",
            "in": "header",
            "required": False,
            "description": "The `ETag` of an earlier answer; 304 when it still holds.",
            "schema": {"type": "string"},
        }


def with_mark(text: str, going: Retiring | None) -> str:
    """A text, and word that what it is said of is to go."""
    return " ".join(filter(None, (text, going.words if going else "")))

"""What the contract says of the forms that hold whole lists."""

from typing import Any

from service.api.forms import Form, media_type
from service.api.writing import Written

CURSORED: dict[str, Any] = {
    "Cursored": {
        "title": "Cursored",
        "description": "What an item of a stream has besides.",
        "type": "object",
        "properties": {
            "cursor": {
                "anyOf": [{"type": "string"}, {"type": "null"}],
                "description": "The value to send as `cursor` to go on behind it; null with the last of the list.",
            }
        },
        "required": ["cursor"],
    }
}

NODE = {
    "type": "object",
    "properties": {"@type": {"type": "string"}, "@id": {"type": "string"}},
    "required": ["@type", "@id"],
    "additionalProperties": True,
}


def streams(written: Written) -> dict[str, Any]:
    """The contents of an answer that holds a whole list, by media type."""
    item = {"$ref": f"#/components/schemas/{written.item.__name__}"}
    cursor = {"$ref": "#/components/schemas/Cursored"}
    line = {"description": "An item on each line."} | ({"allOf": [item, cursor]} if written.resumes else item)
    table = {
        "description": "RFC 4180, in UTF-8, with a line of names: the paths of the fields as JSON has them. Empty "
        "stands for null, `3..7` for a span; several values have `; ` between them. A text that a spreadsheet could "
        "take for a formula has a `'` before it. The columns are: "
        + ", ".join((*written.columns, *(["cursor"] if written.resumes else [])))
        + ".",
        "type": "string",
    }
    graph = {
        "description": "Linked data in the words of schema.org, with W3C Web Annotations for the places.",
        "type": "object",
        "properties": {
            "@context": {"type": "array", "items": {"type": ["string", "object"]}},
            "@graph": {"type": "array", "items": NODE},
        },
        "required": ["@context", "@graph"],
    }
    schemas = {Form.NDJSON: line, Form.CSV: table, Form.JSONLD: graph}
    return {media_type(form): {"schema": schemas[form]} for form in written.forms if form in schemas}

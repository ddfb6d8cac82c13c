"""The forms that a list comes in, and which of them a caller wants."""

from enum import StrEnum

from service.api.negotiation import acceptable, preference
from service.api.problems import Fault, Refused


class Form(StrEnum):
    """How a list is written: in pages, or as a whole while it is read."""

    JSON = "json"
    NDJSON = "ndjson"
    CSV = "csv"
    JSONLD = "jsonld"


MEDIA = {
    Form.JSON: "application/json",
    Form.NDJSON: "application/x-ndjson",
    Form.CSV: "text/csv; charset=utf-8; header=present",
    Form.JSONLD: "application/ld+json",
}


def media_type(form: Form) -> str:
    """The media type of a form without its parameters, as an Accept header names it."""
    return MEDIA[form].partition(";")[0]


def chosen(accept: str, asked: Form | None) -> Form:
    """The form that a caller wants: the one asked for, else the one that its Accept header likes best.

    Raises Refused where the two do not agree, or where none is taken.
    """
    if asked is None:
        asked = liked(accept)
    elif not acceptable(accept, MEDIA[asked]):
        raise _not_taken(f"format={asked} gives {media_type(asked)}, which Accept leaves out")
    if asked is None:
        raise _not_taken("this path gives " + ", ".join(map(media_type, Form)))
    return asked


def liked(accept: str) -> Form | None:
    """The form that an Accept header likes best, null where it takes none; of equals, the first one."""
    best = max(Form, key=lambda form: preference(accept, MEDIA[form]))
    return best if acceptable(accept, MEDIA[best]) else None


def _not_taken(message: str) -> Refused:
    return Refused(406, message, errors=[Fault(in_="header", name="Accept", message=message)])

"""The forms that a list comes in, and which of them a caller wants."""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from service.api.negotiation import acceptable, preference
from service.api.problems import Fault, Refused


class Form(StrEnum):
    """How a list is written: in pages, or as a whole while it is read."""

    JSON = "json"
    NDJSON = "ndjson"
    CSV = "csv"
    JSONLD = "jsonld"


class PlainForm(StrEnum):
    """How a list is written of which no vocabulary of linked data has a word."""

    JSON = "json"
    NDJSON = "ndjson"
    CSV = "csv"


#: By whether a list comes as linked data too.
FORMS = {True: tuple(Form), False: tuple(map(Form, PlainForm))}
MEDIA = {
    Form.JSON: "application/json",
    Form.NDJSON: "application/x-ndjson",
    Form.CSV: "text/csv; charset=utf-8; header=present",
    Form.JSONLD: "application/ld+json",
}


def media_type(form: Form) -> str:
    """The media type of a form without its parameters, as an Accept header names it."""
    return MEDIA[form].partition(";")[0]


def chosen(accept: str, asked: Form | PlainForm | None, forms: Sequence[Form] = FORMS[True]) -> Form:
    """The form that a caller wants: the one asked for, else the one that its Accept header likes best.

    Raises Refused where the two do not agree, or where none is taken.
    """
    form = liked(accept, forms) if asked is None else Form(asked)
    if form is None:
        raise _not_taken("this path gives " + ", ".join(map(media_type, forms)))
    if not acceptable(accept, MEDIA[form]):
        raise _not_taken(f"format={form} gives {media_type(form)}, which Accept leaves out")
    return form


@lru_cache(maxsize=256)
def liked(accept: str, forms: Sequence[Form] = FORMS[True]) -> Form | None:
    """The form that an Accept header likes best, null where it takes none; of equals, the first one."""
    best = max(forms, key=lambda form: preference(accept, MEDIA[form]))
    return best if acceptable(accept, MEDIA[best]) else None


def _not_taken(message: str) -> Refused:
    return Refused(406, message, errors=[Fault(in_="header", name="Accept", message=message)])

"""The strict reading of a query string into a struct: nothing unknown, nothing twice, nothing out of bounds."""

import builtins
import difflib
import types
from collections.abc import Iterable, Sequence
from datetime import date
from enum import EnumType
from functools import cache
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints
from urllib.parse import parse_qsl

from msgspec import Meta, Struct, ValidationError, convert
from msgspec.structs import fields

from service.api.problems import Fault, Refused
from service.api.retiring import KEY, Retiring
from service.api.sparse import paths
from service.model.moment import Moment
from service.model.wanted import MOST_VALUES

T = TypeVar("T", bound=Struct)

#: Parameters of one request.
MOST_PARAMETERS = 200
#: Characters of a bad value that an answer repeats.
SHOWN = 60
#: What parameters are called by other services, and what does the same here; the first that a path takes is told.
ELSEWHERE = {
    name: here
    for names, here in (
        ("actor author person name entity role who", ("speaker", "q", "name")),
        ("topic subject mentions target", ("about",)),
        ("search query text keyword keywords title", ("q",)),
        ("page offset skip start_page page_token after before", ("cursor",)),
        ("size per_page page_size pagesize rows max count_per_page", ("limit",)),
        ("date since start start_date after_date date_from from_date published_after", ("from",)),
        ("until end end_date before_date date_to to_date published_before", ("to",)),
        ("order order_by orderby sort_by sortby", ("sort",)),
        ("source domain outlet newspaper", ("publisher",)),
        ("include embed", ("expand",)),
        ("select", ("fields",)),
        ("accept output", ("format",)),
        ("bucket granularity resolution step", ("interval",)),
    )
    for name in names.split()
}
#: What stands first among the parameters of a path.
FIRST = ("name", "speaker", "compare", "about", "on_ambiguous", "q", "from", "to", "use_date", "undated")
#: What values of some types may be.
IN_WORDS = {
    bool: "true or false",
    date: "a day such as 2021-08-09",
    Moment: "a day such as 2021-08-09, a month such as 2021-08, or an instant such as 2021-08-09T16:30:00Z",
}


class Parameter(Struct, frozen=True):
    """One parameter that a query struct declares."""

    #: The field of the struct, `from_`.
    field: str
    #: What one value is.
    type: Any
    repeats: bool
    required: bool
    #: Whether its values come in one, separated by commas.
    commas: bool = False
    #: The record whose fields its values name, if they do, and these by their paths.
    fields_of: builtins.type[Struct] | None = None
    fields: tuple[str, ...] = ()
    #: That it is to go.
    retiring: Retiring | None = None


def read(query: bytes, kind: type[T]) -> T:
    """The query string as a struct. Raises Refused with everything that is wrong with it."""
    known = parameters(kind)
    given, faults = _pairs(query)
    if faults:
        raise _refused(faults)
    values: dict[str, Any] = {}
    for name, asked in given.items():
        parameter = known.get(name)
        texts = [part for text in asked for part in text.split(",")] if parameter and parameter.commas else asked
        if parameter is None:
            faults.append(Fault(in_="query", name=_short(name), message=_unknown(name, known)))
        elif trouble := _trouble(parameter, texts):
            faults.append(Fault(in_="query", name=name, message=trouble))
        else:
            read = [_value(text, parameter.type) for text in dict.fromkeys(texts)]
            values[parameter.field] = read if parameter.repeats else read[0]
    faults += [
        Fault(in_="query", name=name, message=f"is missing; it takes {allowed(one.type)}")
        for name, one in known.items()
        if one.required and name not in given
    ]
    faults += [*_crossed(values), *_unexpanded(values, known)]
    if faults:
        raise _refused(faults)
    return kind(**values)


def _refused(faults: list[Fault]) -> Refused:
    return Refused(400, "; ".join(f"{fault.name}: {fault.message}" for fault in faults[:3]), errors=faults)


def retiring_of(query: bytes, kind: type[Struct]) -> list[Retiring]:
    """What a query uses that is to go."""
    marked = {name: one.retiring for name, one in parameters(kind).items() if one.retiring}
    return [marked[name] for name in _pairs(query)[0] if name in marked] if marked else []


@cache
def parameters(kind: type[Struct]) -> dict[str, Parameter]:
    """The parameters of a query struct, by the names that callers use."""
    hints = get_type_hints(kind, include_extras=True)
    found = {}
    for one in fields(kind):
        type, repeats = _one_value(hints[one.name])
        extra = _extra(hints[one.name])
        commas, fields_of, going = "separated" in extra, extra.get("fields_of"), extra.get(KEY)
        known = paths(fields_of, _expansions(hints)) if fields_of else ()
        found[one.encode_name] = Parameter(one.name, type, repeats, one.required, commas, fields_of, known, going)
    return {name: found[name] for name in sorted(found, key=_place)}


def _place(name: str) -> int:
    """Where a parameter stands among those of its path."""
    return FIRST.index(name) if name in FIRST else len(FIRST)


def _expansions(hints: dict[str, Any]) -> tuple[str, ...]:
    """The paths that a query can ask for beyond a record as it is."""
    return tuple(map(str, bare(_one_value(hints["expand"])[0]))) if "expand" in hints else ()


def _one_value(hint: Any) -> tuple[Any, bool]:
    """What one value is, without the null of its absence, and whether several may come."""
    inner = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    if get_origin(inner) in (Union, types.UnionType):
        return next(kind for kind in get_args(inner) if kind is not types.NoneType), False
    if get_origin(inner) is list:
        return get_args(inner)[0], True
    return hint, False


def _extra(hint: Any) -> dict[str, Any]:
    """What a parameter says of itself beyond its schema."""
    extras = [meta.extra for meta in get_args(hint)[1:] if isinstance(meta, Meta) and meta.extra]
    return {name: said for extra in extras for name, said in extra.items()}


def _pairs(query: bytes) -> tuple[dict[str, list[str]], list[Fault]]:
    """The values by name, in the order in which they came."""
    try:
        pairs = parse_qsl(
            query.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_PARAMETERS
        )
    except UnicodeError:
        return {}, [Fault(in_="query", name="?", message="the query is not percent-encoded UTF-8")]
    except ValueError:
        return {}, [Fault(in_="query", name="?", message=f"more than {MOST_PARAMETERS} parameters")]
    given: dict[str, list[str]] = {}
    for name, text in pairs:
        given.setdefault(name, []).append(text)
    return given, []


def _trouble(parameter: Parameter, texts: Sequence[str]) -> str | None:
    """Why a parameter's values cannot be used, if so."""
    if not parameter.repeats and len(texts) > 1:
        return f"given {len(texts)} times; it takes one value"
    if len(texts) > MOST_VALUES:
        return f"given {len(texts)} times; at most {MOST_VALUES} values are allowed"
    return next((trouble for text in texts if (trouble := _bad(parameter, text))), None)


def _bad(parameter: Parameter, text: str) -> str | None:
    if "\0" in text:
        return f"{_short(text)!r} has a NUL character, which no text here can hold"
    if parameter.fields_of and text not in parameter.fields:
        return f"{_short(text)!r} is not allowed; {_like(text, parameter.fields)}"
    if bare(parameter.type) is bool and text not in ("true", "false"):
        return f"{_short(text)!r} is not allowed; it takes true or false"
    try:
        _value(text, parameter.type)
    except ValidationError:
        return f"{_short(text)!r} is not allowed; it takes {allowed(parameter.type)}"
    return None


def _value(text: str, type: Any) -> Any:
    return convert(text, type, strict=False, dec_hook=lambda wanted, given: wanted(given))


def _crossed(values: dict[str, Any]) -> Iterable[Fault]:
    """The complaint about an interval that ends before it begins."""
    from_, to = values.get("from_"), values.get("to")
    if isinstance(from_, Moment) and isinstance(to, Moment) and to.before(from_):
        yield Fault(
            in_="query", name="from", message=f"'{from_}' is not allowed; it takes none that is after to, '{to}'"
        )


def _unexpanded(values: dict[str, Any], known: dict[str, Parameter]) -> Iterable[Fault]:
    """The complaints about fields that nobody expanded."""
    expanded = tuple(map(str, values.get("expand", ())))
    for path in values.get("fields", ()):
        kind = known["fields"].fields_of
        if kind and path not in paths(kind, expanded):
            missing = next(one for one in _of_expand(known) if f"{path}.".startswith(f"{one}."))
            yield Fault(in_="query", name="fields", message=f"'{path}' is there with expand={missing} alone")


def _of_expand(known: dict[str, Parameter]) -> Iterable[str]:
    return map(str, bare(known["expand"].type))


def allowed(type: Any) -> str:
    """What a value may be, in words."""
    metas = [meta for meta in get_args(type)[1:] if isinstance(meta, Meta)]
    type = bare(type)
    low = next((meta.ge for meta in metas if meta.ge is not None), None)
    high = next((meta.le for meta in metas if meta.le is not None), None)
    if isinstance(type, EnumType):
        values = convert(list(type), list[str])
        return ("one of " if len(values) > 1 else "") + ", ".join(values)
    if type in IN_WORDS:
        return IN_WORDS[type]
    if type is str:
        if given := next((meta.description for meta in metas if meta.pattern is not None), None):
            return given[:1].lower() + given[1:].rstrip(".")
        longest = next((meta.max_length for meta in metas if meta.max_length is not None), None)
        return f"1 to {longest} characters" if longest else "text"
    number = "a whole number" if type is int else "a number"
    return f"{number} from {low} to {high}"


def bare(type: Any) -> Any:
    """A type without its bounds."""
    return get_args(type)[0] if get_origin(type) is Annotated else type


def _like(text: str, known: Sequence[str]) -> str:
    """Which field of a record was meant, or where they begin."""
    near = difflib.get_close_matches(text[:SHOWN].lower(), known, n=1)
    return f"did you mean {near[0]}?" if near else f"it takes fields of the record, such as {', '.join(known[:3])}"


def _unknown(name: str, known: Iterable[str]) -> str:
    known, plain = list(known), name.lower().removesuffix("[]")
    meant = [one for one in (plain, *ELSEWHERE.get(plain, ())) if one in known]
    near = meant or difflib.get_close_matches(name[:SHOWN].lower(), known, n=1)
    if near:
        return f"no such parameter; did you mean {near[0]}?"
    if known:
        return f"no such parameter; known here: {', '.join(known)}"
    return "no such parameter; this path takes none"


def _short(text: str) -> str:
    shown = text.encode("utf-8", "replace").decode().replace("\0", "\\0")
    return shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"

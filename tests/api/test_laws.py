"""What holds for any text, any cursor, any header and any query."""

from enum import EnumType
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.api import cursors
from service.api.app import HANDLERS
from service.api.asking import FREE, ActorsQuery, ArticlesQuery, QuotesQuery, ResolveQuery
from service.api.cursors import Cursor
from service.api.negotiation import acceptable
from service.api.offsets import wide, widened
from service.api.parameters import bare, parameters, read
from service.api.problems import Refused
from service.db.loads import NEWEST
from service.db.paging import Keyed, Walk, step
from service.model.moment import Moment
from service.model.wanted import MOST_VALUES


def query_of(handler: Any) -> dict[str, Any]:
    """The parameters of a handler, where it is an operation."""
    said = handler.opt.get("operation")
    return parameters(said.query) if said else {}


CORPUS = UUID("5f0f6a0e-0000-4000-8000-000000000000")
KEYS = st.lists(st.text() | st.integers(-(2**63), 2**63 - 1), max_size=3)


@given(st.text(max_size=30), st.data())
def test_utf16_offsets_cut_the_same_characters(text: str, data: st.DataObject) -> None:
    """In either unit an offset stands between the same two characters."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    left, right = widened((start, end), wide(text))

    units = text.encode("utf-16-le", "surrogatepass")
    assert units[left * 2 : right * 2].decode("utf-16-le", "surrogatepass") == text[start:end]


@given(KEYS, st.booleans(), st.none() | st.lists(st.integers(0, 2**63 - 1)), st.uuids())
def test_a_cursor_comes_back_as_it_went(key: list[str | int], back: bool, kept: list[int] | None, corpus: UUID) -> None:  # noqa: FBT001
    """For its own query and database, and for no other."""
    cursor = Cursor(b"12345678", key, back, kept)

    text = cursors.write(cursor, corpus)

    assert text.isascii()
    assert cursors.read(text, b"12345678", corpus) == cursor
    for bound, other in ((b"87654321", corpus), (b"12345678", uuid4())):
        with pytest.raises(Refused):
            cursors.read(text, bound, other)


@given(st.text())
def test_any_other_text_is_no_cursor(text: str) -> None:
    """It is refused, whatever it is."""
    with pytest.raises(Refused):
        cursors.read(text, b"12345678", CORPUS)


def test_cursors_are_bound_to_all_that_decides() -> None:
    """Every parameter but those that may change on the way changes what a cursor is bound to."""
    plain = cursors.digest("/quotes", QuotesQuery())
    asked = {"speaker": ["Kirby"], "kind": ["direct"], "stance": ["claim"], "article": ["a"], "publisher": ["a"],
             "agency": ["a"], "occasion": ["a"], "q": "a", "min_confidence": 0.5, "family": "first",
             "use_date": "loaded",
             "on_ambiguous": "all", "from_": "2021-01-01", "to": "2021-01-01", "sort": "said_on", "cue": ["a"],
             "speaker_kind": ["person"], "addressee": ["a"], "undated": "exclude", "about": ["a"]}  # fmt: skip

    digests = {name: cursors.digest("/quotes", QuotesQuery(**{name: value})) for name, value in asked.items()}  # type: ignore[arg-type]

    assert set(asked) | set(FREE) == {one.field for one in parameters(QuotesQuery).values()}
    assert len({plain, *digests.values()}) == len(digests) + 1
    assert cursors.digest("/quotes", QuotesQuery(limit=5, count=True)) == plain
    assert cursors.digest("/other", QuotesQuery()) != plain


class Wider(QuotesQuery, frozen=True, kw_only=True):
    """What a later version of the service might be asked."""

    mood: str = "any"


def test_what_is_not_asked_for_binds_nobody() -> None:
    """A version with another parameter takes the cursors of the one before, until that is given."""
    asked = {"speaker": ["Kirby"], "limit": 5}

    before, after = cursors.digest("/quotes", QuotesQuery(**asked)), cursors.digest("/quotes", Wider(**asked))  # type: ignore[arg-type]

    assert before == after
    assert cursors.digest("/quotes", Wider(speaker=["Kirby"], mood="sad")) != before


LISTS = {one.opt["operation"].id: one.opt["operation"].query for one in HANDLERS if "cursor" in query_of(one)}


@pytest.mark.parametrize("query", LISTS.values(), ids=LISTS)
def test_cursors_of_every_list_are_bound(query: type[Any]) -> None:
    """Whatever can be asked of a list is part of what its cursors are bound to, or may change on the way."""
    plain = cursors.digest("/list", query())
    for name, one in parameters(query).items():
        asked = cursors.digest("/list", query(**{one.field: [other(one.type)] if one.repeats else other(one.type)}))

        assert (asked == plain) == (name in FREE), name


def other(kind: Any) -> Any:
    """A value that is no default."""
    plain = bare(kind)
    return list(plain)[-1] if isinstance(plain, EnumType) else OTHERS[plain]


OTHERS: dict[Any, Any] = {bool: True, int: 7, float: 0.7, str: "a", Moment: Moment("2021-08")}


@given(st.binary(max_size=200), st.sampled_from([QuotesQuery, ArticlesQuery, ActorsQuery, ResolveQuery]))
def test_any_query_string_is_read_or_refused(query: bytes, kind: type) -> None:
    """Nothing else comes of it."""
    try:
        got: object = read(query, kind)
    except Refused as refused:
        got = refused

    assert isinstance(got, kind) or (isinstance(got, Refused) and got.status == 400 and got.errors)


@given(st.lists(st.sampled_from(["Kirby", "a b", "é", "&", "="]), max_size=MOST_VALUES))
def test_values_come_in_their_order_each_once(values: list[str]) -> None:
    """What a caller repeats is one value."""
    query = urlencode([("speaker", value) for value in values]).encode()

    assert read(query, QuotesQuery).speaker == list(dict.fromkeys(values))


@given(st.text(max_size=60))
def test_any_accept_header_is_understood(given_: str) -> None:
    """It takes JSON or it does not."""
    assert acceptable(given_, "application/json") in (True, False)


@given(st.integers(1, 5), st.integers(0, 6), st.booleans(), st.booleans())
def test_a_step_knows_its_ends(limit: int, found: int, starts: bool, back: bool) -> None:  # noqa: FBT001
    """No more than wanted, in the order of the list, with a way on exactly where there is one."""
    walk = Walk(limit, None if starts else [0], back)
    rows = [Keyed([n], n) for n in range(min(found, walk.rows))]

    taken = step(rows, walk, NEWEST)

    expected = [row.item for row in rows[:limit]]
    assert taken.items == (expected[::-1] if back else expected)
    onward, homeward = (taken.prev, taken.next) if back else (taken.next, taken.prev)
    assert (onward is not None) == (limit < len(rows))
    assert (homeward is not None) == (bool(rows) and (back or not starts))

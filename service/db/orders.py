"""Orders that lists share; `row` is what a statement calls the row of an item."""

from service.db.paging import Order

INSTANT = "instant({0}.published_at, {0}.published_on)"


def newest(**columns: tuple[str, str]) -> Order:
    """The greatest first: columns by what a key's value is called, each with the type that the value is bound as."""
    sides = [side for side, _ in columns.values()]
    values = [f":{name}::{kind}" for name, (_, kind) in columns.items()]
    row, key = ", ".join(sides), ", ".join(values)
    return Order(
        forward=", ".join(f"{side} DESC" for side in sides),
        backward=row,
        after=f"AND ({row}) < ({key})",
        before=f"AND ({row}) > ({key})",
        key=row,
        names=tuple(columns),
        edges=(f"AND {sides[0]} <= {values[0]}", f"AND {sides[0]} >= {values[0]}"),
    )


def published(row: str) -> Order:
    """By the instant of publication."""
    return newest(at_instant=(INSTANT.format(row), "text::timestamptz"), at_id=(f"{row}.id", "text"))


def loaded(row: str) -> Order:
    """By the instant of loading."""
    return newest(at_instant=(f"{row}.loaded_at", "text::timestamptz"), at_id=(f"{row}.id", "text"))


def relevance(row: str, **then: tuple[str, str]) -> Order:
    """By how much of a search it answers, in millionths, as a cursor holds whole numbers.

    Text and search alone decide it, so that it stands still.
    """
    rank = f"(1e6::float8 * ts_rank({row}.words, websearch_to_tsquery('english', :q::text), 1))::int"
    return newest(at_rank=(rank, "int"), **then, at_id=(f"{row}.id", "text"))

"""Keyset pages: where a walk over a list stands, and what one step of it found."""

from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Generic, TypeVar

from msgspec import Struct

from service.errors import Outdated

T = TypeVar("T")

#: The mark of an order, and the values that place an item in it, as JSON has them.
Key = list[str | int]
#: Bytes of such a mark.
MARK_SIZE = 4


class Way(Struct, frozen=True):
    """What of a step decides the text of its statement."""

    #: Whether it is the first: behind no key.
    starts: bool = True
    back: bool = False


class Walk(Struct, frozen=True):
    """One step: how many items, from behind which key, and whether towards the beginning."""

    limit: int
    key: Key | None = None
    back: bool = False

    @property
    def rows(self) -> int:
        """Rows to ask for: one more than wanted tells whether the list goes on."""
        return self.limit + 1

    @property
    def way(self) -> Way:
        """Whence and whither, without the key itself."""
        return Way(self.key is None, self.back)


class Keyed(Struct, Generic[T], frozen=True):
    """An item and what orders it, as a statement gives it: without the mark."""

    key: Key
    item: T


class Step(Struct, Generic[T], frozen=True):
    """The items of one step in the order of the list, and the keys to go on from, null at its ends."""

    items: list[T]
    next: Key | None
    prev: Key | None
    #: Of each item.
    keys: list[Key]


class Order(Struct, frozen=True):
    """A total order of a list, in SQL: both ways to sort, what lies behind a key each way, and the key itself."""

    forward: str
    backward: str
    after: str
    before: str
    key: str
    #: What the SQL calls the values of a key.
    names: tuple[str, ...]
    #: What `after` and `before` say of the first column alone, for walks along an index of another table.
    edges: tuple[str, str] = ("", "")

    @property
    def reversed(self) -> "Order":
        """The same from its end."""
        return Order(self.backward, self.forward, self.before, self.after, self.key, self.names, self.edges[::-1])

    @property
    def mark(self) -> int:
        """What tells this order from every other, one of an earlier version of the service among them."""
        return _mark(self)

    def place(self, key: Key) -> Key:
        """A key as it is given out."""
        return [self.mark, *key]

    def fragments(self, way: Way) -> dict[str, str]:
        """The parts of a statement that a step decides."""
        behind = self.before if way.back else self.after
        return {
            "order": self.backward if way.back else self.forward,
            "key": self.key,
            "after": "" if way.starts else behind,
            "edge": "" if way.starts else self.edges[way.back],
        }


@lru_cache(maxsize=64)
def _mark(order: Order) -> int:
    said = "\0".join((order.forward, order.after, order.key, *order.names))
    return int.from_bytes(blake2b(said.encode(), digest_size=MARK_SIZE).digest())


def bound(order: Order, walk: Walk) -> dict[str, Any]:
    """The values of a key, by the names that the order's SQL gives them. Raises Outdated for one of another order."""
    if walk.key is None:
        return {}
    if walk.key[:1] != [order.mark] or len(walk.key) != 1 + len(order.names):
        raise Outdated("the list is ordered otherwise now")
    return dict(zip(order.names, walk.key[1:], strict=True))


def day(value: date | None) -> str | None:
    """A day as the statements take it: the driver would make infinities of the first and the last."""
    return None if value is None else value.isoformat()


def step(rows: list[Keyed[T]], walk: Walk, order: Order, *, met: int | None = None) -> Step[T]:
    """What a step found, from its rows in the order in which it walked; it met more where an answer cannot hold all."""
    kept = rows[: walk.limit]
    more = len(kept) < (len(rows) if met is None else met)
    if walk.back:
        kept.reverse()
    mark = order.mark  # once for all: to look it up takes longer than to put it in
    keys = [[mark, *row.key] for row in kept]
    first, last = (keys[0], keys[-1]) if keys else (None, None)
    came = walk.key is not None
    return Step(
        items=[row.item for row in kept],
        next=last if (more or walk.back) else None,
        prev=first if (more if walk.back else came) else None,
        keys=keys,
    )

"""Answers remembered as the bytes that were sent: of one state of the corpus, as many as there is room for."""

from collections import OrderedDict
from typing import Any

from msgspec import Struct, field

from service.db.corpus import Snapshot

Headers = tuple[tuple[bytes, bytes], ...]
#: A request as it was written: method, path, query, and the headers that decide what is answered.
Way = tuple[Any, ...]

#: Of the room: what one answer may take at most, so that none drives out all others.
LARGEST = 1 / 16
#: Ways to write a request that are remembered of one answer; whoever makes up more drives out his own.
MOST_WAYS = 16
#: Bytes that Python needs for an answer, and for a way to write its request, beside what they hold; rather too many.
ANSWER_COST, WAY_COST = 2_000, 500


class Answer(Struct, frozen=True):
    """A whole answer, without what is said anew to each caller."""

    status: int
    headers: Headers
    body: bytes
    #: The route that gave it.
    route: str

    @property
    def size(self) -> int:
        """Bytes that it takes to remember it."""
        return ANSWER_COST + len(self.body) + sum(len(name) + len(value) for name, value in self.headers)


class Held(Struct):
    """An answer in the memory, and the ways to write its request that lead to it, the oldest first."""

    name: str
    answer: Answer
    ways: list[Way] = field(default_factory=list)


class Memory:
    """Finds answers by their names, and faster by the ways in which their requests were written.

    Invariants: all of them are of one state of the corpus, which is the newest that anybody has named;
    together they take no more than the room that there is; who was not asked for longest goes first.
    """

    def __init__(self, room: int) -> None:
        self.size = 0
        self._room = room
        self._state: Snapshot | None = None
        self._held: OrderedDict[str, Held] = OrderedDict()
        self._ways: dict[Way, Held] = {}

    def __len__(self) -> int:
        """How many answers there are."""
        return len(self._held)

    def recall(self, state: Snapshot, way: Way) -> Answer | None:
        """The answer to a request that is written in a way that was met before, under the state that is known now."""
        if state is not self._state:
            self._turn_to(state)
        held = self._ways.get(way)
        if held is None:
            return None
        self._held.move_to_end(held.name)
        return held.answer

    def find(self, state: Snapshot, name: str, way: Way) -> Answer | None:
        """The answer of a name, if there is one; from then on it is found by the way too."""
        self._turn_to(state)
        held = self._held.get(name)
        if held is None:
            return None
        self._held.move_to_end(name)
        self._lead(way, held)
        return held.answer

    def keep(self, state: Snapshot, name: str, way: Way, answer: Answer) -> None:
        """Remember an answer that was given under the state that is known now, unless it takes too much."""
        self._turn_to(state)
        self._forget(name)
        size = answer.size
        if self._room * LARGEST < size:
            return
        self._held[name] = held = Held(name, answer)
        self.size += size
        self._lead(way, held)

    def _turn_to(self, state: Snapshot) -> None:
        """Forget everything where the corpus is another than it was."""
        if state != self._state:
            self._held.clear()
            self._ways.clear()
            self.size = 0
        self._state = state

    def _lead(self, way: Way, held: Held) -> None:
        """Have a way lead to an answer, and make room."""
        before = self._ways.get(way)
        if before is held:
            return
        if before:
            before.ways.remove(way)
            self._leave(way)
        if len(held.ways) == MOST_WAYS:
            self._leave(held.ways.pop(0))
        held.ways.append(way)
        self._ways[way] = held
        self.size += _size(way)
        while self._room < self.size:
            self._forget(next(iter(self._held)))

    def _forget(self, name: str) -> None:
        held = self._held.pop(name, None)
        if held:
            self.size -= held.answer.size
            for way in held.ways:
                self._leave(way)

    def _leave(self, way: Way) -> None:
        del self._ways[way]
        self.size -= _size(way)


def _size(way: Way) -> int:
    """Bytes that it takes to remember a way."""
    method, path, query, *headers = way
    return WAY_COST + len(method) + len(path) + len(query) + sum(len(name) + len(value) for name, value in headers)

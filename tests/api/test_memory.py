"""The memory itself: what it holds, for how long, and in how little room."""

from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from service.api.memory import LARGEST, MOST_WAYS, Answer, Memory, Way
from service.db.corpus import Snapshot

ROOM = 60_000
STATE = Snapshot(UUID(int=1), 1)


def way(name: str, n: int = 0) -> Way:
    """One of the ways to write a request."""
    return ("GET", "/quotes", f"q={name}&n={n}".encode(), (b"accept", b"*/*"))


def answer(body: str, size: int = 1) -> Answer:
    """An answer."""
    return Answer(200, ((b"etag", b'"1"'),), body.encode() * size, "/quotes")


def test_finds_by_way_and_by_name() -> None:
    """A request that is written otherwise is found by its name once, and then by its own way."""
    memory, given = Memory(ROOM), answer("a")
    memory.keep(STATE, "a", way("a"), given)

    assert memory.recall(STATE, way("a")) is given
    assert memory.recall(STATE, way("a", 1)) is None
    assert memory.find(STATE, "a", way("a", 1)) is given
    assert memory.recall(STATE, way("a", 1)) is given
    assert memory.find(STATE, "b", way("b")) is None


def test_another_state_is_the_end_of_all() -> None:
    """A version that rises, or another database; the same state told anew is none."""
    for other in (Snapshot(STATE.id, 2), Snapshot(UUID(int=2), 1)):
        memory = Memory(ROOM)
        memory.keep(STATE, "a", way("a"), answer("a"))
        assert memory.recall(Snapshot(STATE.id, STATE.version), way("a"))

        assert memory.recall(other, way("a")) is None
        assert (len(memory), memory.size) == (0, 0)


def test_who_was_not_asked_for_longest_goes_first() -> None:
    """Whichever way it was asked for."""
    memory = Memory(ROOM)
    for n in range(100):
        memory.keep(STATE, f"{n}", way(f"{n}"), answer("a", 1000))
    first, second, *others = range(100 - len(memory), 100)
    memory.recall(STATE, way(f"{first}"))
    memory.find(STATE, f"{second}", way(f"{second}", 1))

    for n in range(100, 100 + len(others)):
        memory.keep(STATE, f"{n}", way(f"{n}"), answer("a", 1000))

    left = [n for n in range(100) if memory.recall(STATE, way(f"{n}"))]
    assert left[:2] == [first, second]
    assert len(left) <= 3


def test_one_answer_does_not_drive_out_the_others() -> None:
    """Neither by its size nor by the ways in which it is asked for."""
    memory = Memory(ROOM)
    memory.keep(STATE, "a", way("a"), answer("a"))
    memory.keep(STATE, "large", way("large"), answer("x", int(ROOM * LARGEST)))
    for n in range(10 * MOST_WAYS):
        memory.find(STATE, "a", way("a", n))

    assert memory.recall(STATE, way("large")) is None
    assert sum(memory.recall(STATE, way("a", n)) is not None for n in range(10 * MOST_WAYS)) == MOST_WAYS


def test_an_answer_that_is_too_large_does_not_leave_the_one_before() -> None:
    """It would be given in its place."""
    memory = Memory(ROOM)
    memory.keep(STATE, "a", way("a"), answer("a"))

    memory.keep(STATE, "a", way("a"), answer("x", int(ROOM * LARGEST)))

    assert memory.recall(STATE, way("a")) is None


NAMES = st.sampled_from("abcdefghijklmnopqrstuvwxyz")
STEPS = st.lists(
    st.tuples(st.sampled_from(["keep", "find", "recall"]), NAMES, st.integers(0, 40), st.integers(1, 4000)),
    max_size=120,
)


@given(STEPS, st.lists(st.integers(0, 119), max_size=2))
def test_gives_what_it_was_given_and_stays_in_its_room(steps: list[Any], turns: list[int]) -> None:
    """Whatever is asked in whichever order; what is given is always the last answer of that name and state."""
    memory, given, version = Memory(ROOM), dict[str, Answer](), 1
    for n, (step, name, spelling, size) in enumerate(steps):
        if n in turns:
            version, given = version + 1, {}
        state = Snapshot(STATE.id, version)
        if step == "keep":
            given[name] = answer(f"{name}{n}", size // 3 + 1)
            memory.keep(state, name, way(name, spelling), given[name])
        elif step == "find":
            assert memory.find(state, name, way(name, spelling)) in (None, given.get(name))
        else:
            assert memory.recall(state, way(name, spelling)) in (None, given.get(name))
        assert 0 <= memory.size <= ROOM
    assert memory.size >= sum(memory.recall(Snapshot(STATE.id, version), way(name)) is not None for name in given)

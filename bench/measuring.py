"""What is measured over one corpus: the service beside its peers."""

from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack
from itertools import count, repeat
from pathlib import Path
from time import perf_counter

import msgspec
from msgspec import Struct

from bench.contests import BROKEN, TOO_LONG, Contest, Entrants, Try, run
from bench.load import Load, measure
from bench.servers import QUIET, TELLING, Server, fastapi, once, ours, same_bytes
from bench.shapes import SHAPES, SPEAKER, Facts, Shape
from bench.statement import pgbench
from bench.writing import committing

OURS, TOLD, PEER, BARE, SQL = "On Record", "On Record, telling all", "FastAPI", "bare ASGI", "pgbench"
#: Connections of a closed loop: enough to keep every server busy, few enough to queue little.
MANY = 16
#: The share of the peak rate at which an open loop asks, and the connections that it may use.
SHARE, OPEN = 0.7, 64
OK, NOT_MODIFIED = 200, 304


class Plan(Struct, frozen=True):
    """How long and how often."""

    #: Seconds of one try, and of one where a shape is asked one at a time.
    seconds: float
    glance: float
    rounds: int


class Sized(Struct, frozen=True):
    """What was measured over one corpus."""

    quotes: int
    contests: dict[str, Contest]
    #: Bytes that the worker held after everything, and seconds to its first answer.
    memory: int
    ready: float


class Found(Struct, frozen=True):
    """Everything that was measured."""

    #: The smallest corpus first.
    sizes: list[Sized]
    #: By shape, the corpora beside each other.
    growth: dict[str, Contest]
    #: The speed of storing as a share of that of COPY, in each round.
    storing: list[float]
    #: The same of the stream of all quotes beside COPY TO STDOUT.
    export: list[float]


class Field:
    """The servers over one corpus, and how each is asked."""

    def __init__(self, stack: ExitStack, url: str, facts: Facts, folder: Path) -> None:
        self._url, self._facts, self._folder = url, facts, folder
        self._seeds = count()
        hot = next(SPEAKER.requests(facts, "hot"))
        self.quiet = stack.enter_context(ours(OURS, url, QUIET, hot))
        self.told = stack.enter_context(ours(TOLD, url, TELLING, hot))
        self.peer = stack.enter_context(fastapi(url, hot))
        self._hot = hot
        self._same = stack.enter_context(same_bytes("same", once(self.quiet.port, hot), folder))
        unchanged = once(self.quiet.port, self._again())
        self._unchanged = stack.enter_context(same_bytes("unchanged", unchanged, folder))

    def check(self) -> None:
        """Refuse to compare servers that do not say the same."""
        for shape in SHAPES:
            request = next(shape.requests(self._facts, "check"))
            answers = [once(one.port, request) for one in (self.quiet, *([self.peer] if shape.shared else []))]
            items = [msgspec.json.decode(one.body).get("items") for one in answers]
            if any(one.status not in expected(shape) for one in answers) or (shape.quotes and items[0] != items[-1]):
                raise RuntimeError(f"the servers do not agree on {shape.name}: {request!r}")

    def beside(self, load: Load) -> dict[str, Entrants]:
        """The service beside its peers: on the default form cold, hot and unchanged; on every other list cold."""
        lists = {
            f"cold: {shape.name}": {OURS: self._cold(self.quiet, shape, load), PEER: self._cold(self.peer, shape, load)}
            for shape in SHAPES
            if shape.shared and shape is not SPEAKER
        }
        cold = {
            OURS: self._cold(self.quiet, SPEAKER, load),
            TOLD: self._cold(self.told, SPEAKER, load),
            PEER: self._cold(self.peer, SPEAKER, load),
            SQL: lambda: Try(pgbench(self._url, load, self._folder)),
        }
        hot = {OURS: self.quiet, TOLD: self.told, PEER: self.peer, BARE: self._same}
        again = {OURS: self.quiet, TOLD: self.told, BARE: self._unchanged}
        return {
            "cold": cold,
            "hot": {name: asked(server, lambda: repeat(self._hot), load) for name, server in hot.items()},
            "hot, a commit a second": {OURS: lambda: self._changing(load)},
            "304": {
                name: asked(server, lambda: repeat(self._again()), load, statuses={NOT_MODIFIED})
                for name, server in again.items()
            },
            **lists,
        }

    def steady(self, seconds: float, peak: float) -> dict[str, Entrants]:
        """The default form, asked at a rate that can be kept up."""
        return {"steady": {OURS: self._cold(self.quiet, SPEAKER, Load(OPEN, seconds, rate=SHARE * peak))}}

    def _cold(self, server: Server, shape: Shape, load: Load) -> Callable[[], Try]:
        statuses = (OK, BROKEN) if server is self.peer else (OK,)  # its callers wait for a connection, and not for ever
        return asked(server, lambda: shape.requests(self._facts, f"{next(self._seeds)}"), load, statuses=statuses)

    def _again(self) -> bytes:
        """The hot request of somebody who has the answer as it is now."""
        tag = dict(once(self.quiet.port, self._hot).headers)[b"etag"]
        return self._hot.replace(b"\r\n\r\n", b"\r\nIf-None-Match: " + tag + b"\r\n\r\n")

    def _changing(self, load: Load) -> Try:
        """The same request again and again, while the corpus changes once a second."""
        with committing(self._url):
            return asked(self.quiet, lambda: repeat(self._hot), load)()


def expected(shape: Shape) -> Collection[int]:
    """The statuses that answers may have: what reads all that it finds may be ended by the limit on its time."""
    return {OK} if shape.flat else {OK, TOO_LONG}


def asked(
    server: Server, requests: Callable[[], Iterator[bytes]], load: Load, *, statuses: Collection[int] = (OK,)
) -> Callable[[], Try]:
    """A try: a server is asked, and must give no other statuses than these."""

    def trying() -> Try:
        before, began = server.busy, perf_counter()
        measured = measure(server.port, requests(), load)
        if not measured.statuses or not measured.statuses.keys() <= set(statuses):
            raise RuntimeError(f"{server.name} answered {measured.statuses}, not {sorted(statuses)} alone")
        return Try(measured, (server.busy - before) / (perf_counter() - began))

    return trying


def measure_corpus(url: str, facts: Facts, plan: Plan, folder: Path, tell: Callable[[str], None]) -> Sized:
    """The service beside its peers over one corpus."""
    with ExitStack() as stack:
        field = Field(stack, url, facts, folder)
        field.check()
        found = run(field.beside(Load(MANY, plan.seconds)), plan.rounds, tell)
        found |= run(field.steady(plan.seconds, found["cold"].rate(OURS)), plan.rounds, tell)
        return Sized(facts.corpus.quotes, found, field.quiet.memory, field.quiet.ready)

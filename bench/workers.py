"""Two workers beside one: `python -m bench.workers`, over a corpus of ten thousand quotes.

The load generator is a process of its own and takes what it needs of the same cores; where there are no others, the
rates cannot show how two workers scale. What then can be seen is what an answer costs: two workers that shared a lock, or
a row, would need more of the processors for each answer than one does, or leave them idle.
"""

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count, repeat
from pathlib import Path

from bench.contests import run
from bench.databases import filled, server
from bench.facts import facts
from bench.load import Load
from bench.measuring import MANY, asked
from bench.servers import QUIET, ours
from bench.shapes import SPEAKER
from bench.stories import Corpus

HOME = Path(__file__).parents[1]
QUOTES, ROUNDS, SECONDS = 10_000, 5, 2.0
ONE, TWO = "one worker", "two workers"


def main(url: str) -> None:
    """Measure, and print a table."""
    known = asyncio.run(facts(url, Corpus(QUOTES)))
    hot, seeds, load = next(SPEAKER.requests(known, "hot")), count(), Load(MANY, SECONDS)

    def cold() -> Iterator[bytes]:
        return SPEAKER.requests(known, f"workers {next(seeds)}")

    with ExitStack() as stack:
        servers = {
            name: stack.enter_context(ours(name, url, QUIET | {"ONRECORD_WORKERS": f"{workers}"}, hot))
            for name, workers in ((ONE, 1), (TWO, 2))
        }
        contests = {
            "cold": {name: asked(one, cold, load) for name, one in servers.items()},
            "hot": {name: asked(one, lambda: repeat(hot), load) for name, one in servers.items()},
        }
        found = run(contests, ROUNDS, print)
    print(f"{'answers/s':>28} {'busy':>6} {'µs of CPU':>10}")
    for name, contest in found.items():
        for entrant in contest.tries:
            busy, cost = contest.busy(entrant) or 0, contest.cost(entrant) or 0
            print(f"{name:5} {entrant:12} {contest.rate(entrant):9,.0f} {busy:6.2f} {cost * 1e6:10.0f}")
        print(f"{name:5} two to one {contest.times(TWO, ONE):11.2f}")


if __name__ == "__main__":
    with server(HOME / "data" / "bench") as server_url:
        main(asyncio.run(filled(server_url, QUOTES, processes=1)))

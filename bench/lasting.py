"""Whether a worker grows with what it has answered: `python -m bench.lasting --requests 1000000`.

Of twenty requests one is cold, each of another shape; the others ask again for what was asked a moment ago.
"""

import argparse
import asyncio
from collections.abc import Iterator
from itertools import chain, cycle, repeat
from pathlib import Path

from bench.databases import filled, server
from bench.facts import facts
from bench.load import Load, measure
from bench.servers import TELLING, ours
from bench.shapes import SHAPES, SPEAKER, Facts
from bench.stories import Corpus
from bench.targets import MEGABYTE

HOME = Path(__file__).parents[1]
QUOTES = 10_000
#: Of so many requests, one is new.
AGAIN = 20
#: Seconds between two looks.
LOAD = Load(16, 5.0)
OK = 200


def main(url: str, requests: int) -> None:
    """Ask, and print what the worker holds on the way."""
    known = asyncio.run(facts(url, Corpus(QUOTES)))
    with ours("On Record", url, TELLING, next(SPEAKER.requests(known, "start"))) as one:
        asking, answered, held = _mixed(known), 0, []
        while answered < requests:
            measured = measure(one.port, asking, LOAD)
            if set(measured.statuses) != {OK}:
                raise RuntimeError(f"answered {measured.statuses}")
            answered += measured.answers
            held.append(one.memory / MEGABYTE)
            print(f"{answered:12,} answers {held[-1]:8.1f} MB")
        half = held[len(held) // 2]
        print(f"the second half of them added {held[-1] - half:.1f} MB")


def _mixed(known: Facts) -> Iterator[bytes]:
    shapes = cycle([shape.requests(known, "lasting") for shape in SHAPES])
    return chain.from_iterable(repeat(next(requests), AGAIN) for requests in shapes)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.lasting", description=__doc__)
    parser.add_argument("--requests", type=int, default=1_000_000)
    with server(HOME / "data" / "bench") as server_url:
        main(asyncio.run(filled(server_url, QUOTES, processes=1)), parser.parse_args().requests)

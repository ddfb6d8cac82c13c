"""Two processes that read articles beside one: `python -m bench.extracting`, over the seed corpus."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

import psutil

from service.errors import ArticleError
from service.intake.processes import Readers, readers
from service.load.feeds import read_feeds
from service.model.document import Document

SEEDS = Path(__file__).parents[1] / "seeds"
ROUNDS = 3


async def main() -> None:
    """Measure, and print both."""
    documents = [one for one in read_feeds([SEEDS]) if isinstance(one, Document)]
    with readers(1) as one, readers(2) as two:
        took: dict[int, list[float]] = {1: [], 2: []}
        cost: dict[int, list[float]] = {1: [], 2: []}
        for pool in (one, two):
            await _read(pool, documents)  # they start, and load what they read with
        for _ in range(ROUNDS):
            for processes, pool in ((1, one), (2, two)):
                before, began = _spent(), perf_counter()
                await _read(pool, documents)
                took[processes].append(perf_counter() - began)
                cost[processes].append(_spent() - before)
    for processes, seconds in took.items():
        rate, each = len(documents) / median(seconds), median(cost[processes]) / len(documents)
        print(f"{processes} reading {rate:8.2f} articles/s {each * 1000:8.0f} ms of CPU an article")
    print(f"two to one {median(a / b for a, b in zip(took[1], took[2], strict=True)):6.2f}")


async def _read(pool: Readers, documents: Sequence[Document]) -> None:
    for made in await asyncio.gather(*map(pool.read, documents)):
        if isinstance(made, ArticleError):
            raise made


def _spent() -> float:
    """Seconds of processors that the processes below this one have used."""
    times = [one.cpu_times() for one in psutil.Process().children(recursive=True)]
    return sum(one.user + one.system for one in times)


if __name__ == "__main__":
    asyncio.run(main())

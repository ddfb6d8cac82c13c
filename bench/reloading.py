"""What it costs to load again what is on record as it is: `python -m bench.reloading --articles 2000`.

Beside it stands the least that it could cost: to read the same files and hash them.
"""

import argparse
import asyncio
import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import process_time

from msgspec.structs import replace

from bench.databases import at, server
from bench.printing import ENGINE, article
from bench.stories import STATEMENTS, Corpus
from bench.writing import empty
from service.db import ledger
from service.db.pool import Connection
from service.intake import register
from service.intake.identity import load_id
from service.intake.store import Item, store
from service.load.feeds import read_feeds
from service.load.run import run_load
from service.model.document import Document

HOME = Path(__file__).parents[1]
ROUNDS, BATCH = 5, 100
NAME = "bench_reloaded"


def main(url: str, articles: int) -> None:
    """Measure, and print both."""
    corpus = Corpus(articles * STATEMENTS)
    items = [article(corpus, number) for number in range(articles)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, item in enumerate(items):
            (folder / f"{number:06}.txt").write_bytes(item.document.body)
        least, took = asyncio.run(_measured(url, items, folder))
    each = 1_000_000 / articles
    print(f"to read and hash {median(least) * each:9.0f} µs an article")
    print(f"to load again    {median(took) * each:9.0f} µs, the database's part not counted")


async def _measured(url: str, items: Sequence[Item], folder: Path) -> tuple[list[float], list[float]]:
    """Seconds that reading and hashing take, and those that a load takes, in turn."""
    least, took = [], []
    async with empty(url, NAME) as db:
        await _store(db, items, folder)
        for _ in range(ROUNDS):
            began = process_time()
            _hash(folder)
            least.append(process_time() - began)
            began = process_time()
            report = await run_load([folder], url=at(url, NAME), processes=1)
            took.append(process_time() - began)
            if report.unchanged != len(items):
                raise RuntimeError(f"only {report.unchanged} of {len(items)} are unchanged")
    return least, took


async def _store(db: Connection, items: Sequence[Item], folder: Path) -> None:
    """Have the reports on record as if they had been loaded from the folder."""
    await register.sync(db)
    load = await ledger.start(db, load_id(), engine=ENGINE, paths=[str(folder)])
    documents = [one for one in read_feeds([folder]) if isinstance(one, Document)]
    loaded = [replace(item, document=document) for item, document in zip(items, documents, strict=True)]
    for start in range(0, len(loaded), BATCH):
        await store(db, loaded[start : start + BATCH], load=load)
    await ledger.end(db, load, state="done")


def _hash(folder: Path) -> None:
    for file in sorted(folder.iterdir()):
        hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.reloading", description=__doc__)
    parser.add_argument("--articles", type=int, default=2_000)
    options = parser.parse_args()
    with server(HOME / "data" / "bench") as server_url:
        main(server_url, options.articles)

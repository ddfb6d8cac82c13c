"""`python -m bench`: corpora, servers, measurements, report; with `--quick`, two minutes and a verdict."""

import argparse
import asyncio
import os
import sys
import tempfile
from functools import partial
from pathlib import Path

from bench import report
from bench.databases import filled, server, sizes
from bench.exporting import export_beside_copy
from bench.facts import facts
from bench.growth import measure_growth
from bench.machine import description
from bench.measuring import Found, Plan, measure_corpus
from bench.shapes import Facts
from bench.stories import Corpus
from bench.targets import State, judged
from bench.writing import storing_beside_copy
from service.db.pool import close, connect

HOME = Path(__file__).parents[1]
ALL = (10_000, 100_000, 1_000_000, 10_000_000)
#: Quotes of the largest corpus that is exported whole; a larger one takes as long for each.
MOST_EXPORTED = 1_000_000
FULL, QUICK = Plan(seconds=3.0, glance=2.0, rounds=5), Plan(seconds=1.0, glance=0.4, rounds=2)


def main() -> int:
    """Measure; with `--quick`, fail where a target is missed."""
    options = _options()
    plan = QUICK if options.quick else FULL
    with server(options.data) as url, tempfile.TemporaryDirectory() as folder:
        machine = description(asyncio.run(_version(url)))
        corpora = [_corpus(url, quotes, options.processes) for quotes in _sizes(options, url)]
        sizes = [
            measure_corpus(at, known, plan, Path(folder), partial(tell, f"{known.corpus.quotes:,} quotes:"))
            for at, known in corpora
        ]
        growth = measure_growth(corpora, plan, partial(tell, "all corpora:"))
        exported = [one for one in corpora if one[1].corpus.quotes <= (ALL[0] if options.quick else MOST_EXPORTED)]
        found = Found(
            sizes,
            growth,
            storing_beside_copy(url, plan.rounds),
            export_beside_copy(*(exported or corpora)[-1], plan.rounds),
        )
    verdicts = judged(found)
    report.write(options.out, machine, found, verdicts)
    print("\n".join(report.told(verdicts)))
    tell(f"written to {options.out}")
    return 1 if options.quick and any(one.state is State.MISSED for one in verdicts) else 0


def _corpus(url: str, quotes: int, processes: int) -> tuple[str, Facts]:
    """A filled database, and what is asked of it."""
    tell(f"{quotes:,} quotes: the database …")
    address = asyncio.run(filled(url, quotes, processes=processes))
    return address, asyncio.run(facts(address, Corpus(quotes)))


def tell(*what: str) -> None:
    """Say how far it is."""
    print(*what, file=sys.stderr, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two minutes; exit status 1 where a target is missed")
    parser.add_argument("--sizes", type=int, nargs="+", help="quotes of each corpus; by default, those of the issue")
    parser.add_argument("--data", type=Path, default=HOME / "data" / "bench", help="where the databases are kept")
    parser.add_argument("--out", type=Path, default=HOME / "build" / "bench", help="where the report goes")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="processes that make a corpus")
    return parser.parse_args()


def _sizes(options: argparse.Namespace, url: str) -> list[int]:
    """The corpora to measure: a quick look takes the smallest, and the largest that is there already."""
    if options.sizes:
        return sorted(options.sizes)
    if not options.quick:
        return list(ALL)
    return sorted({ALL[0], max([ALL[0], *asyncio.run(sizes(url))])})


async def _version(url: str) -> str:
    db = await connect(url)
    try:
        version: str = await db.fetchval("SHOW server_version")
    finally:
        await close(db)
    return version


if __name__ == "__main__":
    sys.exit(main())

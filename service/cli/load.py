"""`onrecord load`: read articles from files and folders, and say what became of them."""

import argparse
import asyncio
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from service.cli import REFUSED
from service.cli.database import migrated
from service.cli.output import note, plain, say
from service.load.report import Report, Tally, as_json, render
from service.load.run import Progress, run_load
from service.settings import Settings

#: Seconds between two lines about a load that goes on, where there is no terminal to draw a bar on.
LINE_EVERY = 5


def load(settings: Settings, options: argparse.Namespace) -> int:
    """Load, and print the report."""
    with migrated(settings, join=True) as url, progress(shown=not options.no_progress) as tell:
        report = load_into(url, options.paths, settings, dry_run=options.dry_run, tell=tell)
    say(as_json(report) if options.json else plain(render(report)))
    return REFUSED if report.refused and not options.tolerant else 0


def load_into(
    url: str, paths: Sequence[Path], settings: Settings, *, dry_run: bool = False, tell: Progress | None = None
) -> Report:
    """One load, run to its end."""
    return asyncio.run(run_load(paths, url=url, processes=settings.extractors, dry_run=dry_run, progress=tell))


@contextmanager
def progress(*, shown: bool) -> Iterator[Callable[[Tally], None] | None]:
    """What to call with the report so far: it moves a bar on a terminal, and writes a line now and then elsewhere."""
    if not shown:
        yield None
    elif not sys.stderr.isatty():
        yield _lines()
    else:
        from tqdm import tqdm  # noqa: PLC0415 - only a terminal shows it

        with tqdm(unit=" documents", leave=False) as bar:

            def move(report: Tally) -> None:
                bar.total = report.total
                bar.update(report.read - bar.n)
                bar.set_postfix(report.so_far())

            yield move


def _lines() -> Callable[[Tally], None]:
    last = time.monotonic()

    def line(report: Tally) -> None:
        nonlocal last
        if time.monotonic() - last >= LINE_EVERY:
            last = time.monotonic()
            of = "" if report.total is None else f" of {report.total:,}"
            counts = ", ".join(f"{name} {count:,}" for name, count in report.so_far().items())
            note(f"read {report.read:,}{of}, {counts} so far")

    return line

"""`onrecord reextract`: read the corpus on record again with this engine, and say what changed."""

import argparse
import asyncio

from service.cli import REFUSED
from service.cli.database import migrated
from service.cli.load import progress
from service.cli.output import plain, say
from service.load.reextract import run_reextract
from service.load.report import as_json, render_reextraction
from service.settings import Settings


def reextract(settings: Settings, options: argparse.Namespace) -> int:
    """Read again, and print the report."""
    with migrated(settings, join=True) as url, progress(shown=not options.no_progress) as tell:
        report = asyncio.run(
            run_reextract(
                url=url,
                processes=settings.extractors,
                listed=options.changes,
                only=options.only,
                dry_run=options.dry_run,
                progress=tell,
            )
        )
    say(as_json(report) if options.json else plain(render_reextraction(report)))
    return REFUSED if report.refused and not options.tolerant else 0

"""`onrecord withdraw`: take articles, quotes and raw documents out for good, once somebody has said yes."""

import argparse
import asyncio
import sys

from service.cli import COULD_NOT_RUN
from service.cli.database import migrated
from service.cli.output import note, plain, say
from service.intake.withdrawing import Withdrawn
from service.intake.withdrawing import withdraw as take_out
from service.settings import Settings

#: What is to be typed.
YES = "withdraw"


def withdraw(settings: Settings, options: argparse.Namespace) -> int:
    """Show what would go, ask, and take it out."""
    with migrated(settings, join=True) as url:
        would = asyncio.run(_run(url, options, dry_run=True))
        say(*map(plain, _lines(would, "would go" if options.dry_run or not options.yes else "goes")))
        if options.dry_run:
            return 0
        if not options.yes and not _agreed():
            note("nothing was withdrawn")
            return COULD_NOT_RUN
        done = asyncio.run(_run(url, options, dry_run=False))
    say(f"withdrawn for good: {_counted(done)}")
    return 0


async def _run(url: str, options: argparse.Namespace, *, dry_run: bool) -> Withdrawn:
    return await take_out(url, options.names, reason=options.reason, replaced_by=options.replaced_by, dry_run=dry_run)


def _agreed() -> bool:
    """Whether somebody at a terminal says yes; where nobody is, `--yes` says it."""
    if not sys.stdin.isatty():
        note("nobody is there to be asked: --yes withdraws without asking")
        return False
    note(f"It cannot be undone. Type {YES} to go on:")
    return sys.stdin.readline().strip() == YES


def _lines(found: Withdrawn, goes: str) -> list[str]:
    lines = []
    for one in found.articles:
        lines.append(f"article {one.id} {goes}: {one.title or 'without a title'} ({one.quotes:,} quotes)")
        lines += [f"  raw document {location}" for location in one.locations]
    lines += [
        f"quote {one.id} {goes}, from article {one.article}: {one.title or 'without a title'}" for one in found.quotes
    ]
    lines += [f"actor {id} {goes}: nothing else on record names it" for id in found.actors]
    return lines


def _counted(found: Withdrawn) -> str:
    quotes = len(found.quotes) + sum(one.quotes for one in found.articles)
    return f"{len(found.articles):,} articles, {quotes:,} quotes, {len(found.actors):,} actors"

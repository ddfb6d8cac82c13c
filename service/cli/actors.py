"""`onrecord actors`: decide who is one actor, and who is not; later loads keep to it."""

import argparse
import asyncio

from service.cli.database import migrated
from service.cli.output import say
from service.intake.deciding import merge, split
from service.settings import Settings


def actors(settings: Settings, options: argparse.Namespace) -> int:
    """Merge or split, and say how many reports that concerned."""
    with migrated(settings, join=True) as url:
        if options.decision == "merge":
            moved = asyncio.run(merge(url, options.id, options.into))
            say(f"{options.id} is {options.into} now, in {_reports(moved)}")
        else:
            moved = asyncio.run(split(url, options.id, options.off, options.articles))
            say(f"{_reports(moved)} of {options.id} are {options.off}'s now")
    return 0


def _reports(n: int) -> str:
    return "1 report" if n == 1 else f"{n} reports"

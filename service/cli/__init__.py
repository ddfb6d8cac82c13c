"""The `onrecord` command: what it takes; each command lives in a module that is loaded when it is called for."""

import argparse
import os
import signal
import sys
from collections.abc import Callable, Sequence
from importlib import import_module, metadata
from pathlib import Path
from types import FrameType
from typing import NoReturn

from service.errors import ServiceError
from service.log import configure
from service.settings import MOST_REQUESTS, load_settings

#: Exit statuses besides 0.
REFUSED, COULD_NOT_RUN, INTERRUPTED = 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. 0: all well; 1: something was refused; 2: it could not run."""
    options = parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, _interrupt)
    signal.signal(signal.SIGHUP, _interrupt)
    try:
        settings = load_settings(os.environ)
        configure(settings.log)
        status: int = getattr(import_module(options.module), options.command)(settings, options)
    except ServiceError as error:
        return _complain(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # an operator gets a sentence; the traceback is one variable away
        if settings.log == "debug":
            raise
        return _complain(f"{type(error).__name__}: {error} (ONRECORD_LOG=debug shows where)")
    return status


def parser() -> argparse.ArgumentParser:
    """What the command line takes."""
    top = argparse.ArgumentParser(
        prog="onrecord",
        description="Who said what, when, to whom, in which report.",
        epilog="Settings come from the environment (ONRECORD_DATABASE_URL, ONRECORD_PORT, …); the README lists them. "
        "Exit status: 0 all well, 1 something was refused, 2 it could not run.",
    )
    top.add_argument("--version", action="version", version=f"onrecord {metadata.version('onrecord')}")
    commands = top.add_subparsers(title="commands", dest="command", metavar="COMMAND", required=True)
    add = _adder(commands)
    add("up", "service.cli.serve", "start everything: a database unless one is given, its schema, the seeds, the API")
    add("serve", "service.cli.serve", "answer requests")
    add("migrate", "service.cli.database", "bring the database to the newest schema")
    load = add("load", "service.cli.load", "read articles from files and folders")
    load.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="a file, or a folder with all that is in it")
    _reporting(load, "a load")
    again = add(
        "reextract", "service.cli.reextract", "read again, from the database, what another version of the engine read"
    )
    again.add_argument("--only", metavar="ARTICLE_ID", nargs="+", default=(), help="read these articles alone")
    again.add_argument(
        "--changes",
        metavar="N",
        type=_number,
        default=1000,
        help="name at most so many of the quotes that were added, lost and changed, of each (default 1000)",
    )
    _reporting(again, "a reextract")
    _add_actors(add("actors", "service.cli.actors", "decide who is one actor, and who is not"))
    _add_keys(add("keys", "service.cli.keys", "make, list and end the keys of callers"))
    _add_withdraw(add("withdraw", "service.cli.withdraw", "take articles, quotes and raw documents out for good"))
    extract = add("extract", "service.cli.extract", "find the quotes in texts; nothing is stored")
    form = extract.add_mutually_exclusive_group(required=True)
    form.add_argument("--jsonl", action="store_true", help='lines of {"id", "text"}, answered in kind')
    form.add_argument("--show", action="store_true", help="the articles of a .txt or .jsonl file, with marks in them")
    form.add_argument("--html", action="store_true", help="the same as one HTML page, on standard output")
    extract.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="colour for --show; NO_COLOR is honoured"
    )
    extract.add_argument("file", metavar="FILE", nargs="?", type=Path, help="with --jsonl standard input if absent")
    add("openapi", "service.cli.openapi", "print the OpenAPI document of the API")
    return top


def _reporting(command: argparse.ArgumentParser, what: str) -> None:
    command.add_argument("--json", action="store_true", help="print the report as JSON")
    command.add_argument("--dry-run", action="store_true", help=f"write nothing; report what {what} would do")
    command.add_argument("--no-progress", action="store_true", help="show no progress")
    command.add_argument("--tolerant", action="store_true", help="exit 0 although documents were refused")


def _number(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"not a whole number: {text}")
    return int(text)


def _rate(text: str) -> int:
    rate = _number(text)
    if rate > MOST_REQUESTS:
        raise argparse.ArgumentTypeError(f"more than {MOST_REQUESTS}: {text}")
    return rate


def _adder(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> Callable[[str, str, str], argparse.ArgumentParser]:
    def add(name: str, module: str, purpose: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=purpose, description=purpose[0].upper() + purpose[1:] + ".")
        command.set_defaults(module=module)
        return command

    return add


def _add_actors(actors: argparse.ArgumentParser) -> None:
    decisions = actors.add_subparsers(title="decisions", dest="decision", metavar="DECISION", required=True)
    merge = decisions.add_parser("merge", help="two ids are one actor's: the first leads to the second from now on")
    merge.add_argument("id", metavar="ID", help="the actor that is to be no more")
    merge.add_argument("into", metavar="INTO-ID", help="the actor that it is")
    split = decisions.add_parser("split", help="some reports mean somebody else; without any, a merge is undone")
    split.add_argument("id", metavar="ID", help="the actor that the reports were taken to mean")
    split.add_argument("off", metavar="OFF-ID", help="the actor that they mean; a new one where nobody has the id")
    split.add_argument("articles", metavar="ARTICLE", nargs="*", help="the id of a report")


def _add_keys(keys: argparse.ArgumentParser) -> None:
    deeds = keys.add_subparsers(title="deeds", dest="deed", metavar="DEED", required=True)
    create = deeds.add_parser("create", help="make a key, which is shown once")
    create.add_argument("name", metavar="NAME", help="whose it is, or what for")
    create.add_argument("--scope", action="append", choices=("read", "write"), help="what it is for (default: read)")
    create.add_argument("--days", type=_number, metavar="N", help="for how long it is good (default: until revoked)")
    create.add_argument(
        "--rate",
        type=_rate,
        metavar="N",
        help="requests that may be made with it within a minute, 0 for any number (default: ONRECORD_RATE_LIMIT_KEY)",
    )
    deeds.add_parser("list", help="all keys, without what is secret of them")
    deeds.add_parser("revoke", help="end a key").add_argument("id", metavar="ID", help="the id of a key")


def _add_withdraw(withdraw: argparse.ArgumentParser) -> None:
    withdraw.add_argument(
        "names",
        metavar="NAME",
        nargs="+",
        help="the id of an article, which goes with its raw documents; the id of a quote, whose article stays; "
        "the path of a raw document as it was loaded, or sha256: and its hash",
    )
    withdraw.add_argument("--reason", required=True, help="why; the reports of loads that meet it again say so")
    withdraw.add_argument("--replaced-by", metavar="ID", help="the article or quote that stands in its place")
    withdraw.add_argument("--dry-run", action="store_true", help="show what would go, and leave it")
    withdraw.add_argument("--yes", action="store_true", help="do not ask")


def _complain(message: str) -> int:
    print(f"onrecord: {message}", file=sys.stderr)  # noqa: T201 - what a command says
    return COULD_NOT_RUN


def _interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt

"""The statement that answers `/quotes?speaker=`, run by pgbench alone: what is left when nothing is made of its rows."""

import asyncio
import importlib.util
import re
import subprocess
from collections.abc import Sequence
from math import nan
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bench import invent
from bench.load import Load, Measured
from bench.shapes import SPEAKERS
from service.api import naming
from service.db import quotes
from service.db.choosing import Choice
from service.db.embedded import PACKAGE, PROGRAMS
from service.db.paging import Walk
from service.model.wanted import QuoteFilter

PAGE = 20
_PLACE = re.compile(r"\$(\d+)")
#: What pgbench would take for a variable, which stands in texts alone.
_COLON = re.compile(r"(?<!:):(?=[A-Za-z_])")
_RATE = re.compile(r"^tps = ([\d.]+)", re.MULTILINE)
_DONE = re.compile(r"^number of transactions actually processed: (\d+)", re.MULTILINE)


class Heard(Exception):
    """What the service would have asked the database."""


class Listener:
    """A connection that asks nobody: it tells what it was to ask."""

    async def fetchrow(self, text: str, *values: Any) -> None:
        """Tell."""
        raise Heard(text, values)


async def asked(name: str) -> tuple[str, Sequence[Any]]:
    """The statement for the quotes of a speaker, and its values."""
    try:
        await quotes.find(Listener(), QuoteFilter(), Walk(PAGE), by=Choice(naming.asked([name])))  # type: ignore[arg-type]
    except Heard as heard:
        text, values = heard.args
        return text, values
    raise AssertionError("the service asked nothing")


def pgbench(url: str, load: Load, folder: Path) -> Measured:
    """The statement prepared and run for one name as often as the load says."""
    text, values = asyncio.run(asked(invent.person(SPEAKERS[0])))
    script = folder / "statement.sql"
    script.write_text(_bound(text, values) + ";\n")
    variables = [f"--define=v{at}={_literal(one)}" for at, one in enumerate(values, 1) if one is not None]
    return _ran(url, load, [f"--file={script}", *variables])


def _ran(url: str, load: Load, options: Sequence[str]) -> Measured:
    parts = urlsplit(url)
    where = parse_qs(parts.query)
    command = [
        *(str(_program()), "--protocol=prepared", "--no-vacuum", f"--client={load.connections}", "--jobs=1"),
        *(f"--time={max(1, round(load.seconds))}", f"--host={where['host'][0]}", f"--port={where['port'][0]}"),
        *(f"--username={parts.username}", *options, parts.path[1:]),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    rate, count = _RATE.search(done.stdout), _DONE.search(done.stdout)
    if done.returncode or not rate or not count:
        raise RuntimeError(f"pgbench failed: {done.stderr[-500:]}")
    return Measured(float(rate[1]), load.connections / float(rate[1]), nan, int(count[1]), 0, {200: int(count[1])})


def _bound(text: str, values: Sequence[Any]) -> str:
    """A statement with its places turned into variables, which cannot be null."""
    whole = _COLON.sub(":' || '", text)
    return _PLACE.sub(lambda place: "NULL" if values[int(place[1]) - 1] is None else f":v{place[1]}", whole)


def _literal(value: Any) -> str:
    """A value as the server reads it."""
    if not isinstance(value, list):
        return str(value)
    return "{" + ",".join(_element(one) for one in value) + "}"


def _element(value: Any) -> str:
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _program() -> Path:
    package = importlib.util.find_spec(PACKAGE)
    if package is None or package.origin is None:
        raise RuntimeError("there is no embedded database in this installation, and pgbench comes with it")
    return Path(package.origin).parent / PROGRAMS / "pgbench"

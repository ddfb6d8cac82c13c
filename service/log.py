"""Log lines: JSON for machines, plain text on a terminal, each with what is bound to the request or load at hand."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import lru_cache
from time import time
from typing import Any, TextIO

import msgspec

BOUND: ContextVar[dict[str, Any]] = ContextVar("bound", default={})  # noqa: B039 - replaced, never changed

ROOT = logging.getLogger()
ENCODER = msgspec.json.Encoder(enc_hook=str)
#: Loggers that tell of each step; what they do is said by who calls them.
TALKATIVE = ("alembic", "asyncio")


class Log:
    """Writes events: a constant phrase, and what varies as fields."""

    def __init__(self, name: str) -> None:
        self._logger = logging.getLogger(name)

    def debug(self, event: str, **fields: Any) -> None:
        """For whoever looks for a fault."""
        self._write(logging.DEBUG, event, fields)

    def info(self, event: str, **fields: Any) -> None:
        """What happened."""
        self._write(logging.INFO, event, fields)

    def warning(self, event: str, **fields: Any) -> None:
        """What somebody may want to change."""
        self._write(logging.WARNING, event, fields)

    def error(self, event: str, *, exc_info: BaseException | bool = False, **fields: Any) -> None:
        """What failed; with the exception, if asked."""
        self._logger.error(event, extra={"fields": fields}, exc_info=exc_info)

    def _write(self, level: int, event: str, fields: dict[str, Any]) -> None:
        """Write a line without looking up which line of code wrote it: no form of ours tells that."""
        log = self._logger
        if not log.isEnabledFor(level):
            return
        if ROOT.handlers == LINES and not log.handlers:
            LINES[0].tell(level, log.name, event, fields)
        else:
            log.handle(log.makeRecord(log.name, level, "", 0, event, (), None, extra={"fields": fields}))


@contextmanager
def bind(**fields: Any) -> Iterator[None]:
    """Add fields to every line written inside, in this task and those it starts."""
    token = BOUND.set(BOUND.get() | fields)
    try:
        yield
    finally:
        BOUND.reset(token)


def configure(level: str) -> None:
    """Send every log line of this process to stderr, from this level on."""
    handler: logging.Handler
    LINES[:] = []
    if sys.stderr.isatty():
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(Plain())
    else:
        handler = Lines(sys.stderr)
        handler.setFormatter(Json())
        LINES.append(handler)
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False  # none of it is in our lines
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


class Lines(logging.StreamHandler[TextIO]):
    """Lines for machines; what our own code tells is written at once: as a record it took two thirds longer."""

    def tell(self, level: int, logger: str, event: str, fields: dict[str, Any]) -> None:
        """Write an event; one that cannot be written is treated as logging treats records, which is not to fail."""
        try:
            line = _line(time(), level, event, logger, BOUND.get() | fields)
            text = f"{ENCODER.encode(line).decode()}\n"
            with self.lock or nullcontext():
                self.stream.write(text)
                self.flush()
        except Exception:  # noqa: BLE001 - whatever it is, who tells something does not fail for it
            self.handleError(logging.makeLogRecord({"name": logger, "msg": event}))


#: Where lines for machines go; nowhere until it is configured, or on a terminal.
LINES: list[Lines] = []


class Json(logging.Formatter):
    """One JSON object a line: time, level, event, logger, and the fields."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line = _line(record.created, record.levelno, record.getMessage(), record.name, _fields(record))
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return ENCODER.encode(line).decode()


class Plain(logging.Formatter):
    """Time, level, event and the fields, for reading."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, and the traceback below it."""
        time = datetime.fromtimestamp(record.created).astimezone().strftime("%H:%M:%S")
        fields = " ".join(f"{name}={value}" for name, value in _fields(record).items())
        line = f"{time} {record.levelname.lower():7} {record.getMessage()} {fields}".rstrip()
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


def _line(created: float, level: int, event: str, logger: str, fields: dict[str, Any]) -> dict[str, Any]:
    """The parts of a line; a field may not pass for the head."""
    second = int(created)
    head = {
        "time": f"{_second(second)}.{int((created - second) * 1000):03}Z",
        "level": logging.getLevelName(level).lower(),
        "event": event,
        "logger": logger,
    }
    return {**head, **fields, **head}


@lru_cache(maxsize=1)
def _second(number: int) -> str:
    """A second of the clock in UTC: most lines are of the same one as the line before."""
    return datetime.fromtimestamp(number, UTC).strftime("%Y-%m-%dT%H:%M:%S")


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    return BOUND.get() | getattr(record, "fields", {})

"""Log lines: JSON for machines, plain text on a terminal, each with what is bound to the request or load at hand."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

import msgspec

BOUND: ContextVar[dict[str, Any]] = ContextVar("bound", default={})  # noqa: B039 - replaced, never changed

#: Loggers that tell of each step; what they do is said by who calls them.
TALKATIVE = ("alembic", "asyncio")


class Log:
    """Writes events: a constant phrase, and what varies as fields."""

    def __init__(self, name: str) -> None:
        self._logger = logging.getLogger(name)

    def debug(self, event: str, **fields: Any) -> None:
        """For whoever looks for a fault."""
        self._logger.debug(event, extra={"fields": fields})

    def info(self, event: str, **fields: Any) -> None:
        """What happened."""
        self._logger.info(event, extra={"fields": fields})

    def warning(self, event: str, **fields: Any) -> None:
        """What somebody may want to change."""
        self._logger.warning(event, extra={"fields": fields})

    def error(self, event: str, *, exc_info: BaseException | bool = False, **fields: Any) -> None:
        """What failed; with the exception, if asked."""
        self._logger.error(event, extra={"fields": fields}, exc_info=exc_info)


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
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Plain() if sys.stderr.isatty() else Json())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


class Json(logging.Formatter):
    """One JSON object a line: time, level, event, logger, and the fields."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        head = {
            "time": datetime.fromtimestamp(record.created, UTC)
            .isoformat(timespec="milliseconds")
            .replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            "logger": record.name,
        }
        line = head | _fields(record) | head  # a field may not pass for the head
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return msgspec.json.encode(line, enc_hook=str).decode()


class Plain(logging.Formatter):
    """Time, level, event and the fields, for reading."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, and the traceback below it."""
        time = datetime.fromtimestamp(record.created).astimezone().strftime("%H:%M:%S")
        fields = " ".join(f"{name}={value}" for name, value in _fields(record).items())
        line = f"{time} {record.levelname.lower():7} {record.getMessage()} {fields}".rstrip()
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    return BOUND.get() | getattr(record, "fields", {})

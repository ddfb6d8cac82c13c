"""What is to go, and when: marked where it is declared, told in headers (RFC 9745, RFC 8594) and in the contract."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from email.utils import format_datetime

from msgspec import Meta, Struct

#: The key under which a parameter's annotation holds it.
KEY = "retiring"


class Retiring(Struct, frozen=True, kw_only=True):
    """That an operation or a parameter is to go.

    Invariant: it goes no sooner than the day on which that is said.
    """

    since: date
    #: The day from which it may be gone.
    until: date
    #: A page that says what to use instead.
    link: str

    def __post_init__(self) -> None:
        if self.until < self.since:
            raise ValueError(f"cannot go on {self.until}, before it is said on {self.since}")

    @property
    def words(self) -> str:
        """The same for readers of the contract."""
        return f"Deprecated since {self.since}, and gone from {self.until} on: see {self.link}."


def retiring(said: Retiring) -> Meta:
    """The mark of a parameter, for its annotation."""
    return Meta(extra={KEY: said})


def told(used: Sequence[Retiring]) -> list[tuple[bytes, bytes]]:
    """The headers for who has used something that is to go: the earliest days, and every page about it."""
    if not used:
        return []
    since, until = (_midnight(min(days)) for days in zip(*((one.since, one.until) for one in used), strict=True))
    links = ", ".join(f'<{link}>; rel="deprecation"' for link in dict.fromkeys(one.link for one in used))
    return [
        (b"deprecation", f"@{int(since.timestamp())}".encode()),
        (b"sunset", format_datetime(until, usegmt=True).encode()),
        (b"link", links.encode()),
    ]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)

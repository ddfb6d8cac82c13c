"""What one run of the loader did."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class LoadState(StrEnum):
    """How far a load has come."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Refusal(Struct, frozen=True, kw_only=True):
    """A document that was not stored, and why."""

    #: The path as it was given, with `#3` behind it for line 3.
    document: str
    #: Where in the document the trouble lies; null when it is the whole of it.
    place: str | None
    reason: str


class Note(Struct, frozen=True, kw_only=True):
    """What a caller should know of a document that was stored: it is not all English prose, and yields less."""

    #: The path as it was given, with `#3` behind it for line 3.
    document: str
    #: Where in the document; null when it is the whole of it.
    place: str | None
    what: str


class LoadSummary(Struct, frozen=True, kw_only=True):
    """One run of the loader, as a list gives it; the counts are of documents."""

    id: str
    state: LoadState
    started_at: datetime
    finished_at: datetime | None
    engine: str
    paths: list[str]
    read: int
    stored: int
    unchanged: int
    replaced: int
    refused: int
    #: Notes on the documents that were stored.
    noted: int
    #: Why a failed load ended.
    reason: str | None


class LoadRecord(LoadSummary, frozen=True, kw_only=True):
    """One run of the loader with every document that it refused, and its notes on the others."""

    refusals: list[Refusal]
    notes: list[Note]

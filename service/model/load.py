"""What one run of the loader did."""

from enum import StrEnum

from msgspec import Struct, field

from service.model.moment import Instant


class LoadState(StrEnum):
    """How far a load has come."""

    RUNNING = "running"
    DONE = "done"
    #: It ended before its end; what it had stored until then stays.
    FAILED = "failed"


class LoadKind(StrEnum):
    """What a load reads: files that are given to it, or again what is on record, with a newer engine."""

    LOAD = "load"
    REEXTRACT = "reextract"


class Change(StrEnum):
    """What a reextract did to a quote."""

    ADDED = "added"
    LOST = "lost"
    CHANGED = "changed"


class QuoteCounts(Struct, frozen=True, kw_only=True):
    """How many quotes a reextract added, lost and changed."""

    #: Not found before.
    added: int = 0
    #: No longer found.
    lost: int = 0
    #: Still there, with the same id and words, and something else about them is read otherwise.
    changed: int = 0


class QuoteChange(Struct, frozen=True, kw_only=True):
    """A quote that a reextract added, lost or changed."""

    change: Change
    #: The id of the quote.
    id: str
    #: The id of the article that it stands in.
    article: str
    #: The name of the actor who said it; where nobody could tell, the words of the report.
    speaker: str | None
    #: What was said.
    text: str
    #: Which fields of a changed quote are no longer what they were.
    fields: list[str] = field(default_factory=list)


class Refusal(Struct, frozen=True):
    """A document that was not stored, and why."""

    #: The path as it was given, with `#3` behind it for line 3.
    document: str
    #: Where in the document the trouble lies; null when it is the whole of it.
    place: str | None
    #: What is wrong, in words.
    reason: str


class Note(Struct, frozen=True):
    """What a caller should know of a document that was stored: it is not all English prose, and yields less."""

    #: The path as it was given, with `#3` behind it for line 3.
    document: str
    #: Where in the document; null when it is the whole of it.
    place: str | None
    #: What is to be known, in words.
    what: str


class LoadSummary(Struct, frozen=True, kw_only=True):
    """One run of the loader, as a list gives it; the counts are of documents."""

    #: Leads to `/loads/{id}`.
    id: str
    kind: LoadKind
    state: LoadState
    #: When it began, in UTC.
    started_at: Instant
    #: When it ended; null while it runs.
    finished_at: Instant | None
    #: The mark of the engine that read: another one may find more.
    engine: str
    #: What was loaded; of a reextract, the articles that it was limited to. The first fifty.
    paths: list[str]
    #: How many more there were.
    more_paths: int
    #: Documents that were read.
    read: int
    #: Not on record before.
    stored: int
    #: On record already as they are.
    unchanged: int
    #: On record, and otherwise than they were.
    replaced: int
    #: Not stored; `/loads/{id}/refusals` says why.
    refused: int
    #: Notes on the documents that were stored, see `/loads/{id}/notes`.
    noted: int
    #: What became of the quotes; null for a load of files.
    quote_counts: QuoteCounts | None
    #: Why a failed load ended.
    reason: str | None


class LoadRecord(LoadSummary, frozen=True, kw_only=True):
    """One run of the loader with the first documents that it refused, and the first of its notes on the others."""

    #: The first 200 documents that were refused, in the order in which they were read; all: `/loads/{id}/refusals`.
    refusals: list[Refusal]
    #: What to know of documents that were stored, the first 200; all: `/loads/{id}/notes`.
    notes: list[Note]
    #: The first 200 quotes that a reextract added, lost or changed; all that it was told to list:
    #: `/loads/{id}/changes`.
    changes: list[QuoteChange]

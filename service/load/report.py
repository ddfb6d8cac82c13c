"""What a load did, for people and for programs."""

from collections.abc import Sequence
from typing import TypeVar

import msgspec
from msgspec import Struct, field

from service.db.ledger import Counts
from service.model.load import Note, QuoteChange, QuoteCounts, Refusal

T = TypeVar("T")

#: Refusals, notes and quotes that the lines for people name; `--json` and the ledger have more of them.
SHOWN = 50
#: Refusals, notes and files that a report names at all, so that it stays small; the ledger has every one.
NAMED = 10_000
#: Characters of a quote in those lines: enough to know it by.
LONGEST = 100


class Tally(Struct, kw_only=True):
    """What every load counts: `read` is the sum of what was stored, unchanged, replaced and refused."""

    load: str | None
    dry_run: bool
    read: int = 0
    stored: int = 0
    unchanged: int = 0
    replaced: int = 0
    refused: int = 0
    #: Notes on what was stored.
    noted: int = 0
    #: In what was stored or replaced.
    quotes: int = 0
    seconds: float = 0.0
    #: The first 10,000 of those refused, and of the notes.
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def add(self, counts: Counts) -> None:
        """Add a batch."""
        for name in counts.__struct_fields__:
            setattr(self, name, getattr(self, name) + getattr(counts, name))

    def name(self, refusals: Sequence[Refusal], notes: Sequence[Note]) -> None:
        """Name what was refused and remarked; whoever calls counts it."""
        _extend(self.refusals, refusals)
        _extend(self.notes, notes)

    @property
    def total(self) -> int | None:
        """How many documents there are to read, where that is known beforehand."""
        return None

    def so_far(self) -> dict[str, int]:
        """The counts that tell most while a load goes on."""
        return {"stored": self.stored, "refused": self.refused}


class Report(Tally, kw_only=True):
    """One load of files and folders."""

    #: Files in folders that are no documents: how many, and the first 10,000.
    others: int = 0
    passed_over: list[str] = field(default_factory=list)

    def pass_over(self, files: Sequence[str]) -> None:
        """Count and name files that are no documents."""
        self.others += len(files)
        _extend(self.passed_over, files)


class Reextraction(Tally, kw_only=True):
    """One reextract; nothing is ever `stored` by it, as every article was on record."""

    #: Articles that another engine had read when it began.
    to_read: int
    #: Articles that this engine had read.
    current: int
    quote_counts: QuoteCounts = field(default_factory=QuoteCounts)
    #: The first of those quotes.
    changes: list[QuoteChange] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many articles there are to read."""
        return self.to_read

    def so_far(self) -> dict[str, int]:
        """The counts that tell most while it goes on."""
        return {"replaced": self.replaced, "refused": self.refused}

    def note(self, quotes: QuoteCounts, listed: list[QuoteChange]) -> None:
        """Add what became of the quotes of a batch."""
        self.quote_counts = QuoteCounts(
            added=self.quote_counts.added + quotes.added,
            lost=self.quote_counts.lost + quotes.lost,
            changed=self.quote_counts.changed + quotes.changed,
        )
        self.changes += listed


def as_json(report: Tally) -> str:
    """The report as one JSON object."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode()


def render(report: Report) -> str:
    """The report as lines for people."""
    lines = _remarks(report)
    if report.passed_over:
        more = ", …" if report.others > SHOWN else ""
        lines.append(
            f"passed over {report.others:,} that are no documents: {', '.join(report.passed_over[:SHOWN])}{more}"
        )
    what = "would be " if report.dry_run else ""
    lines.append(
        f"read {report.read:,}: {what}stored {report.stored:,}, unchanged {report.unchanged:,}, "
        f"replaced {report.replaced:,}, refused {report.refused:,} "
        f"({report.quotes:,} quotes, {report.seconds:.1f} s)"
    )
    return "\n".join(lines)


def render_reextraction(report: Reextraction) -> str:
    """The same for a reextract."""
    lines = [*map(_change, report.changes[:SHOWN])]
    if len(report.changes) > SHOWN:
        lines.append(
            f"… and {len(report.changes) - SHOWN:,} more quotes; `--json` and GET /loads/{report.load}/changes name them"
        )
    lines += _remarks(report)
    what = "would be " if report.dry_run else ""
    lines.append(
        f"read {report.read:,} again: {what}unchanged {report.unchanged:,}, replaced {report.replaced:,}, "
        f"refused {report.refused:,}; {report.current:,} had been read by this engine ({report.seconds:.1f} s)"
    )
    quotes = report.quote_counts
    lines.append(f"quotes: {what}added {quotes.added:,}, lost {quotes.lost:,}, changed {quotes.changed:,}")
    return "\n".join(lines)


def _remarks(report: Tally) -> list[str]:
    lines = [f"refused {_place(refusal)}: {refusal.reason}" for refusal in report.refusals[:SHOWN]]
    if report.refused > SHOWN:
        lines.append(f"… and {report.refused - SHOWN:,} more refused; {_where(report, report.refused, 'refusals')}")
    lines += [f"warning {_place(note)}: {note.what}" for note in report.notes[:SHOWN]]
    if report.noted > SHOWN:
        lines.append(f"… and {report.noted - SHOWN:,} more warnings; {_where(report, report.noted, 'notes')}")
    return lines


def _where(report: Tally, count: int, entries: str) -> str:
    if count <= NAMED:
        return "`--json` names all of them"
    ledger = f", GET /loads/{report.load}/{entries} all of them" if report.load else ""
    return f"`--json` names {NAMED:,}{ledger}"


def _extend(named: list[T], more: Sequence[T]) -> None:
    named += more[: max(0, NAMED - len(named))]


def _change(one: QuoteChange) -> str:
    fields = f" ({', '.join(one.fields)})" if one.fields else ""
    text = one.text if len(one.text) <= LONGEST else f"{one.text[:LONGEST]}…"
    return f"{one.change} {one.id} {one.article}{fields}: {one.speaker or 'nobody named'}: {text}"


def _place(one: Refusal | Note) -> str:
    return f"{one.document}, {one.place}" if one.place else one.document

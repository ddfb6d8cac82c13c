"""What a load did, for people and for programs."""

import msgspec
from msgspec import Struct, field

from service.db.ledger import Counts
from service.model.load import Note, QuoteChange, QuoteCounts, Refusal

#: Refusals, notes and quotes that the lines for people name; `--json` and the ledger have more of them.
SHOWN = 50
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
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def add(self, counts: Counts) -> None:
        """Add a batch."""
        for name in counts.__struct_fields__:
            setattr(self, name, getattr(self, name) + getattr(counts, name))

    @property
    def total(self) -> int | None:
        """How many documents there are to read, where that is known beforehand."""
        return None

    def so_far(self) -> dict[str, int]:
        """The counts that tell most while a load goes on."""
        return {"stored": self.stored, "refused": self.refused}


class Report(Tally, kw_only=True):
    """One load of files and folders."""

    #: Files in folders that are no documents.
    passed_over: list[str] = field(default_factory=list)


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
        lines.append(f"passed over (no documents): {', '.join(report.passed_over[:SHOWN])}")
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
            f"… and {len(report.changes) - SHOWN:,} more quotes; `--json` and GET /loads/{report.load} name them"
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
    if len(report.refusals) > SHOWN:
        lines.append(f"… and {len(report.refusals) - SHOWN:,} more refused; `--json` names all of them")
    lines += [f"warning {_place(note)}: {note.what}" for note in report.notes[:SHOWN]]
    if len(report.notes) > SHOWN:
        lines.append(f"… and {len(report.notes) - SHOWN:,} more warnings; `--json` names all of them")
    return lines


def _change(one: QuoteChange) -> str:
    fields = f" ({', '.join(one.fields)})" if one.fields else ""
    text = one.text if len(one.text) <= LONGEST else f"{one.text[:LONGEST]}…"
    return f"{one.change} {one.id} {one.article}{fields}: {one.speaker or 'nobody named'}: {text}"


def _place(one: Refusal | Note) -> str:
    return f"{one.document}, {one.place}" if one.place else one.document

"""What a load did, for people and for programs."""

import msgspec
from msgspec import Struct, field

from service.db.ledger import Counts, Note, Refusal

#: Refusals, and notes, that the lines for people name; `--json` and the ledger have all of them.
SHOWN = 50


class Report(Struct, kw_only=True):
    """One load: `read` is the sum of what was stored, unchanged, replaced and refused."""

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
    #: Files in folders that are no documents.
    passed_over: list[str] = field(default_factory=list)

    def add(self, counts: Counts) -> None:
        """Add a batch."""
        for name in counts.__struct_fields__:
            setattr(self, name, getattr(self, name) + getattr(counts, name))


def as_json(report: Report) -> str:
    """The report as one JSON object."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode()


def render(report: Report) -> str:
    """The report as lines for people."""
    lines = [f"refused {_place(refusal)}: {refusal.reason}" for refusal in report.refusals[:SHOWN]]
    if len(report.refusals) > SHOWN:
        lines.append(f"… and {len(report.refusals) - SHOWN:,} more refused; `--json` names all of them")
    lines += [f"warning {_place(note)}: {note.what}" for note in report.notes[:SHOWN]]
    if len(report.notes) > SHOWN:
        lines.append(f"… and {len(report.notes) - SHOWN:,} more warnings; `--json` names all of them")
    if report.passed_over:
        lines.append(f"passed over (no documents): {', '.join(report.passed_over[:SHOWN])}")
    what = "would be " if report.dry_run else ""
    lines.append(
        f"read {report.read:,}: {what}stored {report.stored:,}, unchanged {report.unchanged:,}, "
        f"replaced {report.replaced:,}, refused {report.refused:,} "
        f"({report.quotes:,} quotes, {report.seconds:.1f} s)"
    )
    return "\n".join(lines)


def _place(one: Refusal | Note) -> str:
    return f"{one.document}, {one.place}" if one.place else one.document

"""What was withdrawn does not come back: documents are refused, and quotes left out of what is found."""

from collections.abc import Sequence

from msgspec.structs import replace

from service.db import withdrawing
from service.db.pool import Connection
from service.db.rows import QuoteRow
from service.db.withdrawing import Marks, Withheld
from service.intake.identity import body_sha256
from service.intake.records import Records
from service.model.document import Document
from service.model.load import Refusal


async def admitted(db: Connection, documents: Sequence[Document]) -> tuple[list[Document], list[Refusal]]:
    """Documents that may be read, and why the others may not: their bytes were withdrawn."""
    reasons = await withdrawing.barred(db, [Marks(body=body_sha256(one)) for one in documents])
    refused = [Refusal(one.name, None, why) for one, why in zip(documents, reasons, strict=True) if why]
    return [one for one, why in zip(documents, reasons, strict=True) if not why], refused


def without(made: Records, taken: Sequence[Withheld]) -> Records:
    """The rows of an article without the quotes that were taken out of it, and without those that stand within them."""
    out: set[str] = set()
    while more := {one.id for one in made.quotes if one.id not in out and _goes(one, made, taken, out)}:
        out |= more
    keep = [n for n, one in enumerate(made.quotes) if one.id not in out]
    return Records(
        article=replace(made.article, quotes=len(keep)),
        figures=made.figures,
        names=made.names,
        roles=made.roles,
        quotes=[made.quotes[n] for n in keep],
        abouts=[one for one in made.abouts if one.quote_id not in out],
        renderings=[made.renderings[n] for n in keep],
    )


def _goes(quote: QuoteRow, made: Records, taken: Sequence[Withheld], out: set[str]) -> bool:
    """Whether it is one that was taken out, by its id or by its place in the same text, or stands within one."""
    return quote.within in out or any(
        quote.id == one.id or (made.article.text_sha256 == one.text_sha256 and _meet(quote.content_at, one.content_at))
        for one in taken
    )


def _meet(ones: Sequence[Sequence[int]], others: Sequence[Sequence[int]]) -> bool:
    return any(start < end and begin < stop for start, stop in ones for begin, end in others)

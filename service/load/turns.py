"""Batches in turn: one is read in processes while the one before is stored."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from service.db.ledger import Refusal
from service.errors import ArticleError, Invalid
from service.intake.processes import Readers
from service.intake.store import Item
from service.model.document import Document

Batch = TypeVar("Batch")
AnItem = TypeVar("AnItem", bound=Item)
#: What came of the documents of a batch: those that could be read, and why the others could not.
Outcome = tuple[list[Item], list[Refusal]]


async def take_turns(
    begin: Callable[[], Awaitable[asyncio.Task[Batch] | None]], keep: Callable[[Batch], Awaitable[None]]
) -> None:
    """Keep each batch while the next is read; `begin` starts to read the next one, and gives null after the last."""
    reading = await begin()
    while reading is not None:
        ahead = await begin()
        await keep(await reading)
        reading = ahead


async def put_away(
    items: Sequence[AnItem], put: Callable[[Sequence[AnItem]], Awaitable[Sequence[AnItem]]]
) -> list[Refusal]:
    """Put a batch into the database, and what it leaves for later after it.

    Where the database refuses it, one by one, so that only the bad ones are lost.
    """
    try:
        while items:
            items = await put(items)
    except Invalid as error:
        if len(items) == 1:
            return [Refusal(items[0].document.name, None, str(error))]
        return [refusal for item in items for refusal in await put_away([item], put)]
    return []


async def read_all(pool: Readers, documents: Sequence[Document]) -> Outcome:
    """Read the documents of a batch."""
    items, refused = [], []
    for document, made in zip(documents, await asyncio.gather(*map(pool.read, documents)), strict=True):
        if isinstance(made, ArticleError):
            refused.append(refusal(document, made))
        else:
            items.append(Item(document, made))
    return items, refused


def refusal(document: Document, error: ArticleError) -> Refusal:
    """What the parser says, as the report says it: its messages read `place: reason`."""
    place, colon, reason = str(error).partition(": ")
    return Refusal(document.name, place, reason) if colon else Refusal(document.name, None, place)

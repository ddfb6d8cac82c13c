"""Batches in turn: one is read in processes while the one before is stored."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from service.errors import ArticleError
from service.intake.processes import Readers
from service.intake.refusing import refusal
from service.intake.store import Item
from service.model.document import Document
from service.model.load import Refusal

Batch = TypeVar("Batch")
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


async def read_all(pool: Readers, documents: Sequence[Document]) -> Outcome:
    """Read the documents of a batch."""
    items, refused = [], []
    for document, made in zip(documents, await asyncio.gather(*map(pool.read, documents)), strict=True):
        if isinstance(made, ArticleError):
            refused.append(refusal(document, made))
        else:
            items.append(Item(document, made))
    return items, refused

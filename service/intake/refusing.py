"""Bad documents cost no good ones."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from service.errors import ArticleError, Invalid
from service.intake.store import Item
from service.model.document import Document
from service.model.load import Refusal

AnItem = TypeVar("AnItem", bound=Item)


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


def refusal(document: Document, error: ArticleError) -> Refusal:
    """What the parser says, as the report says it: its messages read `place: reason`."""
    place, colon, reason = str(error).partition(": ")
    return Refusal(document.name, place, reason) if colon else Refusal(document.name, None, place)

"""Whole lists, read batch by batch in one snapshot while they are sent.

What goes wrong before the first byte is answered as a problem; afterwards the connection is cut.
"""

import asyncio
from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import aclosing
from itertools import repeat
from typing import Any

from litestar import Response
from msgspec import Struct
from msgspec.structs import replace

from service.api.asgi import Receive, Scope, Send
from service.api.asked import Ask
from service.api.cursors import Cursor, write
from service.api.forms import MEDIA, Form
from service.api.layers import HEADLESS
from service.api.problems import refuse_parameter
from service.api.sending import PRIVATE
from service.api.sparse import sparse
from service.api.structured import not_matched, resolved
from service.api.values import OffsetUnit
from service.api.walking import Given, Read, Where
from service.api.writing import BATCH, Writer, Written, writer
from service.db.corpus import Snapshot
from service.db.paging import Key, Walk
from service.model.actor import Resolution
from service.model.unmatched import Unmatched


class Piece(Struct, frozen=True):
    """What is sent at once."""

    given: Given
    written: bytes
    first: bool
    last: bool


def streamed(
    ask: Ask, wanted: Any, written: Written, *, place: Where, read: Read, most: int | None = None
) -> Response[None]:
    """The list from a place on: all of it, or as many items as are asked for. Raises Refused."""
    _check(wanted, place)
    return Stream(
        ask,
        writer(wanted.format, written, place.fields, getattr(wanted, "expand", ())),
        _headers(wanted.format, written),
        place=place,
        read=read,
        batch=written.batch,
        most=most,
    )


def whole(form: Form, written: Written, items: Iterable[Struct], told: dict[str, str]) -> Response[bytes]:
    """A list that is at hand, in one of the forms that streams have, with what headers tell of it."""
    said = writer(form, written)
    body = said.opening + said.write(items, repeat(None)) + said.closing
    return Response(body, headers=_headers(form, written) | told)


def read_from(snapshot: Snapshot, resolution: Sequence[Resolution], unmatched: Sequence[Unmatched]) -> dict[str, str]:
    """What a page says in its body."""
    told = {"Corpus-Version": str(snapshot.version)}
    told |= {"Resolution": resolved(resolution)} if resolution else {}
    return told | ({"Unmatched": not_matched(unmatched)} if unmatched else {})


class Stream(Response[None]):
    """An answer that is made while it is sent; its connection is its own until the last batch is read."""

    def __init__(
        self,
        ask: Ask,
        writer: Writer,
        headers: dict[str, str],
        *,
        place: Where,
        read: Read,
        batch: int,
        most: int | None,
    ) -> None:
        super().__init__(None, headers=headers)
        self._ask = ask
        self._writer = writer
        self._place = place
        self._read = read
        self._batch = batch
        self._most = most

    def to_asgi_response(self, *_: Any, **_given: Any) -> Any:
        """What sends it."""
        return self._answer

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send until all is sent, or until the caller has left."""
        sending, leaving = asyncio.ensure_future(self._send(scope, send)), asyncio.ensure_future(_left(receive))
        try:
            await asyncio.wait({sending, leaving}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            sending.cancel()
            leaving.cancel()
            await asyncio.gather(sending, leaving, return_exceptions=True)
        if not sending.cancelled():
            sending.result()

    async def _send(self, scope: Scope, send: Send) -> None:
        chunk = b""
        async with self._ask.in_one_snapshot() as ask, aclosing(self._pieces(ask)) as pieces:
            async for piece in pieces:
                if piece.first:
                    await send(self._start(piece.given))
                chunk = (self._writer.opening if piece.first else self._writer.between) + piece.written
                if piece.last or scope.get(HEADLESS):
                    break
                await send(_part(chunk, more=True))
        await send(_part(b"" if scope.get(HEADLESS) else chunk + self._writer.closing, more=False))

    async def _pieces(self, ask: Ask) -> AsyncGenerator[Piece]:
        """What is read, batch by batch, in pieces that are written at once; the next batch is read meanwhile."""
        place, left, first = self._place, self._most, True
        ahead = asyncio.ensure_future(self._step(ask, place, left))
        try:
            while True:
                given, here = await ahead, place
                left = None if left is None else left - len(given.step.items)
                ends = given.step.next is None or left == 0
                if not ends:
                    place = replace(place, walk=Walk(self._batch, given.step.next), kept=given.kept)
                    ahead = asyncio.ensure_future(self._step(ask, place, left))
                    await asyncio.sleep(0)  # so that the database begins
                for at in range(0, len(given.step.items) or 1, BATCH):
                    last = ends and at + BATCH >= len(given.step.items)
                    yield Piece(given, self._written(given, here, at), first, last)
                    first = False
                if ends:
                    return
        finally:
            ahead.cancel()
            await asyncio.gather(ahead, return_exceptions=True)  # its connection is free then

    async def _step(self, ask: Ask, place: Where, left: int | None) -> Given:
        walk = replace(place.walk, limit=self._batch if left is None else min(left, self._batch))
        given = await ask(lambda db: self._read(db, replace(place, walk=walk)))
        ask.saw(given.snapshot)
        return given

    def _written(self, given: Given, place: Where, at: int) -> bytes:
        """Items from one on, each with the cursor to what is behind it; null where that is nothing."""
        piece = slice(at, at + BATCH)
        behind = [*given.step.keys[:-1], given.step.next]
        cursors = [_cursor(key, given, place) for key in behind[piece]]
        items = [sparse(item, place.fields) for item in given.step.items[piece]]
        return self._writer.write(items, cursors)

    def _start(self, given: Given) -> dict[str, Any]:
        said = self.headers | read_from(given.snapshot, given.resolution, given.unmatched)
        headers = [(name.lower().encode(), value.encode()) for name, value in said.items()]
        return {"type": "http.response.start", "status": 200, "headers": headers}


def _headers(form: Form, written: Written) -> dict[str, str]:
    headers = PRIVATE | {"Content-Type": MEDIA[form], "Vary": "Accept"}
    if form is Form.CSV:
        headers["Content-Disposition"] = f'attachment; filename="{written.name}.csv"'
    return headers


def _check(wanted: Any, place: Where) -> None:
    """Raise Refused for what a page can be asked and this form of the list cannot."""
    form = f"format={wanted.format}"
    if place.walk.back:
        raise refuse_parameter("cursor", f"leads back; {form} goes forward alone")
    for name in ("count", "facets"):
        if getattr(wanted, name, None):
            raise refuse_parameter(name, f"stands beside a page; {form} is the whole list")
    if wanted.format is Form.JSONLD:
        if getattr(wanted, "offsets", None) is OffsetUnit.UTF16:
            raise refuse_parameter("offsets", f"{form} counts code points, as Web Annotation has it")
        for name in ("highlight", "fields", "expand"):
            if getattr(wanted, name, None):
                raise refuse_parameter(name, f"{form} has no place for it")


def _cursor(key: Key | None, given: Given, place: Where) -> str | None:
    return None if key is None else write(Cursor(place.bound, key, back=False, kept=given.kept), given.snapshot.id)


def _part(chunk: bytes, *, more: bool) -> dict[str, Any]:
    return {"type": "http.response.body", "body": chunk, "more_body": more}


async def _left(receive: Receive) -> None:
    """Wait until the caller has left."""
    while (await receive())["type"] != "http.disconnect":
        pass

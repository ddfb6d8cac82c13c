"""Posts on their way: each once, one at a time in a process that reads texts, and known again when it comes again."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from service.api.extractors import Extractors
from service.api.problems import Refused
from service.db.answered import claimed
from service.errors import Unavailable
from service.model.post import Line, Posting

#: Posts that may be under way or wait for their turn: each may hold a connection of its own.
MOST = 4


class Posts:
    """Stores what callers post."""

    def __init__(self, url: str, extractors: Extractors) -> None:
        self._url = url
        self._extractors = extractors
        self._under_way: set[asyncio.Task[Posting]] = set()

    async def __call__(self, lines: Sequence[Line], body: bytes, *, caller: str, request: str | None) -> Posting:
        """What becomes of documents; of a request that was answered before, what became of them then.

        It goes on where the caller has left, as the process that reads does: what it holds, and its place, is free when
        all is done. Raises Refused for one that is being answered, or that came with another body; Unavailable.
        """
        if len(self._under_way) >= MOST:
            raise Unavailable("too many posts are waiting to be read")
        work = asyncio.create_task(self._answer(lines, body, caller, request))
        self._under_way.add(work)
        work.add_done_callback(self._under_way.discard)
        return await asyncio.shield(work)

    async def close(self) -> None:
        """Give up what is under way."""
        for work in self._under_way:
            work.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    async def _answer(self, lines: Sequence[Line], body: bytes, caller: str, request: str | None) -> Posting:
        if request is None:
            return await self._store(lines, caller)
        async with claimed(self._url, caller, request) as held:
            if held is None:
                raise Refused(409, "a request with this Idempotency-Key is being answered", kind="request-under-way")
            sha256 = hashlib.sha256(body).digest()
            if before := await held.before():
                if before.sha256 != sha256:
                    raise Refused(422, "the Idempotency-Key came with another body before; take a new one")
                return before.outcome
            done = await self._store(lines, caller)
            await held.keep(sha256, done)
            return done

    async def _store(self, lines: Sequence[Line], caller: str) -> Posting:
        return await self._extractors.post(self._url, lines, f"POST /articles, {caller}")


@asynccontextmanager
async def posting(url: str, extractors: Extractors) -> AsyncIterator[Posts]:
    """What stores posts, those under way given up with the block."""
    posts = Posts(url, extractors)
    try:
        yield posts
    finally:
        await posts.close()

"""Posts on their way: each once, one at a time in a process that reads texts, and known again when it comes again."""

import hashlib
from collections.abc import Sequence

from service.api.extractors import Extractors
from service.api.problems import Refused
from service.db.answered import claimed
from service.model.post import Line, Posting


class Posts:
    """Stores what callers post."""

    def __init__(self, url: str, extractors: Extractors) -> None:
        self._url = url
        self._extractors = extractors

    async def __call__(self, lines: Sequence[Line], body: bytes, *, caller: str, request: str | None) -> Posting:
        """What becomes of documents; of a request that was answered before, what became of them then.

        Raises Refused for one that is being answered, or that came with another body; Unavailable.
        """
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

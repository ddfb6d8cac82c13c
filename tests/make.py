"""Records straight into the tables, so that a test says only what it is about."""

import itertools
from datetime import date
from hashlib import sha256
from typing import Any

from msgspec import Struct

from service.db import changes, storing
from service.db.changes import Touched
from service.db.families import packed
from service.db.pool import Connection
from service.model.name import fold
from service.relate.wording import wording

DAY = date(2021, 8, 9)
#: What of a quote stands beside whom it names, too.
DATES = "said_from, said_to, published_at, published_on"


class Made(Struct, frozen=True):
    """A record that was made."""

    key: int
    id: str


class Make:
    """Makes records; everything that a test does not say has a plain value."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._numbers = itertools.count(1)

    async def actor(self, name: str, *aliases: str, **given: Any) -> Made:
        """Someone who bears the name and the aliases."""
        id = given.pop("id", None) or fold(name).replace(" ", "-")
        row = {"id": id, "name": name, "kind": "person", **given}
        made = Made(await self._insert("actors", row, "key"), id)
        for alias in dict.fromkeys(map(fold, (name, *aliases))):
            written = next(one for one in (name, *aliases) if fold(one) == alias)
            await self._insert("actor_names", {"actor_key": made.key, "folded": alias, "name": written, "articles": 1})
        return made

    async def article(self, text: str = "Nothing happened.", **given: Any) -> Made:
        """A report."""
        n = next(self._numbers)
        row = {
            "id": f"a_{n:06}",
            "title": f"Report {n}",
            "published_on": DAY,
            "text": text,
            "text_sha256": sha256(text.encode()).hexdigest(),
            "length": len(text),
            "engine": "test",
            "sha256": n.to_bytes(32, "big"),
            "fingerprint": n.to_bytes(32, "big"),
            **given,
        }
        row.setdefault("date_from", "published" if row["published_on"] else None)
        return Made(await self._insert("articles", row, "key"), row["id"])

    async def quote(self, actor: Made | None = None, article: Made | None = None, **given: Any) -> Made:
        """A statement; a report is made for it where none is given."""
        n = next(self._numbers)
        article = article or await self.article()
        [[published, instant]] = await self._db.fetch(
            "SELECT published_on, published_at FROM articles WHERE key = $1", article.key
        )
        row = {
            "id": f"q_{n:06}",
            "article_key": article.key,
            "n": n,
            "text": f"Statement {n}",
            "kind": "direct",
            "actor_key": actor.key if actor else None,
            "anonymous": False,
            "said_to": published,
            "said_precision": "unknown",
            "paragraph": 1,
            "content_at": [[0, 7]],
            "prefix": "",
            "suffix": "",
            "confidence": 0.9,
            "published_at": instant,
            "published_on": published,
            **given,
        }
        made = Made(await self._insert("quotes", row, "key"), row["id"])
        await self._db.execute("UPDATE actors SET quotes = quotes + 1 WHERE key = $1", row["actor_key"])
        await self._db.execute("UPDATE articles SET quotes = quotes + 1 WHERE key = $1", article.key)
        return made

    async def quotes(self, n: int) -> None:
        """So many statements of one report, in one stroke."""
        article, first = await self.article(), next(self._numbers)
        await self._db.execute(
            """
            INSERT INTO quotes (id, article_key, n, text, kind, anonymous, said_to, said_precision, paragraph,
                                content_at, prefix, suffix, confidence, published_on)
            SELECT 'q_' || $2 || '_' || n, $1, n, 'Statement ' || n, 'direct', false, $3, 'unknown', 1,
                   '{{0,7}}', '', '', 0.9, $3
              FROM generate_series(1, $4::int) AS n
            """,
            article.key, str(first), DAY, n,
        )  # fmt: skip

    async def about(self, quote: Made, actor: Made, **given: Any) -> None:
        """An actor whom a quote names."""
        dates = await self._db.fetchrow(f"SELECT {DATES} FROM quotes WHERE key = $1", quote.key)  # noqa: S608 - our own words
        row = {"quote_id": quote.id, "actor_key": actor.key, "at": [[0, 4]], **dict(dates)}
        await self._insert("quote_abouts", row | given)

    async def family(self, *quotes: Made) -> str:
        """A family of quotes, the first of which is the earliest."""
        id = f"f_{quotes[0].id.partition('_')[2]}"
        key = await self._insert("families", {"id": id, "size": len(quotes)}, "key")
        for quote in quotes:
            n, said = quote.key, await self._db.fetchrow("SELECT text, actor_key FROM quotes WHERE key = $1", quote.key)
            row = {"sha256": n.to_bytes(32, "big"), "words": packed(wording(said["text"])), "until": DAY,
                   "actor_key": said["actor_key"], "indirect": False, "denied": False, "passed_on": False,
                   "person": False, "dated": False, "far": DAY, "runs": [], "stems": [], "family_key": key}  # fmt: skip
            rendering = await self._insert("renderings", row, "key")
            await self._db.execute(
                "UPDATE quotes SET rendering_key = $1, earliest = $2 WHERE key = $3", rendering, quote is quotes[0], n
            )
        return id

    async def figure(self, article: Made, actor: Made | None, n: int = 0, **given: Any) -> None:
        """Someone of whom a report speaks."""
        row = {
            "article_key": article.key,
            "n": n,
            "actor_key": actor and actor.key,
            "name": "Someone",
            "kind": "person",
        }
        await self._insert("figures", {**row, "forms": ["Someone"], **given})

    async def role(self, article: Made, actor: Made, text: str, n: int = 0, **given: Any) -> None:
        """A role that a report gives someone."""
        row = {"article_key": article.key, "n": n, "actor_key": actor.key, "text": text, "at": [0, 4], "former": False}
        await self._insert("stated_roles", {**row, "stated_on": DAY, **given})

    async def load(self, **given: Any) -> Made:
        """A run of the loader."""
        row = {"id": f"l_{next(self._numbers):06}", "engine": "test", "paths": ["seeds"], **given}
        return Made(await self._insert("loads", row, "key"), row["id"])

    async def refusal(self, load: Made, n: int = 1, **given: Any) -> None:
        """A document that a load refused."""
        row = {"load_key": load.key, "n": n, "document": "odd.txt", "place": None, "reason": "is empty"}
        await self._insert("load_refusals", row | given)

    async def note(self, load: Made, n: int = 1, **given: Any) -> None:
        """A note on a document that a load stored."""
        row = {"load_key": load.key, "n": n, "document": "odd.txt", "place": None, "what": "its language is fr"}
        await self._insert("load_notes", row | given)

    async def quote_change(self, load: Made, n: int = 1, **given: Any) -> None:
        """A quote that a reextract changed."""
        row = {"load_key": load.key, "n": n, "change": "lost", "quote": "q_1", "article": "a_1", "text": "It works"}
        await self._insert("load_changes", {**row, "fields": [], **given})

    async def change(self) -> None:
        """A new version of the corpus, rung as writers ring it."""
        await self._db.execute("UPDATE corpus SET version = version + 1")
        await self._db.execute("NOTIFY corpus")

    async def noted(self, *gone: str) -> int:
        """A new version that puts down, for the feed of changes, all that is otherwise; the version.

        `gone` are ids of actors that were deleted.
        """
        async with self._db.transaction():
            version = await storing.take_version(self._db)
            touched = Touched(
                articles={row["id"] for row in await self._db.fetch("SELECT id FROM articles")},
                actors={row["key"] for row in await self._db.fetch("SELECT key FROM actors")},
                gone=set(gone),
            )
            await changes.note(self._db, version, touched)
            await storing.ring(self._db, version)
        return version

    async def _insert(self, table: str, row: dict[str, Any], returning: str = "") -> Any:
        columns = ", ".join(row)
        places = ", ".join(f"${n}" for n in range(1, len(row) + 1))
        statement = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608 - the names are this file's own
        return await self._db.fetchval(f"{statement} RETURNING {returning or 1}", *row.values())

"""Many records in few statements, and the plans by which they are found."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from msgspec import Struct

from service.db import storing
from service.db.pool import Connection
from tests.make import Make

#: Quotes; of them every fiftieth is by one person, and another fiftieth names that person.
MANY, PEOPLE = 20_000, 50
#: Others who say nothing, and families without members: as many as tables have that are still read whole if joined.
OTHERS = 3_000
#: Quotes of each article.
EACH = 5
#: Rows of a table that is small enough to be read from end to end.
FEW = 200

Node = dict[str, Any]


async def fill(db: Connection, make: Make) -> None:
    """Quotes by fifty people, a few in each article, days spread; one quote in ten has a year for its day."""
    people = [await make.actor(f"Person {n}") for n in range(PEOPLE)]
    others = "SELECT 'other_' || n, 'Other ' || n, 'person' FROM generate_series(1, $1::int) AS n"
    await db.execute(f"INSERT INTO actors (id, name, kind) {others}", OTHERS)
    await db.execute(
        "INSERT INTO families (id, size) SELECT 'f_other_' || n, 2 FROM generate_series(1, $1::int) AS n", OTHERS
    )
    await db.execute(
        """
        INSERT INTO articles (id, publisher, published_on, date_from, text, text_sha256, length, engine, sha256, fingerprint)
        SELECT 'a_' || n, 'The House ' || n % 4, date '2015-01-01' + n % 2500, 'published', '', '', 0, 'test', int8send(n),
               int8send(n)
          FROM generate_series(0, $1::int) AS n
        """,
        MANY // EACH - 1,
    )
    await db.execute(
        """
        INSERT INTO quotes (id, article_key, n, text, kind, actor_key, anonymous, said_from, said_to, said_precision,
                            paragraph, content_at, prefix, suffix, confidence, published_on, loaded_at, earliest)
        SELECT 'q_' || n, a.key, n, 'Statement ' || n, 'direct', ($1::bigint[])[1 + n % 50], false,
               CASE WHEN n % 11 = 0 THEN date_trunc('year', a.published_on::timestamp)::date END, a.published_on,
               CASE WHEN n % 11 = 0 THEN 'year' ELSE 'unknown' END, 1, '{{0,7}}', '', '', 0.9, a.published_on,
               date '2015-01-01' + n, n % 3 <> 0
          FROM generate_series(1, $2::int) AS n
          JOIN articles a ON a.id = 'a_' || n % $3::int
        """,
        [person.key for person in people],
        MANY,
        MANY // EACH,
    )
    await db.execute(
        """
        INSERT INTO quote_abouts (quote_id, actor_key, at, said_from, said_to, published_on)
        SELECT q.id, ($1::bigint[])[1 + q.n / 50 % 50], '{{0,4}}', q.said_from, q.said_to, q.published_on FROM quotes q
        """,
        [person.key for person in people],
    )
    await storing.write_json(db, [row["key"] for row in await db.fetch("SELECT key FROM articles")])
    await db.execute("VACUUM ANALYZE")


class Plans(Struct):
    """The plans of what was asked, with what they came to."""

    nodes: list[Node]

    @property
    def indexes(self) -> set[str]:
        """The indexes that were used."""
        return {node["Index Name"] for node in self.nodes if "Index Name" in node}

    @property
    def sorted_rows(self) -> int:
        """The most rows that went into one sort, whatever was left of them."""
        sorts = [node for node in self.nodes if node["Node Type"] in ("Sort", "Incremental Sort")]
        return max((_rows(part) for node in sorts for part in node["Plans"]), default=0)

    @property
    def scanned(self) -> list[str]:
        """The tables that were read from end to end, but small ones."""
        scans = [node for node in self.nodes if node["Node Type"] == "Seq Scan"]
        return [node["Relation Name"] for node in scans if _read(node) > FEW * node["Actual Loops"]]

    def read(self, *tables: str) -> int:
        """The rows that were looked at in tables."""
        return sum(_read(node) for node in self.nodes if node.get("Relation Name") in tables)


async def plans(db: Connection, ask: Callable[[Any], Awaitable[Any]]) -> Plans:
    """The plans of all that a function asks the database, as they were run."""
    told: list[Node] = []

    class Prepared(Struct):
        text: str

        async def fetchrow(self, *values: Any) -> Any:
            return await Noted().fetchrow(self.text, *values)

    class Noted:
        async def fetchrow(self, *call: Any) -> Any:
            await _explain(*call)
            return await db.fetchrow(*call)

        async def fetch(self, *call: Any) -> Any:
            await _explain(*call)
            return await db.fetch(*call)

        async def prepare(self, text: str) -> Any:
            return Prepared(text)

        async def execute(self, *call: Any) -> Any:
            return await db.execute(*call)

    async def _explain(text: str, *values: Any) -> None:
        answer = await db.fetchval(f"EXPLAIN (ANALYZE, FORMAT JSON) {text}", *values)
        told.append((json.loads(answer) if isinstance(answer, str) else answer)[0]["Plan"])

    await ask(Noted())
    return Plans([node for plan in told for node in flat(plan)])


async def explained(db: Connection, ask: Callable[[Any], Awaitable[Any]]) -> list[Node]:
    """The nodes of the plans of what is asked."""
    return (await plans(db, ask)).nodes


def flat(node: Node) -> list[Node]:
    """A node of a plan and all that it is made of."""
    return [node, *(one for part in node.get("Plans", ()) for one in flat(part))]


def _rows(node: Node) -> int:
    return int(node["Actual Rows"] * node["Actual Loops"])


def _read(node: Node) -> int:
    """Rows that a scan met, those that it left out too."""
    left_out = node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
    return int((node["Actual Rows"] + left_out) * node["Actual Loops"])

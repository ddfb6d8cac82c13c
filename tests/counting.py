"""Everything that the database keeps beside what it follows from, made anew: counts, and quotes as answers give them."""

from msgspec.json import decode

from service.db import quotes
from service.db.compose import compose
from service.db.pool import Connection
from service.model.quote import Quote

#: The quotes as they are counted by speaker, all of them once more under 0.
SPOKEN = """
(SELECT 0 AS by_whom, q.* FROM quotes q UNION ALL SELECT q.actor_key, q.* FROM quotes q WHERE q.actor_key IS NOT NULL)
"""
BY_DAY = f"""
SELECT concat_ws(' ', actor_key, said_sort, t.n, c.n) AS id
  FROM said_days t
  FULL JOIN (SELECT q.by_whom AS actor_key, q.said_sort, coalesce(q.said_from, q.said_to, '-infinity') AS said_from,
                    q.said_precision, count(*) AS n
               FROM {SPOKEN} q
              GROUP BY 1, 2, 3, 4) c USING (actor_key, said_sort, said_from, said_precision)
 WHERE t.n IS DISTINCT FROM c.n
"""  # noqa: S608 - our own words
BY_MONTH = f"""
SELECT concat_ws(' ', actor_key, said_sort, t.n, c.n) AS id
  FROM said_months t
  FULL JOIN (SELECT q.by_whom AS actor_key,
                    coalesce((to_char(q.said_to, 'YYYY-MM') || '-01')::date, '-infinity') AS said_sort,
                    q.kind, coalesce(q.stance, '') AS stance, q.said_precision, count(*) AS n
               FROM {SPOKEN} q
              GROUP BY 1, 2, 3, 4, 5) c USING (actor_key, said_sort, kind, stance, said_precision)
 WHERE t.n IS DISTINCT FROM c.n
"""  # noqa: S608 - our own words
SPELT = """
SELECT concat_ws(' ', parameter, value, s.n, c.n) AS id
  FROM spellings s
  FULL JOIN (SELECT v.parameter, v.value, count(*) AS n
               FROM (SELECT 'publisher' AS parameter, publisher AS value FROM articles
                      UNION ALL SELECT 'agency', agency FROM articles
                      UNION ALL SELECT 'cue', cue FROM quotes
                      UNION ALL SELECT 'cue', lemma FROM quotes
                      UNION ALL SELECT 'occasion', occasion FROM quotes
                      UNION ALL SELECT 'addressee', addressee FROM quotes
                      UNION ALL SELECT 'role', text FROM stated_roles WHERE NOT former) v
              WHERE value IS NOT NULL
              GROUP BY 1, 2) c USING (parameter, value)
 WHERE s.n IS DISTINCT FROM c.n
"""
WRONG = {
    "quotes by day": BY_DAY,
    "quotes by month": BY_MONTH,
    "values by spelling": SPELT,
    "quotes of actors": "SELECT a.id FROM actors a "
    "WHERE a.quotes <> (SELECT count(*) FROM quotes q WHERE q.actor_key = a.key)",
    "quotes of articles": "SELECT a.id FROM articles a "
    "WHERE a.quotes <> (SELECT count(*) FROM quotes q WHERE q.article_key = a.key)",
    "articles of names": "SELECT n.name AS id FROM actor_names n WHERE n.articles <> (SELECT count(*) "
    "FROM article_names u WHERE u.actor_key = n.actor_key AND u.folded = n.folded)",
}
#: Each quote as it is kept, and made of its row.
QUOTES = compose(
    "kept",
    """
    SELECT q.id, {kept} AS kept, row_to_json(i)::text AS made
      FROM quotes q
     CROSS JOIN LATERAL ({item}) i
    """,
    quotes.BLOCKS,
).text


async def miscounted(db: Connection) -> dict[str, list[str]]:
    """What is not as counting gives it; nothing, if all is well."""
    found = {what: [row["id"] for row in await db.fetch(statement)] for what, statement in WRONG.items()}
    found["quotes as they are kept"] = [
        row["id"] for row in await db.fetch(QUOTES) if not _same(row["kept"], row["made"])
    ]
    found["quotes that are kept and gone"] = [
        str(row["quote_key"])
        for row in await db.fetch("SELECT quote_key FROM quote_json EXCEPT SELECT key FROM quotes")
    ]
    return {what: ids for what, ids in found.items() if ids}


def _same(kept: str | None, made: str) -> bool:
    """Whether a quote is kept as what it is; the order of its fields is that of the contract."""
    if kept is None:
        return False
    return decode(kept, type=Quote) == decode(made, type=Quote) and list(decode(kept)) == list(decode(made))

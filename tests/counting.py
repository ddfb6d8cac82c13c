"""Every count that the database keeps, counted."""

from service.db.pool import Connection

WRONG = {
    "quotes of actors": "SELECT a.id FROM actors a "
    "WHERE a.quotes <> (SELECT count(*) FROM quotes q WHERE q.actor_key = a.key)",
    "quotes of articles": "SELECT a.id FROM articles a "
    "WHERE a.quotes <> (SELECT count(*) FROM quotes q WHERE q.article_key = a.key)",
    "articles of names": "SELECT n.name AS id FROM actor_names n WHERE n.articles <> (SELECT count(*) "
    "FROM article_names u WHERE u.actor_key = n.actor_key AND u.folded = n.folded)",
}


async def miscounted(db: Connection) -> dict[str, list[str]]:
    """What is not as counting gives it; nothing, if all is well."""
    found = {what: [row["id"] for row in await db.fetch(statement)] for what, statement in WRONG.items()}
    return {what: ids for what, ids in found.items() if ids}

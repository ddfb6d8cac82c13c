"""Quotes that are given as they were kept when they were stored."""

from datetime import UTC, datetime

import pytest
from httpx import AsyncClient

from service.db import storing
from service.db.pool import Connection
from tests.make import DAY, Make

#: What a quote can have, in letters that JSON and UTF-16 take for special.
FULL = {
    "text": 'He “said” "so" \\ twice: 𝄞\ttoday',
    "kind": "mixed",
    "speaker": "the \U0001f600 minister",
    "role": "Minister of “State”",
    "cue": "told",
    "lemma": "tell",
    "stance": "neutral",
    "addressee": "reporters",
    "occasion": "news conference",
    "said_from": DAY,
    "said_to": DAY,
    "said_instant": datetime(2021, 8, 9, 16, 30, 15, tzinfo=UTC),
    "said_precision": "instant",
    "said_evidence": "on Monday",
    "said_inherited": True,
    "paragraph": 3,
    "content_at": [[5, 9], [12, 20]],
    "speaker_at": [22, 30],
    "cue_at": [31, 35],
    "said_at": [36, 45],
    "prefix": "Here ",
    "suffix": " there",
    "confidence": 0.1234567,
}
ASKED = {
    "list": "/quotes?q=statement%20or%20minister%20or%20today",
    "speaker": "/quotes?speaker=Ann%20Lee",
    "about": "/quotes?about=NATO&sort=said_on",
    "ndjson": "/quotes?format=ndjson",
    "csv": "/quotes?format=csv",
    "jsonld": "/quotes?format=jsonld",
    "utf16": "/quotes?offsets=utf16",
    "fields": "/quotes?fields=id,speaker.actor.name,about.at",
    "highlight": "/quotes?q=today&highlight=true",
    "page": "/quotes?limit=1",
    "expand": "/quotes?expand=article.text,speaker.aliases",
    "article": "/articles/a_000001/quotes",
}


async def filled(make: Make) -> list[int]:
    """One quote that has everything, one that has nothing; the keys of their articles."""
    lee = await make.actor("Ann Lee", "Annie “The” Lee")
    nato, roy = await make.actor("NATO", kind="organisation"), await make.actor('Raj "R" Roy')
    article = await make.article(
        "A 𝄞 text of some length, in which everything stands.",
        id="a_000001", title='“Yes” \\ "no"', url="https://one.example/1?a=b&c=d", publisher="One", agency="PTI",
    )  # fmt: skip
    full = await make.quote(lee, article, **FULL)
    await make.about(full, roy, at=[[9, 12], [14, 18]])
    await make.about(full, nato)
    other = await make.article(published_on=None, title=None)
    bare = await make.quote(None, other, within=full.id, confidence=1.0)
    await make.family(full, bare)
    await make.quote(lee, other)
    return [article.key, other.key]


@pytest.mark.parametrize("path", ASKED.values(), ids=ASKED)
async def test_gives_what_it_would_make(client: AsyncClient, db: Connection, make: Make, path: str) -> None:
    """In every form and with everything beside it, a quote that was kept is what is made of its row where it was not."""
    keys = await filled(make)

    made = await client.get(path)
    await storing.write_json(db, keys)
    kept = await client.get(path)

    assert made.status_code == kept.status_code == 200
    assert "q_00000" in made.text
    assert kept.text == made.text


async def test_makes_all_where_one_was_not_kept(client: AsyncClient, db: Connection, make: Make) -> None:
    """As after an upgrade, when not all is written yet."""
    keys = await filled(make)
    made = (await client.get("/quotes")).json()

    await storing.write_json(db, keys[:1])

    assert (await client.get("/quotes")).json() == made


async def test_names_whoever_it_is_now(client: AsyncClient, db: Connection, make: Make) -> None:
    """An actor that comes to be called otherwise is called so wherever it speaks or is spoken of."""
    await storing.write_json(db, await filled(make))

    await db.execute("UPDATE actors SET name = 'New ' || name")
    await db.execute("UPDATE families SET size = 7")
    await db.execute("INSERT INTO families (id, size) VALUES ('f_other', 1)")
    await db.execute(
        "UPDATE renderings SET family_key = (SELECT max(key) FROM families) WHERE words LIKE '%statement%'"
    )

    [first] = (await client.get("/quotes?about=NATO")).json()["items"]
    families = [
        one["family"] and one["family"]["id"] for one in (await client.get("/quotes?sort=said_on")).json()["items"]
    ]
    assert first["speaker"]["actor"]["name"] == "New Ann Lee"
    assert [one["name"] for one in first["about"]] == ["New NATO", 'New Raj "R" Roy']
    assert first["family"]["size"] == 7
    assert sorted(map(str, families)) == ["None", "f_000002", "f_other"]


@pytest.mark.parametrize(
    ("statement", "left"),
    [
        pytest.param("UPDATE quotes SET text = 'Other' WHERE n = (SELECT min(n) FROM quotes)", 2, id="words"),
        pytest.param("UPDATE articles SET title = 'Other' WHERE id <> 'a_000001'", 1, id="title"),
        pytest.param("UPDATE quotes SET earliest = NOT earliest", 3, id="what-is-not-in-it"),
        pytest.param("DELETE FROM quotes WHERE within IS NOT NULL", 2, id="quote"),
        pytest.param("DELETE FROM articles WHERE id = 'a_000001'", 2, id="article"),
    ],
)
async def test_keeps_nothing_that_is_otherwise(db: Connection, make: Make, statement: str, left: int) -> None:
    """Whoever changes a quote or its report by whatever statement leaves nothing of it that would be given still."""
    await storing.write_json(db, await filled(make))

    await db.execute(statement)

    assert await db.fetchval("SELECT count(*) FROM quote_json") == left

"""Quotes over HTTP: what a caller asks, and what comes back."""

from datetime import UTC, date, datetime

from httpx import AsyncClient

from tests.api.answers import ids
from tests.make import Make


async def test_lists_one_actors_quotes(client: AsyncClient, make: Make) -> None:
    """Only the speaker asked for, newest first."""
    lee, roy = await make.actor("Ann Lee"), await make.actor("Raj Roy")
    older = await make.quote(lee, said_to=date(2021, 8, 1))
    newer = await make.quote(lee, said_to=date(2021, 8, 2))
    await make.quote(roy)

    response = await client.get("/quotes", params={"speaker": "Ann Lee"})

    assert ids(response) == [newer.id, older.id]


async def test_gives_the_whole_record(client: AsyncClient, make: Make) -> None:
    """Every field of the contract, null where it does not apply."""
    lee = await make.actor("Ann Lee")
    article = await make.article("“It works,” Ann Lee said.", title="It works", url="https://post.example/1")
    quote = await make.quote(
        lee, article, text="It works", speaker="Ann Lee", cue="said", lemma="say", stance="neutral",
        content_at=[[1, 9]], speaker_at=[12, 19], cue_at=[20, 24], prefix="“", suffix=",” Ann Lee said.",
    )  # fmt: skip

    response = await client.get(f"/quotes/{quote.id}")

    assert response.json() == {
        "id": quote.id,
        "text": "It works",
        "kind": "direct",
        "speaker": {
            "text": "Ann Lee",
            "role": None,
            "anonymous": False,
            "actor": {"id": "ann-lee", "name": "Ann Lee", "kind": "person"},
        },
        "cue": {"text": "said", "lemma": "say", "stance": "neutral"},
        "addressee": None,
        "occasion": None,
        "said_on": {
            "from": None,
            "to": "2021-08-09",
            "at": None,
            "precision": "unknown",
            "evidence": None,
            "inherited": False,
        },
        "about": [],
        "within": None,
        "article": {
            "id": article.id,
            "title": "It works",
            "url": "https://post.example/1",
            "publisher": None,
            "agency": None,
            "published_on": "2021-08-09",
        },
        "evidence": {
            "text_sha256": response.json()["evidence"]["text_sha256"],
            "paragraph": 1,
            "content": [[1, 9]],
            "speaker": [12, 19],
            "cue": [20, 24],
            "said_on": None,
        },
        "context": {"prefix": "“", "suffix": ",” Ann Lee said."},
        "confidence": 0.9,
        "family": None,
        "matches": None,
    }


async def test_tells_whom_a_quote_names(client: AsyncClient, make: Make) -> None:
    """In the order of the content, each with the places of the name, in the unit asked for."""
    text = "🚢 “Raj Roy left NATO, poor Roy.”"
    lee, roy, nato = [await make.actor(name) for name in ("Ann Lee", "Raj Roy", "NATO")]
    quote = await make.quote(lee, await make.article(text), content_at=[[3, 30]])
    await make.about(quote, nato, at=[[16, 20]])
    await make.about(quote, roy, at=[[3, 10], [27, 30]])

    points, units = [
        (await client.get(f"/quotes/{quote.id}", params={"offsets": unit})).json()["about"]
        for unit in ("codepoints", "utf16")
    ]

    assert points == [
        {"id": "raj-roy", "name": "Raj Roy", "kind": "person", "at": [[3, 10], [27, 30]]},
        {"id": "nato", "name": "NATO", "kind": "person", "at": [[16, 20]]},
    ]
    assert [one["at"] for one in units] == [[[4, 11], [28, 31]], [[17, 21]]]


async def test_gives_a_bare_record(client: AsyncClient, make: Make) -> None:
    """A statement of which hardly anything is known is as whole a record."""
    article = await make.article(published_on=None, title=None)
    quote = await make.quote(None, article, anonymous=True)

    response = await client.get(f"/quotes/{quote.id}")

    assert response.json()["speaker"] == {"text": None, "role": None, "anonymous": True, "actor": None}
    assert response.json()["said_on"] == {
        "from": None, "to": None, "at": None, "precision": "unknown", "evidence": None, "inherited": False
    }  # fmt: skip


async def test_the_instant_of_a_saying_is_in_utc(client: AsyncClient, make: Make) -> None:
    """Like that of a report; the days are those that the text tells, in its own zone."""
    day = date(2021, 8, 9)
    at = datetime(2021, 8, 10, 1, 30, tzinfo=UTC)
    quote = await make.quote(None, said_from=day, said_to=day, said_instant=at, said_precision="instant")

    said = (await client.get(f"/quotes/{quote.id}")).json()["said_on"]

    assert (said["from"], said["at"], said["precision"]) == ("2021-08-09", "2021-08-10T01:30:00Z", "instant")


async def test_counts_offsets_in_utf16(client: AsyncClient, make: Make) -> None:
    """A character beyond the first plane counts twice for JavaScript."""
    text = "🚢🚢 “It floats 🚢,” she said."
    article = await make.article(text)
    quote = await make.quote(
        None, article, content_at=[[4, 15]], speaker_at=[18, 21], cue_at=[22, 26], said_at=[18, 21]
    )

    pages = [
        await client.get(path, params={"offsets": "utf16"}) for path in ("/quotes", f"/articles/{article.id}/quotes")
    ]
    record = await client.get(f"/quotes/{quote.id}", params={"offsets": "utf16"})

    for found in (*(page.json()["items"][0] for page in pages), record.json()):
        start, end = found["evidence"]["content"][0]
        assert text.encode("utf-16-le")[start * 2 : end * 2].decode("utf-16-le") == text[4:15]
        assert found["evidence"]["cue"] == [25, 29]
        assert found["evidence"]["said_on"] == [21, 24]


async def test_unknown_quote(client: AsyncClient) -> None:
    """A record that is not there is a problem, not an empty answer."""
    response = await client.get("/quotes/q_none")

    assert response.status_code == 404
    assert response.json()["detail"] == "no quote has the id q_none"

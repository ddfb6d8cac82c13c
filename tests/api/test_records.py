"""Articles, actors and loads over HTTP."""

from datetime import UTC, date, datetime

import pytest
from httpx import AsyncClient

from service.api.articles import paragraphs
from tests.api.answers import ids
from tests.make import DAY, Make


async def test_gives_an_article_with_its_text(client: AsyncClient, make: Make) -> None:
    """The text, and where its paragraphs stand."""
    text = "First paragraph.\n\nSecond 🚢 one\nof two lines.\n\nThird."
    published = datetime(2021, 8, 9, 16, 30, tzinfo=UTC)
    article = await make.article(text, published_at=published, highlights=["One", "Two"], zone="+05:30", language="en")

    record = (await client.get(f"/articles/{article.id}")).json()

    assert record["text"] == text
    assert [text[start:end] for start, end in record["paragraphs"]] == text.split("\n\n")
    assert record["published_at"] == "2021-08-09T16:30:00Z"
    assert (record["date_from"], record["highlights"], record["zone"]) == ("published", ["One", "Two"], "+05:30")
    assert (record["length"], record["language"]) == (len(text), "en")


async def test_gives_paragraphs_in_utf16(client: AsyncClient, make: Make) -> None:
    """The same in JavaScript's unit."""
    text = "🚢\n\nTwo."
    article = await make.article(text)

    record = (await client.get(f"/articles/{article.id}?offsets=utf16")).json()

    assert record["paragraphs"] == [[0, 2], [4, 8]]


@pytest.mark.parametrize("text", ["", "\n\n", "\n\nOne.\n\n\n\nTwo.\n"])
def test_paragraphs_of_odd_texts(text) -> None:
    """Blank lines are nobody's."""
    assert [text[start:end] for start, end in paragraphs(text)] == [part for part in text.split("\n") if part]


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ({"title": "Harbours reopen"}, {"q": "harbour"}),
        ({"text": "All ferries sail."}, {"q": "ferry"}),
        ({"publisher": "Harbour Post"}, {"publisher": "HARBOUR POST"}),
        ({"agency": "PTI"}, {"agency": ["pti", "ANI"]}),
        ({"published_on": date(2021, 9, 1)}, {"from": "2021-09-01"}),
        ({"published_on": date(2021, 7, 1)}, {"to": "2021-07-01"}),
        ({"published_on": date(2021, 7, 31)}, {"from": "2021-07", "to": "2021-07"}),
        (
            {"published_at": datetime(2021, 8, 9, 1, tzinfo=UTC)},
            {"q": "report", "to": "2021-08-09T01:00:00Z", "from": "2021-08-09T01:00Z", "publisher": "Post"},
        ),
        ({"loaded_at": datetime(2020, 1, 2, tzinfo=UTC)}, {"to": "2020-01", "use_date": "loaded"}),
        ({"loaded_at": datetime(2020, 1, 2, 3, tzinfo=UTC)}, {"to": "2020-01-02T03:00:00Z", "use_date": "loaded"}),
    ],
)
async def test_narrows_articles(client: AsyncClient, make: Make, given, asked) -> None:
    """A filter keeps what matches and drops what does not."""
    wanted = await make.article(**{"publisher": "Post", **given})
    await make.article()

    response = await client.get("/articles", params={**asked, "count": "true"})

    assert ids(response) == [wanted.id]
    assert response.json()["meta"]["count"] == 1
    assert "text" not in response.json()["items"][0]


async def test_sorts_articles(client: AsyncClient, make: Make) -> None:
    """By the instant, a day standing at its beginning; by loading; by relevance; each the other way round too."""
    rows = {
        "a": {"published_at": datetime(2021, 8, 9, 2, tzinfo=UTC), "loaded_at": datetime(2021, 9, 1, tzinfo=UTC)},
        "b": {"text": "A berth, a berth!", "loaded_at": datetime(2021, 9, 3, tzinfo=UTC)},
        "c": {"published_on": None, "text": "One berth for a ship.", "loaded_at": datetime(2021, 9, 2, tzinfo=UTC)},
    }
    for id, row in rows.items():
        await make.article(id=id, **row)

    for field, order in {"published_at": "cba", "loaded_at": "acb"}.items():
        assert ids(await client.get("/articles", params={"sort": field})) == [*order]
        assert ids(await client.get("/articles", params={"sort": f"-{field}"})) == [*reversed(order)]
    assert ids(await client.get("/articles")) == ["a", "b", "c"]
    assert ids(await client.get("/articles", params={"sort": "relevance", "q": "berth"})) == ["b", "c"]
    assert (await client.get("/articles", params={"sort": "relevance"})).status_code == 400


async def test_lists_an_articles_quotes_as_told(client: AsyncClient, make: Make) -> None:
    """In the order of the text, whatever their days."""
    article = await make.article()
    first = await make.quote(None, article, said_to=date(2021, 8, 1))
    second = await make.quote(None, article, said_to=date(2021, 8, 5))
    await make.quote()

    assert ids(await client.get(f"/articles/{article.id}/quotes")) == [first.id, second.id]


async def test_lists_whom_an_article_speaks_of(client: AsyncClient, make: Make) -> None:
    """Actors in the order of the text; those who are nobody in the register are left out."""
    article, lee, roy = await make.article(), await make.actor("Ann Lee"), await make.actor("Raj Roy")
    await make.figure(article, roy, 0)
    await make.figure(article, None, 1)
    await make.figure(article, lee, 2)
    await make.figure(article, roy, 3)

    assert ids(await client.get(f"/articles/{article.id}/actors")) == ["raj-roy", "ann-lee"]


@pytest.mark.parametrize("path", ["", "/quotes", "/actors"])
async def test_unknown_article(client: AsyncClient, path) -> None:
    """A list that belongs to nothing is not an empty list."""
    response = await client.get(f"/articles/a_none{path}")

    assert response.status_code == 404
    assert response.json()["detail"] == "no article has the id a_none"


async def test_lists_the_most_quoted_first(client: AsyncClient, make: Make) -> None:
    """And those quoted as often by id."""
    await make.actor("Bob Roy")
    await make.actor("Ann Roy")
    await make.quote(await make.actor("Raj Roy"))

    assert ids(await client.get("/actors")) == ["raj-roy", "ann-roy", "bob-roy"]
    assert ids(await client.get("/actors", params={"sort": "quotes"})) == ["bob-roy", "ann-roy", "raj-roy"]
    assert ids(await client.get("/actors", params={"sort": "name"})) == ["ann-roy", "bob-roy", "raj-roy"]
    assert ids(await client.get("/actors", params={"sort": "-name"})) == ["raj-roy", "bob-roy", "ann-roy"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "roy"}, ["raj-roy"]),
        ({"q": "Harb"}, ["harbour-office"]),
        ({"q": "off"}, ["harbour-office"]),
        ({"q": "arbour"}, []),
        ({"q": "r%y"}, []),
        ({"q": "The Harbour"}, ["harbour-office"]),
        ({"kind": "organisation"}, ["harbour-office"]),
        ({"kind": ["organisation", "person"]}, ["harbour-office", "raj-roy"]),
        ({"role": "the Harbour Minister"}, ["raj-roy"]),
        ({"role": ["minister", "secretary"]}, []),
    ],
)
async def test_narrows_actors(client: AsyncClient, make: Make, asked, found) -> None:
    """By the beginning of any word of any name, by kind, and by a role that is not over."""
    roy = await make.actor("Raj Roy", "R. Roy")
    await make.actor("Harbour Office", kind="organisation")
    await make.role(await make.article(), roy, "harbour minister")
    await make.role(await make.article(), roy, "secretary", former=True)

    assert ids(await client.get("/actors", params=asked)) == found


async def test_a_search_without_a_letter_is_refused(idle: AsyncClient) -> None:
    """It could find nothing, or everything."""
    assert (await idle.get("/actors", params={"q": "%"})).status_code == 400


async def test_gives_an_actor_with_names_and_roles(client: AsyncClient, make: Make) -> None:
    """Each role with its first and last day of evidence, the newest first."""
    lee = await make.actor("Ann Lee", "Lee", "Minister Lee", wikidata="Q1")
    for n, (text, day) in enumerate([("minister", DAY), ("mayor", date(2015, 1, 1)), ("minister", date(2021, 9, 1))]):
        await make.role(await make.article(), lee, text, n, stated_on=day)
    await make.quote(lee)

    assert (await client.get("/actors/ann-lee")).json() == {
        "id": "ann-lee",
        "name": "Ann Lee",
        "kind": "person",
        "wikidata": "Q1",
        "aliases": ["Lee", "Minister Lee"],
        "quotes": 1,
        "roles": [
            {"text": "minister", "first_on": "2021-08-09", "last_on": "2021-09-01", "articles": 2},
            {"text": "mayor", "first_on": "2015-01-01", "last_on": "2015-01-01", "articles": 1},
        ],
    }


async def test_lists_what_an_actor_said(client: AsyncClient, make: Make) -> None:
    """With every filter of quotes; an unknown actor is a problem."""
    lee = await make.actor("Ann Lee")
    quote = await make.quote(lee, kind="mixed")
    await make.quote(lee)

    assert ids(await client.get("/actors/ann-lee/quotes", params={"kind": "mixed"})) == [quote.id]
    assert (await client.get("/actors/ann/quotes")).status_code == 404
    assert (await client.get("/actors/ann")).status_code == 404


async def test_an_actor_may_be_called_resolve(client: AsyncClient, make: Make) -> None:
    """Its quotes are found; the word itself is the path of another question."""
    quote = await make.quote(await make.actor("Resolve"))

    assert ids(await client.get("/actors/resolve/quotes")) == [quote.id]


async def test_tells_what_the_loader_did(client: AsyncClient, make: Make) -> None:
    """The newest load first; one with every refusal and its reason."""
    older = await make.load(state="failed", reason="the loader stopped before the end")
    newer = await make.load(read=3, stored=1, refused=2)
    await make.refusal(newer, 2, document="b.txt", place="byte 7", reason="is not text")
    await make.refusal(newer, 1, document="a.txt")
    await make.note(newer, document="c.txt", place="paragraph 2")

    assert ids(await client.get("/loads")) == [newer.id, older.id]
    record = (await client.get(f"/loads/{newer.id}")).json()
    assert (record["state"], record["read"], record["stored"], record["refused"]) == ("running", 3, 1, 2)
    assert record["refusals"] == [
        {"document": "a.txt", "place": None, "reason": "is empty"},
        {"document": "b.txt", "place": "byte 7", "reason": "is not text"},
    ]
    assert record["notes"] == [{"document": "c.txt", "place": "paragraph 2", "what": "its language is fr"}]


async def test_tells_what_a_reextract_changed(client: AsyncClient, make: Make) -> None:
    """How many quotes, and which; a load of files has neither."""
    load = await make.load()
    again = await make.load(kind="reextract", paths=[], added=0, lost=1, changed=7)
    await make.quote_change(again, 2, change="changed", fields=["cue", "said_on"], speaker="Ann Lee")
    await make.quote_change(again, 1)

    record = (await client.get(f"/loads/{again.id}")).json()
    other = (await client.get(f"/loads/{load.id}")).json()

    assert (record["kind"], record["quote_counts"]) == ("reextract", {"added": 0, "lost": 1, "changed": 7})
    assert [(one["change"], one["speaker"], one["fields"]) for one in record["changes"]] == [
        ("lost", None, []),
        ("changed", "Ann Lee", ["cue", "said_on"]),
    ]
    assert (other["kind"], other["quote_counts"], other["changes"]) == ("load", None, [])


async def test_unknown_load(client: AsyncClient) -> None:
    """A problem as everywhere."""
    assert (await client.get("/loads/l_none")).status_code == 404

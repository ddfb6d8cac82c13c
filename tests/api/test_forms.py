"""The forms of lists: each holds what the pages hold, in their order, and can be gone on with from any item."""

import csv
import io
import json
from typing import Any

import pytest
from httpx import AsyncClient, Response
from hypothesis import given, settings
from hypothesis import strategies as st

from service.api.forms import MEDIA, Form
from service.db.pool import connect
from service.settings import Settings
from tests.api.answers import faults, ids
from tests.api.conftest import calling
from tests.api.test_walks import ASKED, SLOW, SORTS, fill
from tests.conftest import cloned, name_of
from tests.make import Make

STREAMS = [Form.NDJSON, Form.CSV, Form.JSONLD]


@pytest.fixture(scope="module")
async def forty(server_url: str, template_url: str) -> Any:
    """A caller of a service over the forty quotes of the walks."""
    async with cloned(server_url, name_of(template_url)) as url:
        db = await connect(url)
        await fill(Make(db))
        await db.close()
        async with calling(Settings(database_url=url, access_log=False)) as client:
            yield client


async def items(client: AsyncClient, path: str, **params: Any) -> list[dict[str, Any]]:
    """The items of all pages."""
    found: list[dict[str, Any]] = []
    while True:
        page = (await client.get(path, params={"limit": 200, **params})).json()
        found += page["items"]
        if (cursor := page["page"]["next"]) is None:
            return found
        params["cursor"] = cursor


def lines(response: Response) -> list[dict[str, Any]]:
    """The items of an NDJSON stream."""
    assert response.headers["content-type"] == "application/x-ndjson", response.text
    return [json.loads(line) for line in response.text.splitlines()]


def rows(response: Response) -> list[dict[str, str]]:
    """The rows of a table."""
    assert response.headers["content-type"].startswith("text/csv"), response.text
    return list(csv.DictReader(io.StringIO(response.text, newline=""), strict=True))


def nodes(response: Response) -> list[dict[str, Any]]:
    """The nodes of linked data."""
    assert response.headers["content-type"] == "application/ld+json", response.text
    return response.json()["@graph"]


@given(ASKED, st.sampled_from(SORTS), st.integers(1, 9))
@settings(max_examples=20, deadline=None, suppress_health_check=SLOW)
async def test_holds_what_the_pages_hold(forty: AsyncClient, asked: dict[str, Any], sort: str, limit: int) -> None:
    """The same items in the same order, whatever is asked for; the last alone has no cursor."""
    params = {**asked, "sort": sort}
    expected = await items(forty, "/quotes", **params, limit=limit)

    found = lines(await forty.get("/quotes", params={**params, "format": "ndjson"}))
    table = rows(await forty.get("/quotes", params={**params, "format": "csv"}))
    graph = nodes(await forty.get("/quotes", params={**params, "format": "jsonld"}))

    ends = [item.pop("cursor") is None for item in found]
    assert found == expected
    assert [row["id"] for row in table] == [item["id"] for item in expected]
    assert [node["@id"] for node in graph] == [f"urn:onrecord:quote:{item['id']}" for item in expected]
    assert ends == [n + 1 == len(found) for n in range(len(found))]


@given(st.sampled_from(STREAMS), st.integers(0, 39), st.sampled_from(SORTS))
@settings(max_examples=20, deadline=None, suppress_health_check=SLOW)
async def test_goes_on_from_any_item(forty: AsyncClient, form: Form, at: int, sort: str) -> None:
    """What is behind an item is what its cursor gives, in any form and as pages, and the last item has none."""
    whole = lines(await forty.get("/quotes", params={"sort": sort, "format": "ndjson"}))
    table = rows(await forty.get("/quotes", params={"sort": sort, "format": "csv"}))
    expected = [item["id"] for item in whole[at + 1 :]]
    cursor = whole[at]["cursor"]
    assert table[at]["cursor"] == (cursor or "")
    if cursor is None:
        assert not expected
        return

    rest = await forty.get("/quotes", params={"sort": sort, "format": form, "cursor": cursor})
    page = await forty.get("/quotes", params={"sort": sort, "limit": 200, "cursor": cursor})

    assert identified(rest, form) == ids(page) == expected


def identified(response: Response, form: Form) -> list[str]:
    """The ids of what a stream holds."""
    if form is Form.NDJSON:
        return [item["id"] for item in lines(response)]
    return [row["id"] for row in rows(response)] if form is Form.CSV else [
        node["@id"].rsplit(":", 1)[1] for node in nodes(response)
    ]  # fmt: skip


async def test_every_list_comes_in_every_form(client: AsyncClient, make: Make) -> None:
    """The sub-lists too, and an empty list is an empty one."""
    lee = await make.actor("Ann Lee")
    article = await make.article()
    quote, twin = await make.quote(lee, article), await make.quote(lee)
    await make.family(quote, twin)
    await make.figure(article, lee)
    lists = ["/quotes", "/articles", "/actors", f"/articles/{article.id}/quotes", f"/articles/{article.id}/actors",
             "/actors/ann-lee/quotes", "/quotes?speaker=Nobody"]  # fmt: skip

    for path in lists:
        page = ids(await client.get(path))
        for form in STREAMS:
            response = await client.get(path, headers={"Accept": MEDIA[form]})
            assert identified(response, form) == page, path
    [member] = lines(await client.get(f"/quotes/{quote.id}/family?format=ndjson"))
    [row] = rows(await client.get(f"/quotes/{quote.id}/family?format=csv"))
    [node] = nodes(await client.get(f"/quotes/{quote.id}/family?format=jsonld"))
    assert member["quote"]["id"] == row["quote.id"] == node["@id"].rsplit(":", 1)[1] == twin.id
    assert member["relation"] == row["relation"] == node["onrecord:relation"]


async def test_has_the_fields_that_are_wanted(forty: AsyncClient) -> None:
    """Lines have those alone, a table their columns, and each its cursor."""
    params = {"fields": "speaker.actor,id", "limit": 1}

    [line] = lines(await forty.get("/quotes", params={**params, "format": "ndjson"}))
    [row] = rows(await forty.get("/quotes", params={**params, "format": "csv"}))

    assert list(line) == ["id", "speaker", "cursor"]
    assert list(row) == ["id", "speaker.actor.id", "speaker.actor.name", "speaker.actor.kind", "cursor"]


async def test_has_what_is_expanded(forty: AsyncClient) -> None:
    """A text has its column, and ends no stream where it would end a page."""
    asked = {"expand": "article.text,speaker.roles"}

    found = lines(await forty.get("/quotes", params={**asked, "format": "ndjson"}))
    table = rows(await forty.get("/quotes", params={**asked, "format": "csv"}))

    assert len(found) == len(table) == 40
    assert {item["article"]["text"] for item in found} == {row["article.text"] for row in table}
    assert "speaker.roles.text" in table[0]


async def test_a_limit_is_kept(forty: AsyncClient) -> None:
    """So many items and no more; the last one has the cursor to the rest."""
    found = lines(await forty.get("/quotes?format=ndjson&limit=3"))

    rest = lines(await forty.get("/quotes", params={"format": "ndjson", "cursor": found[-1]["cursor"]}))

    assert [len(found), len(rest)] == [3, 37]


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", Form.JSON),
        ("*/*", Form.JSON),
        ("text/html, */*;q=0.8", Form.JSON),
        ("application/*", Form.JSON),
        ("text/csv", Form.CSV),
        ("text/*, application/*;q=0.5", Form.CSV),
        ("text/csv, */*", Form.CSV),
        ("text/csv;q=0.1, application/json", Form.JSON),
        ("application/x-ndjson", Form.NDJSON),
        ("application/json;q=0.2, application/ld+json;q=0.9", Form.JSONLD),
        ("application/json;q=0, */*", Form.NDJSON),
    ],
)
async def test_the_caller_gets_what_it_likes_best(idle: AsyncClient, accept: str, form: Form) -> None:
    """By weight, then by how exactly it is named; a tag of the pages is no answer to who wants something else."""
    tag = (await idle.get("/articles")).headers["etag"]

    response = await idle.get("/articles", headers={"Accept": accept})
    again = await idle.get("/articles", headers={"Accept": accept, "If-None-Match": tag})

    assert response.headers["content-type"] == MEDIA[form]
    assert again.status_code == (304 if form is Form.JSON else 200)
    assert "accept" in response.headers["vary"].lower()


@pytest.mark.parametrize(
    ("path", "accept"),
    [("/quotes?format=csv", "application/json"), ("/quotes?format=json", "text/csv"), ("/quotes", "text/html"),
     ("/quotes/q_1", "text/csv"), ("/loads", "application/ld+json"), ("/changes", "application/ld+json"),
     ("/timeline", "application/ld+json"), ("/quality", "text/csv")],
)  # fmt: skip
async def test_both_must_agree(idle: AsyncClient, path: str, accept: str) -> None:
    """A form that Accept leaves out is not given, and neither is one that the path does not have."""
    response = await idle.get(path, headers={"Accept": accept})

    assert response.status_code == 406
    assert "Accept" in faults(response)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("format=xml", "format"),
        ("format=csv&count=true", "count"),
        ("format=csv&facets=kind", "facets"),
        ("format=jsonld&offsets=utf16", "offsets"),
        ("format=jsonld&highlight=true&q=berth", "highlight"),
        ("format=jsonld&fields=id", "fields"),
        ("format=jsonld&expand=article.text", "expand"),
        ("format=csv&limit=201", "limit"),
    ],
)
async def test_nothing_is_ignored(idle: AsyncClient, query: str, name: str) -> None:
    """What a form has no place for is refused."""
    response = await idle.get(f"/quotes?{query}")

    assert response.status_code == 400
    assert name in faults(response)


async def test_a_cursor_that_leads_back_is_refused(forty: AsyncClient) -> None:
    """A stream goes forward alone."""
    first = (await forty.get("/quotes?limit=2")).json()["page"]["next"]
    back = (await forty.get("/quotes", params={"limit": 2, "cursor": first})).json()["page"]["prev"]

    response = await forty.get("/quotes", params={"format": "ndjson", "cursor": back})

    assert "leads back" in faults(response)["cursor"]


async def test_says_whom_it_is_of(client: AsyncClient, make: Make) -> None:
    """Names, those who bear them and the version stand in the head."""
    await make.quote(await make.actor("Ann Lee", "Lee"))
    await make.actor("Bob Lee", "Lee")

    head = (await client.get("/quotes", params={"speaker": ["Lee", "Çelik"], "format": "csv"})).headers

    assert head["resolution"] == (
        '"Lee";actor="ann-lee";reason=most_quoted;alternatives=1, %"%c3%87elik";reason=nobody;alternatives=0'
    )
    assert head["corpus-version"] == str((await client.get("/quotes")).json()["meta"]["corpus_version"])
    assert head["content-disposition"] == 'attachment; filename="quotes.csv"'
    assert "etag" not in head


@pytest.mark.parametrize("form", STREAMS)
@pytest.mark.parametrize("path", ["/quotes?speaker=Nobody", "/articles/none/quotes", "/quotes?q=the"])
async def test_head_is_that_of_get(idle: AsyncClient, form: Form, path: str) -> None:
    """The same status and headers, errors included, without a body."""
    got, head = [await idle.request(method, path, headers={"Accept": MEDIA[form]}) for method in ("GET", "HEAD")]

    changing = ("x-request-id", "server-timing", "content-length")
    assert head.content == b""
    assert [kv for kv in head.headers.items() if kv[0] not in changing] == [
        kv for kv in got.headers.items() if kv[0] not in changing
    ]
    assert head.status_code == got.status_code


async def test_an_error_before_the_first_byte_is_a_problem(client: AsyncClient, make: Make) -> None:
    """As with pages, whatever the caller takes."""
    for name in ("Ann Lee", "Bob Lee"):
        await make.actor(name, "Lee")

    for path, status in (("/quotes?speaker=Lee&on_ambiguous=error", 409), ("/articles/none/quotes", 404)):
        response = await client.get(path, headers={"Accept": "text/csv"})

        assert response.status_code == status
        assert faults(response) == {}

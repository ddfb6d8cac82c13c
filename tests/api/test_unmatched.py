"""Values that nothing on record has: never an empty page without a word."""

from typing import Any

import pytest
from httpx import AsyncClient

from service.db.pool import Connection
from tests.make import Make

#: What a report and its statement have, by the parameters that ask for it.
REPORT = {"publisher": "The Harbour Courier", "agency": "Agence Côtière"}
STATEMENT = {"cue": "warned", "lemma": "warn", "occasion": "news conference", "addressee": "the harbour’s pilots"}


@pytest.fixture
async def record(make: Make) -> None:
    """One report with one statement, and a role."""
    article, actor = await make.article(**REPORT), await make.actor("Ann Lee")
    await make.quote(actor, article, **STATEMENT)
    await make.role(article, actor, "Harbour Master")


def unmatched(response: Any) -> list[dict[str, Any]]:
    """What an answer says that nothing on record has."""
    found: list[dict[str, Any]] = response.json()["meta"]["unmatched"]
    return found


def unknown(parameter: str, value: str, *near: str) -> dict[str, Any]:
    """How an answer says it."""
    return {"parameter": parameter, "value": value, "reason": "unknown", "near": [*near]}


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    "path", ["/quotes", "/articles", "/timeline", "/actors/ann-lee/quotes", "/actors/ann-lee/timeline"]
)
@pytest.mark.parametrize(
    ("parameter", "value", "near"),
    [
        ("publisher", "The Harbor Courier", "The Harbour Courier"),
        ("publisher", "Harbour", "The Harbour Courier"),
        ("agency", "agence cotiere sa", "Agence Côtière"),
        ("cue", "warnt", "warn"),
        ("occasion", "news confrence", "news conference"),
        ("addressee", "pilots", "the harbour’s pilots"),
    ],
)
async def test_says_that_nothing_has_a_value(client: AsyncClient, path, parameter, value, near) -> None:
    """The answer is empty, and says of which value; with what may have been meant."""
    response = await client.get(path, params={parameter: value, "from": "2021-08-01", "to": "2021-08-31"})

    [told] = unmatched(response)
    assert not any(item.get("count", 1) for item in response.json()["items"])
    assert told == unknown(parameter, value, *told["near"])
    assert told["near"][0] == near


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("path", ["/quotes", "/articles"])
@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("publisher", "harbour courier"),
        ("publisher", "THE HARBOUR-COURIER"),
        ("agency", "agence cotiere"),
        ("agency", "AGENCE CÔTIÈRE"),
        ("cue", "Warned"),
        ("cue", "WARN"),
        ("occasion", "News Conference"),
        ("addressee", "harbours pilots"),
    ],
)
async def test_finds_a_value_in_any_spelling(client: AsyncClient, path, parameter, value) -> None:
    """Case, accents, punctuation and a leading *the* make no difference."""
    response = await client.get(path, params={parameter: value})

    assert len(response.json()["items"]) == 1
    assert unmatched(response) == []


async def test_spellings_of_one_name_are_one(client: AsyncClient, make: Make) -> None:
    """Whichever is asked for finds all, and the facet counts them together."""
    for publisher in ("The Courier", "Courier", "COURIER"):
        await make.quote(None, await make.article(publisher=publisher))

    response = await client.get("/quotes", params={"publisher": "the courier", "facets": "publisher"})

    assert len(response.json()["items"]) == 3
    assert [value["count"] for value in response.json()["facets"]["publisher"]["values"]] == [3]


@pytest.mark.usefixtures("record")
async def test_tells_of_one_value_among_others(client: AsyncClient) -> None:
    """What the others find is there, and the one that finds nothing is told."""
    response = await client.get("/quotes", params={"publisher": ["Harbour Courier", "Inland Times"]})

    assert len(response.json()["items"]) == 1
    assert unmatched(response) == [unknown("publisher", "Inland Times")]


@pytest.mark.usefixtures("record")
async def test_says_nothing_of_values_that_something_has(client: AsyncClient) -> None:
    """Where it is the other filters that leave nothing, no value is to blame."""
    response = await client.get("/quotes", params={"publisher": "Harbour Courier", "from": "2022-01-01"})

    assert response.json()["items"] == []
    assert unmatched(response) == []


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(("role", "near"), [("harbor master", ["Harbour Master"]), ("Mayor", [])])
async def test_says_that_nobody_has_a_role(client: AsyncClient, role, near) -> None:
    """The register does so too; a role that somebody has is found in any spelling."""
    response = await client.get("/actors", params={"role": role})
    found = await client.get("/actors", params={"role": "the HARBOUR master"})

    assert unmatched(response) == [unknown("role", role, *near)]
    assert [actor["id"] for actor in found.json()["items"]] == ["ann-lee"]


async def test_says_that_nobody_is_called_so_however_far_off(client: AsyncClient) -> None:
    """A beginning that nobody's name has is told even where nothing is spelt like it."""
    response = await client.get("/actors", params={"q": "zzyzx"})

    assert response.json()["resolution"] == [
        {"query": "zzyzx", "actor": None, "alternatives": [], "others": 0, "reason": "nobody"}
    ]


async def test_says_what_became_of_an_article(client: AsyncClient, db: Connection) -> None:
    """One that never was is unknown; one that is no more is gone, with what stands in its place."""
    await db.execute(
        "INSERT INTO changes (kind, id, version, n, change, replaced_by) "
        "VALUES ('article', 'a_old', 1, 1, 'lost', 'a_new'), ('article', 'a_gone', 1, 2, 'withdrawn', NULL)"
    )

    response = await client.get("/quotes", params={"article": ["a_never", "a_old", "a_gone"]})

    assert unmatched(response) == [
        unknown("article", "a_never"),
        {"parameter": "article", "value": "a_old", "reason": "gone", "near": ["a_new"]},
        {"parameter": "article", "value": "a_gone", "reason": "gone", "near": []},
    ]


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("form", ["ndjson", "csv", "jsonld"])
async def test_streams_say_it_in_a_header(client: AsyncClient, form) -> None:
    """As a structured field; where all is found there is none."""
    asked = {"publisher": ["Harbor Courier", "Harbour Courier", "Côte"], "format": form}
    response = await client.get("/quotes", params=asked)
    plain = await client.get("/articles", params={"publisher": "Harbour Courier", "format": form})

    assert response.headers["unmatched"] == (
        '"Harbor Courier";parameter=publisher;reason=unknown, %"C%c3%b4te";parameter=publisher;reason=unknown'
    )
    assert "unmatched" not in plain.headers


async def test_timelines_say_it_in_a_header(client: AsyncClient) -> None:
    """In their other forms too."""
    response = await client.get("/timeline", params={"agency": "PTI", "format": "csv"})

    assert response.headers["unmatched"] == '"PTI";parameter=agency;reason=unknown'


@pytest.mark.parametrize("value", ["x" * 20_000, "ﷺ" * 500, "😀" * 500, "…", "Правда", "读卖新闻"])
async def test_any_name_can_be_stored(client: AsyncClient, make: Make, value) -> None:
    """However long it is, or whatever its letters; what a caller can write finds it."""
    await make.quote(None, await make.article(publisher=value))

    response = await client.get("/quotes", params={"publisher": value[:500]})

    assert len(response.json()["items"]) == (len(value) <= 500)

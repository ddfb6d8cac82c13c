"""Lists as linked data: where things stand is where they stand in the reports of the seeds."""

from typing import Any

import pytest
from httpx import AsyncClient

from service.api.linked import OURS, article, quotation


@pytest.fixture
async def graphs(seeded: AsyncClient) -> dict[str, list[dict[str, Any]]]:
    """The nodes of every list."""
    return {
        name: (await seeded.get(f"/{name}?format=jsonld")).json()["@graph"] for name in ("quotes", "articles", "actors")
    }


async def test_selectors_cut_what_they_quote(seeded: AsyncClient, graphs: dict[str, list[dict[str, Any]]]) -> None:
    """The characters between two positions are the exact words, and those around them are prefix and suffix."""
    texts: dict[str, str] = {}
    seen = 0

    for target in targets(graphs["quotes"]):
        id = target["source"]["@id"].rsplit(":", 1)[1]
        text = texts.get(id) or (await seeded.get(f"/articles/{id}")).json()["text"]
        texts[id] = text
        position, quoted = target["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quoted["exact"]
        assert text[:start].endswith(quoted.get("prefix", ""))
        assert text[end:].startswith(quoted.get("suffix", ""))
        seen += 1

    assert seen > len(graphs["quotes"])


def targets(quotes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every place that quotes are annotated at."""
    return [target for quote in quotes for one in quote["annotation"] for target in one["target"]]


def test_every_node_is_of_a_type_and_has_a_name(graphs: dict[str, list[dict[str, Any]]]) -> None:
    """The types are those of schema.org; what a quote refers to is what the other lists name."""
    types = {name: {node["@type"] for node in nodes} for name, nodes in graphs.items()}
    articles = {node["@id"] for node in graphs["articles"]}
    actors = {node["@id"] for node in graphs["actors"]}

    assert types["quotes"] == {"Quotation"}
    assert types["articles"] == {"NewsArticle"}
    assert types["actors"] >= {"Person", "Organization", "GovernmentOrganization", "Country"}
    for quote in graphs["quotes"]:
        assert quote["isBasedOn"]["@id"] in articles
        assert {one["@id"] for one in [*quote.get("mentions", ()), *filter(None, [quote.get("creator")])]} <= actors


def test_says_nothing_for_what_is_not_known(graphs: dict[str, list[dict[str, Any]]]) -> None:
    """No null, no empty list, and no day that the text does not give."""
    for node in [node for nodes in graphs.values() for node in nodes]:
        for name, value in node.items():
            assert value not in (None, [], "") or name == "onrecord:cursor"
    for quote in graphs["quotes"]:
        assert ("dateCreated" in quote) <= (quote["onrecord:said_precision"] in ("day", "instant"))


async def test_terms_have_a_context(seeded: AsyncClient) -> None:
    """Every word is one of schema.org, of Web Annotation, or marked as ours."""
    document = (await seeded.get("/quotes?format=jsonld&limit=1")).json()

    [schema, own] = document["@context"]
    assert schema == "https://schema.org"
    assert own["onrecord"] == OURS
    assert {name for name in own if name[0].isupper()} == {
        "Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector"
    }  # fmt: skip


@pytest.mark.parametrize("link", [quotation, article])
async def test_takes_what_json_gives(seeded: AsyncClient, link: Any) -> None:
    """An item of a page is enough to make its node."""
    noun = {quotation: "quotes", article: "articles"}[link]
    [item] = (await seeded.get(f"/{noun}?limit=1")).json()["items"]
    [node] = (await seeded.get(f"/{noun}?limit=1&format=jsonld")).json()["@graph"]

    assert link(item) == {name: value for name, value in node.items() if name != "onrecord:cursor"}

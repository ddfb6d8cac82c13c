"""Quotes asked for by whom they name."""

import pytest
from httpx import AsyncClient

from tests.api.answers import ids, walk
from tests.make import Made, Make


@pytest.fixture
async def said(make: Make) -> dict[str, Made]:
    """Lee names NATO, Roy and both; Roy names NATO."""
    lee, roy = await make.actor("Ann Lee", "Lee"), await make.actor("Raj Roy", "Roy")
    nato = await make.actor("NATO")
    named = {"nato": (lee, [nato]), "roy": (lee, [roy]), "both": (lee, [nato, roy]), "his": (roy, [nato])}
    made = {}
    for name, (speaker, topics) in named.items():
        made[name] = await make.quote(speaker)
        for topic in topics:
            await make.about(made[name], topic)
    await make.quote(lee)
    return made


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param({"about": "NATO"}, ["his", "both", "nato"], id="by whomever"),
        pytest.param({"about": "nato", "sort": "said_on"}, ["nato", "both", "his"], id="oldest first"),
        pytest.param(
            {"about": "nato", "sort": "-loaded_at", "facets": "kind"}, ["his", "both", "nato"], id="in another order"
        ),
        pytest.param({"about": ["Roy", "NATO"]}, ["his", "both", "roy", "nato"], id="one or the other, each once"),
        pytest.param({"about": "NATO", "speaker": "Lee"}, ["both", "nato"], id="by one speaker"),
        pytest.param({"about": "NATO", "speaker": ["Lee", "Roy"]}, ["his", "both", "nato"], id="by two speakers"),
        pytest.param({"about": "Nobody"}, [], id="whom nobody bears"),
        pytest.param({"about": "Nobody", "speaker": "Lee"}, [], id="whom nobody bears, by somebody"),
        pytest.param({"about": "Roy", "kind": "indirect"}, [], id="with another filter"),
    ],
)
async def test_finds_whom_quotes_name(
    client: AsyncClient, said: dict[str, Made], asked: dict[str, str | list[str]], found: list[str]
) -> None:
    """Newest first, each once, counted as walked."""
    response = await client.get("/quotes", params={**asked, "count": "true"})

    assert ids(response) == [said[name].id for name in found]
    assert response.json()["meta"]["count"] == len(found)


async def test_what_one_actor_says_of_another(client: AsyncClient, said: dict[str, Made]) -> None:
    """As when both are asked for by name, page by page; counted over time as well."""
    answer = await client.get("/actors/ann-lee/quotes", params={"about": "NATO"})
    pages = await walk(client, "/actors/ann-lee/quotes", about="NATO", limit=1)
    counted = await client.get("/actors/ann-lee/timeline", params={"about": "NATO"})

    assert ids(answer) == [said["both"].id, said["nato"].id] == [id for page in pages for id in page]
    assert [one["query"] for one in answer.json()["resolution"]] == ["ann-lee", "NATO"]
    assert counted.json()["meta"]["count"] == 2
    assert counted.json()["resolution"] == answer.json()["resolution"]
    assert (await client.get("/actors/nobody/quotes", params={"about": "NATO"})).status_code == 404


@pytest.mark.usefixtures("said")
async def test_says_whom_the_names_meant(client: AsyncClient) -> None:
    """The names of speakers first, then those of `about`."""
    response = await client.get("/quotes", params={"about": ["NATO", "Noto"], "speaker": "Lee"})

    told = [(one["query"], one["actor"] and one["actor"]["id"]) for one in response.json()["resolution"]]
    assert told == [("Lee", "ann-lee"), ("NATO", "nato"), ("Noto", None)]


async def test_refuses_several_when_asked(client: AsyncClient, make: Make) -> None:
    """A name that several bear is refused here too."""
    await make.actor("Jake Sullivan", "Sullivan")
    await make.actor("Dan Sullivan", "Sullivan")

    response = await client.get("/quotes", params={"about": "Sullivan", "on_ambiguous": "error"})

    assert response.status_code == 409


@pytest.mark.usefixtures("said")
@pytest.mark.parametrize("asked", [{"about": ["NATO", "Roy"]}, {"about": "NATO", "speaker": ["Lee", "Roy"]}])
async def test_can_be_walked(client: AsyncClient, asked: dict[str, str | list[str]]) -> None:
    """Page by page the same quotes as at once, and the walk keeps to the actors that it began with."""
    whole = ids(await client.get("/quotes", params=asked))

    assert await walk(client, "/quotes", **asked, limit=1) == [[one] for one in whole]

"""Quotes over HTTP: narrowed, searched, sorted and counted."""

from datetime import UTC, date, datetime

import pytest
from httpx import AsyncClient

from tests.api.answers import faults, ids
from tests.make import Make


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        pytest.param({"kind": "mixed"}, {"kind": "mixed"}, id="kind"),
        pytest.param({"kind": "mixed"}, {"kind": ["mixed", "indirect"]}, id="one of two kinds"),
        pytest.param({"stance": "denial"}, {"stance": "denial"}, id="stance"),
        pytest.param({"text": "The berths are safe"}, {"q": "berth"}, id="a word in another form"),
        pytest.param({"text": "The berths are safe"}, {"q": '"berths are safe" -ships'}, id="a phrase and a minus"),
        pytest.param({"occasion": "news conference"}, {"occasion": "News Conference"}, id="occasion"),
        pytest.param({"confidence": 0.99}, {"min_confidence": "0.95"}, id="confidence"),
        pytest.param({"cue": "was warned by", "lemma": "warn"}, {"cue": "Warn"}, id="the first form of a cue"),
        pytest.param({"cue": "Said", "lemma": "say"}, {"cue": ["said", "added"]}, id="a cue as it stands"),
        pytest.param({"addressee": "the BBC’s Today"}, {"addressee": "BBCs today"}, id="addressee"),
        pytest.param({"said_from": date(2021, 7, 31), "said_to": date(2021, 8, 1)}, {"from": "2021-07", "to": "2021-07"}, id="a month"),
        pytest.param({"said_to": date(2021, 8, 8)}, {"to": "2021-08-08T00:00:00-05:00"}, id="the day of an instant"),
        pytest.param({"said_precision": "day"}, {"undated": "exclude"}, id="dated by the text"),
        pytest.param({"loaded_at": datetime(2020, 1, 2, 23, 59, tzinfo=UTC)}, {"to": "2020-01-03T00:59:00+01:00", "use_date": "loaded"}, id="loaded until an instant"),
        pytest.param({"loaded_at": datetime(2022, 1, 2, 23, 59, tzinfo=UTC)}, {"from": "2022-01-02T23:59:00Z", "use_date": "loaded"}, id="loaded since an instant"),
        pytest.param({"published_at": datetime(2022, 1, 1, 3, tzinfo=UTC)}, {"from": "2022-01-01T02:30:00Z", "use_date": "published"}, id="published since an instant"),
        pytest.param({"published_on": date(2022, 1, 1)}, {"from": "2022-01-01T02:30:00Z", "use_date": "published"}, id="published on the day of an instant"),
        pytest.param({"published_at": datetime(2020, 1, 1, 3, tzinfo=UTC)}, {"to": "2020-01-01T03:00:00Z", "use_date": "published"}, id="published until an instant"),
        pytest.param({"said_from": date(2021, 7, 1), "said_to": date(2021, 7, 31)}, {"from": "2021-07-31", "to": "2021-08-01"}, id="an interval that overlaps at its end"),
        pytest.param({"said_from": date(2021, 7, 1), "said_to": date(2021, 7, 31)}, {"from": "2021-06-01", "to": "2021-07-01"}, id="an interval that overlaps at its beginning"),
        pytest.param({"said_to": date(2021, 7, 1)}, {"to": "2021-07-01"}, id="to is inclusive"),
        pytest.param({"loaded_at": datetime(2020, 1, 2, 23, 59, tzinfo=UTC)}, {"to": "2020-01-02", "use_date": "loaded"}, id="the day of loading"),
        pytest.param({"published_on": date(2022, 1, 1)}, {"from": "2022-01-01", "use_date": "published"}, id="the day of publication"),
    ],
)  # fmt: skip
async def test_narrows(client: AsyncClient, make: Make, given, asked) -> None:
    """A filter keeps what matches and drops what does not, for one speaker as for all."""
    lee = await make.actor("Ann Lee")
    wanted = await make.quote(lee, **given)
    await make.quote(lee, text="Something else", said_to=date(2021, 8, 9), loaded_at=datetime(2021, 11, 9, tzinfo=UTC))

    responses = [await client.get("/quotes", params=asked | more) for more in ({}, {"speaker": "ann-lee"})]

    assert [ids(response) for response in responses] == [[wanted.id], [wanted.id]]


async def test_narrows_by_what_the_speaker_is(client: AsyncClient, make: Make) -> None:
    """Of all speakers those of a kind; nobody in particular is of none."""
    navy = await make.actor("The Navy", kind="organisation")
    wanted = await make.quote(navy)
    await make.quote(await make.actor("Ann Lee"))
    await make.quote()

    assert ids(await client.get("/quotes", params={"speaker_kind": ["organisation", "country"]})) == [wanted.id]


async def test_says_what_became_of_the_undated(client: AsyncClient, make: Make) -> None:
    """They stand at the day of their report, or are left out, and the answer says which."""
    undated, dated = await make.quote(), await make.quote(said_precision="day")

    kept = await client.get("/quotes", params={"from": "2021-08"})
    left = await client.get("/quotes", params={"from": "2021-08", "undated": "exclude"})

    assert ids(kept) == [dated.id, undated.id]
    assert ids(left) == [dated.id]
    assert [one.json()["meta"]["undated"]["treatment"] for one in (kept, left)] == ["include", "exclude"]


@pytest.mark.parametrize("field", ["publisher", "agency"])
async def test_narrows_by_house(client: AsyncClient, make: Make, field) -> None:
    """Publisher and agency are those of the report, in any case of letters."""
    wanted = await make.quote(None, await make.article(**{field: "Harbour Post"}))
    await make.quote(None, await make.article(**{field: "Inland Times"}))

    response = await client.get("/quotes", params={field: "harbour post"})

    assert ids(response) == [wanted.id]


async def test_narrows_by_article(client: AsyncClient, make: Make) -> None:
    """An unknown article has no quotes; a known one has its own."""
    article = await make.article()
    quote = await make.quote(None, article)
    await make.quote()

    assert ids(await client.get("/quotes", params={"article": [article.id, "a_unknown"]})) == [quote.id]
    assert ids(await client.get("/quotes", params={"article": "a_unknown"})) == []


async def test_leaves_undated_out_of_intervals(client: AsyncClient, make: Make) -> None:
    """What has no date at all is in no interval, and last in the order."""
    undated = await make.quote(None, await make.article(published_on=None))
    dated = await make.quote()

    assert ids(await client.get("/quotes")) == [dated.id, undated.id]
    assert ids(await client.get("/quotes", params={"from": "1900-01-01"})) == [dated.id]
    assert ids(await client.get("/quotes", params={"to": "2100-01-01"})) == [dated.id]


@pytest.mark.parametrize("use_date", ["said", "published", "loaded"])
async def test_the_first_and_the_last_day_are_days(client: AsyncClient, make: Make, use_date: str) -> None:
    """Neither means for ever: what has no date is not between them."""
    await make.quote(None, await make.article(published_on=None), loaded_at=datetime(2021, 1, 1, tzinfo=UTC))
    dated = await make.quote()

    response = await client.get("/quotes", params={"from": "0001-01-01", "to": "9999-12-31", "use_date": use_date})

    assert dated.id in ids(response)
    assert len(ids(response)) == (2 if use_date == "loaded" else 1)


async def test_sorts(client: AsyncClient, make: Make) -> None:
    """Each order and its reverse; a report that gives only a day stands at its beginning."""
    lee = await make.actor("Ann Lee")
    rows = {
        "a": {"said_to": date(2021, 8, 3), "published_at": None, "loaded_at": datetime(2021, 9, 2, tzinfo=UTC)},
        "b": {"said_to": date(2021, 8, 2), "published_at": datetime(2021, 8, 9, 1, tzinfo=UTC),
              "loaded_at": datetime(2021, 9, 3, tzinfo=UTC), "text": "Berth, berth, berth"},
        "c": {"said_to": date(2021, 8, 1), "published_at": datetime(2021, 8, 8, 23, tzinfo=UTC),
              "loaded_at": datetime(2021, 9, 1, tzinfo=UTC), "text": "A berth for a ship that nobody has seen"},
    }  # fmt: skip
    for id, row in rows.items():
        await make.quote(lee, id=id, **row)

    for who in ({}, {"speaker": "ann-lee"}):
        for field, order in {"said_on": "cba", "published_at": "cab", "loaded_at": "cab"}.items():
            assert ids(await client.get("/quotes", params={"sort": field, **who})) == [*order], field
            assert ids(await client.get("/quotes", params={"sort": f"-{field}", **who})) == [*reversed(order)], field
        assert ids(await client.get("/quotes", params={"sort": "relevance", "q": "berth", **who})) == ["b", "c"]


async def test_relevance_needs_words(client: AsyncClient) -> None:
    """Nothing can be relevant to nothing."""
    response = await client.get("/quotes", params={"sort": "relevance"})

    assert response.status_code == 400
    assert "without q" in faults(response)["sort"]


async def test_counts_when_asked(client: AsyncClient, make: Make) -> None:
    """The count is of all pages, and null unless asked for."""
    lee = await make.actor("Ann Lee")
    for _ in range(3):
        await make.quote(lee)

    counted = await client.get("/quotes", params={"speaker": "Ann Lee", "count": "true", "limit": 1})
    silent = await client.get("/quotes", params={"speaker": "Ann Lee", "limit": 1})

    assert counted.json()["meta"]["count"] == 3
    assert silent.json()["meta"]["count"] is None


async def test_search_without_a_word_is_refused(client: AsyncClient, make: Make) -> None:
    """A search that could find nothing says so instead of finding nothing."""
    await make.quote()

    response = await client.get("/quotes", params={"q": "the"})

    assert response.status_code == 400
    assert faults(response) == {"q": "'the' has no word that a search can find"}

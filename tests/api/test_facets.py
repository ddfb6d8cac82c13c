"""Counts beside a page and over time: they are what counting gives."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from httpx import AsyncClient
from hypothesis import given
from hypothesis import strategies as st

from service.api.intervals import first_of, items, last_of
from service.model.timeline import Interval
from tests.api.answers import faults
from tests.api.test_forms import lines, rows
from tests.make import Make

FACETS = "speaker,about,publisher,agency,kind,stance,month"
FILTERS: list[dict[str, Any]] = [
    {},
    {"kind": "direct"},
    {"speaker": ["ann-lee", "Bob Lee"]},
    {"speaker": "Lee", "on_ambiguous": "all"},
    {"from": "2021-07-15", "to": "2021-08-10"},
    {"undated": "exclude", "stance": "claim"},
    {"about": "Bob Lee"},
    {"about": ["ann-lee", "bob-lee"], "speaker": "ann-lee"},
    {"q": "berth OR ship"},
    {"use_date": "published", "to": "2021-08-01"},
    {"use_date": "published", "kind": "direct"},
    {"use_date": "loaded", "publisher": "harbour post"},
]


@pytest.fixture
async def corpus(make: Make) -> None:
    """Two dozen quotes that differ in everything that can be counted."""
    speakers = [await make.actor("Ann Lee", "Lee"), await make.actor("Bob Lee", "Lee"), None]
    houses = ["Harbour Post", "HARBOUR POST", "Inland Times", None]
    for n in range(24):
        published = None if n % 11 == 0 else date(2021, 7, 1) + timedelta(days=3 * n)
        article = await make.article(publisher=houses[n % 4], published_on=published, agency="PTI" if n % 5 else None)
        said = published and {
            "said_from": published,
            "said_to": published + timedelta(days=n % 8),
            "said_precision": "week",
        }
        quote = await make.quote(
            speakers[n % 3], article, kind=("direct", "mixed", "indirect")[n % 3 - 1],
            stance=("claim", None, "denial")[n // 2 % 3], text=("A berth", "A ship", "A sea")[n % 3],
            **((n % 2 and said) or {}),
        )  # fmt: skip
        for named in speakers[:2][: n % 4]:
            await make.about(quote, named)


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("asked", FILTERS)
async def test_facets_are_the_counts_of_the_filtered_lists(client: AsyncClient, asked: dict[str, Any]) -> None:
    """Asking with a value gives as many as the facet says, and all counts of a facet together are the list's."""
    answer = (await client.get("/quotes", params={**asked, "facets": FACETS, "count": "true", "limit": 1})).json()

    assert answer["meta"]["count"] > 0
    for name, facet in answer["facets"].items():
        held = sum(one["count"] for one in facet["values"]) + facet["others"] + facet["none"]
        assert held == answer["meta"]["count"] or (name == "about" and held > answer["meta"]["count"])
        for one in facet["values"] if name in ("kind", "publisher", "agency", "stance", "about") else ():
            if name not in asked:
                narrowed = {**asked, name: one["value"], "count": "true", "limit": 1}
                assert (await client.get("/quotes", params=narrowed)).json()["meta"]["count"] == one["count"]
        for one in facet["values"] if name == "speaker" else ():
            found = await client.get("/quotes", params={**asked, "speaker": one["value"], "count": "true", "limit": 1})
            assert found.json()["meta"]["count"] == one["count"]
        for one in facet["values"] if name == "month" and not {"from", "to"} & {*asked} else ():
            narrowed = {**asked, "from": one["value"], "to": one["value"], "count": "true", "limit": 1}
            found = (await client.get("/quotes", params=narrowed)).json()["meta"]["count"]
            # What was said in an interval that goes on into another month is in both, and counted in the last.
            assert found == one["count"] or ("use_date" not in asked and found > one["count"])


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("interval", Interval)
@pytest.mark.parametrize("asked", FILTERS)
async def test_the_timeline_adds_up(client: AsyncClient, asked: dict[str, Any], interval: Interval) -> None:
    """Its intervals follow one another without a gap, and hold each quote of the list once."""
    answer = await client.get("/timeline", params={**asked, "interval": interval, "share": "true"})
    listed = await client.get("/quotes", params={**asked, "count": "true", "facets": "month", "limit": 1})
    timeline, page = answer.json(), listed.json()

    assert timeline["meta"]["count"] == page["meta"]["count"]
    assert sum(one["count"] for one in timeline["items"]) + timeline["undated"] == page["meta"]["count"]
    assert timeline["resolution"] == page["resolution"]
    for one, following in zip(timeline["items"], timeline["items"][1:], strict=False):
        assert date.fromisoformat(one["to"]) + timedelta(days=1) == date.fromisoformat(following["from"])
    for one in timeline["items"]:
        assert one["count"] <= one["total"]
        assert one["share"] == (round(one["count"] / one["total"], 6) if one["total"] else None)
    if interval is Interval.MONTH:
        months = {one["from"][:7]: one["count"] for one in timeline["items"] if one["count"]}
        assert months == {one["value"]: one["count"] for one in page["facets"]["month"]["values"]}
        assert timeline["undated"] == page["facets"]["month"]["none"]


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    "asked", [{}, {"about": "Bob Lee"}, {"kind": "direct", "from": "2021-07-15", "undated": "exclude"}]
)
async def test_speakers_side_by_side(client: AsyncClient, asked: dict[str, Any]) -> None:
    """Each as alone, over the intervals of all; together they are `items`, where no two names mean the same."""
    names = ["ann-lee", "Bob Lee", "Nobody"]

    found = (await client.get("/timeline", params={**asked, "compare": names, "share": "true"})).json()
    merged = (await client.get("/timeline", params={**asked, "speaker": names, "share": "true"})).json()

    assert found["items"] == merged["items"] != []
    assert [one["query"] for one in found["series"]] == names
    assert [one["actor"] and one["actor"]["id"] for one in found["series"]] == ["ann-lee", "bob-lee", None]
    assert sum(one["count"] for one in found["series"]) == found["meta"]["count"]
    for one in found["series"]:
        alone = (await client.get("/timeline", params={**asked, "speaker": one["query"]})).json()
        assert [(item["from"], item["to"]) for item in one["items"]] == [
            (item["from"], item["to"]) for item in found["items"]
        ]
        assert {item["from"]: item["count"] for item in one["items"] if item["count"]} == {
            item["from"]: item["count"] for item in alone["items"] if item["count"]
        }
        assert (one["count"], one["undated"]) == (alone["meta"]["count"], alone["undated"])
        assert all(item["share"] == round(item["count"] / item["total"], 6) for item in one["items"] if item["total"])
    assert merged["series"] is None


@pytest.mark.usefixtures("corpus")
async def test_compares_all_bearers_of_a_name(client: AsyncClient) -> None:
    """Where all are asked for; and compare stands in place of speaker."""
    both = (await client.get("/timeline", params={"compare": "Lee", "on_ambiguous": "all"})).json()
    refused = await client.get("/timeline", params={"compare": "Lee", "speaker": "Lee"})

    assert [one["items"] for one in both["series"]] == [both["items"]]
    assert faults(refused)["compare"].startswith("stands in place of speaker")


@pytest.mark.usefixtures("corpus")
async def test_intervals_line_by_line(client: AsyncClient) -> None:
    """All together, then each name; what has no day stands behind them, so that the lines add up as JSON does."""
    asked = {"compare": ["ann-lee", "Nobody"], "share": "true"}
    whole = await client.get("/timeline", params=asked)
    told = whole.json()

    response = await client.get("/timeline", params={**asked, "format": "ndjson"})
    table = rows(await client.get("/timeline", params={**asked, "format": "csv"}))

    found = lines(response)
    series = [(None, None, told), *((one["query"], one["actor"], one) for one in told["series"])]
    expected = [
        {"query": query, "actor": actor, **item}
        for query, actor, one in series
        for item in [*one["items"], *([undated(one["undated"])] if one["undated"] else [])]
    ]
    assert found == expected
    assert told["undated"] > 0
    assert [row["count"] for row in table] == [str(one["count"]) for one in found]
    assert [row["actor.id"] for row in table] == [one["actor"]["id"] if one["actor"] else "" for one in found]
    assert response.headers["corpus-version"] == str(told["meta"]["corpus_version"])
    assert response.headers["resolution"].startswith('"ann-lee";actor="ann-lee"')
    assert response.headers["cache-control"] == "no-store"
    assert lines(await client.get("/actors/ann-lee/timeline?format=ndjson"))[0]["query"] is None


def undated(count: int) -> dict[str, Any]:
    """The line of what has no day."""
    return {"from": None, "to": None, "count": count, "total": None, "share": None}


@pytest.mark.usefixtures("corpus")
async def test_one_actors_timeline(client: AsyncClient) -> None:
    """The same as when it is asked for by id; nobody has none."""
    one = await client.get("/actors/ann-lee/timeline", params={"interval": "week"})
    other = await client.get("/timeline", params={"interval": "week", "speaker": "ann-lee"})

    assert one.json()["items"] == other.json()["items"] != []
    assert (await client.get("/actors/nobody/timeline")).status_code == 404


async def test_shows_what_is_empty(client: AsyncClient, make: Make) -> None:
    """From the first day asked for to the last, though nothing was said."""
    await make.quote(said_to=date(2021, 8, 9))

    answer = await client.get("/timeline", params={"from": "2021-07", "to": "2021-09-01"})

    assert [(one["from"], one["to"], one["count"]) for one in answer.json()["items"]] == [
        ("2021-07-01", "2021-07-31", 0),
        ("2021-08-01", "2021-08-31", 1),
        ("2021-09-01", "2021-09-30", 0),
    ]


async def test_refuses_more_intervals_than_anybody_reads(idle: AsyncClient) -> None:
    """And says what to do instead."""
    response = await idle.get("/timeline", params={"from": "0001-01-01", "to": "9999-12-31", "interval": "day"})

    assert response.status_code == 400
    assert "ask for longer ones" in faults(response)["interval"]


@given(st.dates(), st.sampled_from(Interval))
def test_every_day_is_in_its_interval(day: date, interval: Interval) -> None:
    """The first and the last day of one belong to it."""
    first = first_of(day, interval)
    last = last_of(first, interval)

    assert first <= day <= last
    assert first_of(last, interval) == first


@given(st.dates(date(1990, 1, 1), date(2010, 1, 1)), st.integers(0, 3000), st.sampled_from(Interval))
def test_no_day_is_left_out(day: date, more: int, interval: Interval) -> None:
    """Intervals cover all days between two, each once."""
    end = day + timedelta(days=more)

    met = list(days(items([(first_of(day, interval), 1, None)], interval, (day, end), totals=False)))

    assert met == sorted(set(met))
    assert {day, end} <= set(met)
    assert len(met) == (met[-1] - met[0]).days + 1


def days(found: list[Any]) -> Iterator[date]:
    """Every day of some intervals."""
    for one in found:
        yield from (one.from_ + timedelta(days=n) for n in range((one.to - one.from_).days + 1))

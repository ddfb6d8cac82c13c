"""What a search found, as offsets: they hold, whatever the text."""

from typing import Any

import pytest
from httpx import AsyncClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.api.highlight import spans
from service.db.highlighting import MARK, START, STOP
from service.db.pool import Connection
from tests.make import Make


async def test_marks_what_was_found(client: AsyncClient, make: Make) -> None:
    """Every form of the words, in the text of the quote; other quotes are as ever."""
    await make.quote(text="No berth, <b>no</b> ship: berths & ships are gone")

    answer = await client.get("/quotes", params={"q": "ship berth", "highlight": "true"})
    silent = await client.get("/quotes", params={"q": "ship berth"})

    [quote] = answer.json()["items"]
    assert [quote["text"][a:b] for a, b in quote["matches"]] == ["berth", "ship", "berths", "ships"]
    assert silent.json()["items"][0]["matches"] is None


async def test_marks_in_utf16(client: AsyncClient, make: Make) -> None:
    """In the unit in which all offsets of the answer count."""
    await make.quote(text="🚢 A berth")

    answer = await client.get("/quotes", params={"q": "berth", "highlight": "true", "offsets": "utf16"})

    assert answer.json()["items"][0]["matches"] == [[5, 10]]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufdd0\ufdd1"), max_size=80))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_marks_change_no_text(shared_db: Connection, text: str) -> None:
    """Without its marks the text is what it was, and each span is a word that was looked for."""
    text = f"{text} berth {text}"

    marked = await shared_db.fetchval(
        f"SELECT ts_headline('english', $1, websearch_to_tsquery('english', 'berth'), {MARK})",
        text,
    )

    assert marked.replace(START, "").replace(STOP, "") == text
    assert {text[start:end].lower() for start, end in spans(marked)} >= {"berth"}


@pytest.mark.parametrize(
    ("marked", "found"),
    [("", []), ("none", []), ("[a] b [c]", [(0, 1), (4, 5)]), ("[a][b]", [(0, 1), (1, 2)]), ("x [ab]", [(2, 4)])],
)
def test_spans_are_what_stands_between(marked: str, found: list[Any]) -> None:
    """Counted in the text without the marks."""
    assert spans(marked.replace("[", START).replace("]", STOP)) == found

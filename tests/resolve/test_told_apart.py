"""Times that open a sentence or close a content, and papers that came out on a day. The report is of Tuesday, 10 August 2021."""

import pytest
from msgspec import structs

from service.resolve.cast import cast
from service.resolve.said import said_on
from service.resolve.tables import load_tables
from tests.resolve.statements import DAY, no_zones, said, statements


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("In May – months before the flood – {1:Lee} [1:praised] <1:it>.", "In May", id="dashes"),
        pytest.param(
            "In May, after Roy, the mayor, was fired, {1:Lee} [1:said] <1:so>.", "In May", id="a-clause-between"
        ),
        pytest.param("In May, the council, which Roy led, met, {1:Lee} [1:said], <1:so>.", None, id="a-main-clause"),
        pytest.param("“<1:We must talk>” {1:Lee} [1:said] of it.", None, id="no-time"),
    ],
)
def test_a_time_that_opens_a_sentence_reaches_past_asides(marked: str, expected: str | None) -> None:
    """Between dashes, or in a clause with *after*."""
    assert said(marked)[0].evidence == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "The city on Sunday published new rules. {1:The rules} [1:say] <1:so>.", "on Sunday", id="published"
        ),
        pytest.param(
            "The city issued new rules on Sunday. {1:The new rules} [1:say] <1:so>.", "on Sunday", id="issued"
        ),
        pytest.param(
            "An indictment was filed against Roy in Hull on Sunday. {1:The indictment} [1:says] <1:so>.",
            "on Sunday",
            id="filed-in-a-place",
        ),
        pytest.param("The city on Sunday published a map. {1:The rules} [1:say] <1:so>.", None, id="something-else"),
        pytest.param("The city broke new rules on Sunday. {1:The rules} [1:say] <1:so>.", None, id="not-published"),
        pytest.param("A Hull poll came in May. {1:The Leeds poll} [1:says] <1:so>.", None, id="another-poll"),
    ],
)
def test_a_paper_has_the_day_on_which_it_came_out(marked: str, expected: str | None) -> None:
    """It is told in an earlier sentence."""
    assert said(marked)[0].evidence == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("{1:Lee} [1:urged] <1:calm>” in May:", "in May", id="before-a-colon"),
        pytest.param("{1:Lee} [1:urged] <1:calm> in Hull in May: a long month.", None, id="of-something-else"),
    ],
)
def test_a_time_may_close_what_leads_to_a_quotation(marked: str, expected: str | None) -> None:
    """As it may close a sentence."""
    assert said(marked)[0].evidence == expected


@pytest.mark.parametrize(("cue", "expected"), [("ask", "Monday"), ("raise", None)])
def test_a_question_asked_on_a_day_was_put_then(cue: str, expected: str | None) -> None:
    """*asked Roy a question on Monday*."""
    text, plain = statements("{1:Lee} [1:put] <1:a budget question Monday>, and it rained.")
    found = [structs.replace(one, lemma=cue) for one in plain]
    who = cast(text, found, load_tables())

    assert said_on(text, found, who, on=DAY, published_on=DAY, zones=no_zones)[0].said.evidence == expected

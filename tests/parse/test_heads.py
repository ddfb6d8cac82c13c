"""What stands above a text: headlines, labels, stamps, highlights."""

from datetime import date

import pytest

from service.model.article import DateFrom
from tests.parse.pages import BODY, read, told


def test_reads_labelled_lines() -> None:
    """A head written as `Label: value`."""
    page = f"Headline: Dam talks go on\nBy: Ann Roe\nDate: 10 August 2021\nSource: River Post\nURL: https://river.example/dam\n\n{BODY}"

    assert told(page) == {
        "title": "Dam talks go on",
        "byline": "Ann Roe",
        "publisher": "River Post",
        "url": "https://river.example/dam",
        "published_on": date(2021, 8, 10),
        "date_from": DateFrom.PUBLISHED,
    }


def test_reads_a_stamp_whose_label_stands_on_the_line_above() -> None:
    """*Published* alone belongs to the date below it."""
    page = f"Talks on the dam go on\n\nPublished\n10 August 2021\n\nShare\n\n{BODY}"

    assert told(page) == {
        "title": "Talks on the dam go on",
        "published_on": date(2021, 8, 10),
        "date_from": DateFrom.PUBLISHED,
    }


def test_reads_a_headline_printed_twice_with_the_sites_name() -> None:
    """The shorter one is the headline, what the longer adds is the site."""
    page = f"Talks on the dam go on - The River Post\n\nTalks on the dam go on\n\nThe River Post\n\n{BODY}"

    assert read(page).text == BODY
    assert told(page) == {"title": "Talks on the dam go on", "publisher": "The River Post"}


def test_reads_bullets_above_a_byline_as_highlights() -> None:
    """No heading is needed where a byline stands below the bullets."""
    page = f"Talks on the dam go on\n\n• Waterboard says yes\n• Neighbour says no\n\nBy Ann Roe\n\n{BODY}"

    assert read(page).text == BODY
    assert read(page).highlights == ("Waterboard says yes", "Neighbour says no")


@pytest.mark.parametrize(
    ("block", "highlights"),
    [
        pytest.param("Story highlights\n\nOne thing\n\n", ("One thing",), id="one line"),
        pytest.param("STORY HIGHLIGHTS\nOne thing\nAnother thing\n\n", ("One thing", "Another thing"), id="a block"),
        pytest.param("Highlights:\n\n• One thing.\n\n• Another.\n\n", ("One thing.", "Another."), id="bullets"),
        pytest.param("Story highlights\n\nOne thing.\n\n", ("One thing.",), id="with a full stop"),
    ],
)
def test_keeps_highlights_out_of_the_body(block, highlights) -> None:
    """A block of highlights ends where the body begins."""
    article = read(f"Talks on the dam go on\n\n{block}{BODY}")

    assert (article.highlights, article.text) == (highlights, BODY)


def test_reads_a_document_without_a_headline() -> None:
    """A first line that ends as a sentence is body text."""
    article = read(BODY)

    assert (article.title, article.text) == (None, BODY)


def test_reads_a_masthead_above_the_headline() -> None:
    """A newspaper's name is not the headline, though it stands first."""
    article = read(f"THE RIVER COURIER\nWednesday 18 August 2021\n\nTalks on the dam go on\n\nBy Ann Roe\n\n{BODY}")

    assert (article.title, article.publisher) == ("Talks on the dam go on", "THE RIVER COURIER")
    assert (article.byline, article.published_on, article.text) == ("Ann Roe", date(2021, 8, 18), BODY)


def test_reads_the_kind_of_document_above_the_headline() -> None:
    """*Statement*, with the date beside it."""
    article = read(f"STATEMENT | Aug. 30, 2021\n\nTalks on the dam go on\n\nWhat was said at the gates\n\n{BODY}")

    assert (article.title, article.standfirst) == ("Talks on the dam go on", "What was said at the gates")
    assert (article.published_on, article.text) == (date(2021, 8, 30), BODY)


@pytest.mark.parametrize("line", ["NWS\nUpdated: Aug 10, 2021", "NWS | Kabul | Updated: Aug 10, 2021"])
def test_reads_an_agency_that_no_list_knows(line) -> None:
    """Capitals between headline and stamp, or first on the stamp's line."""
    assert read(f"Talks on the dam go on\n\n{line}\n\n{BODY}").agency == "NWS"


def test_takes_one_bare_line_as_the_text() -> None:
    """A document of one line has no headline over nothing."""
    article = read("Nobody will say")

    assert (article.title, article.text) == (None, "Nobody will say")


@pytest.mark.parametrize(
    "headline",
    [
        "Kabul: Talks go on",
        "KABUL — Talks go on",
        "Is the dam too long?",
        "Lee: Dam ‘too long’",
        "Dam talks go on in the U.S.",
    ],
)
def test_takes_a_line_without_full_stop_as_headline(headline) -> None:
    """Also one that asks, quotes, or ends in an abbreviation."""
    assert read(f"{headline}\n\n{BODY}").title == headline

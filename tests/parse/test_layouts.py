"""One story for each layout that pages were seen in; every page is invented."""

from datetime import UTC, date, datetime

from service.model.article import DateFrom
from tests.parse.pages import BODY, read, told

NBSP = "\u00a0"
BANNER_PAGE = f"""ugc_banner

Waterboard: Talks on the river dam go on with the neighbour

PTI
Washington, United StatesUpdated: Aug 10, 2021, 04:33 PM IST
main img
Photograph:(AFP)

Story highlights

A spokesman said that the talks would not stop before winter{NBSP}{NBSP}

The waterboard said on Monday that talks on the dam go on.

"We talk about the gates of it,"{NBSP}Lee said at the waterboard.

"It is long," he added."""


def test_reads_a_page_with_banner_agency_stamp_credit_and_highlights() -> None:
    """Each piece of the head in its field, the time in the zone of the agency's country."""
    article = read(BANNER_PAGE)

    assert told(BANNER_PAGE) == {
        "title": "Waterboard: Talks on the river dam go on with the neighbour",
        "agency": "PTI",
        "dateline_place": "Washington, United States",
        "photo_credit": "AFP",
        "highlights": ("A spokesman said that the talks would not stop before winter",),
        "updated_at": datetime(2021, 8, 10, 11, 3, tzinfo=UTC),
        "published_on": date(2021, 8, 10),
        "date_from": DateFrom.UPDATED,
        "zone": "+05:30",
    }
    assert article.text == (
        "The waterboard said on Monday that talks on the dam go on.\n\n"
        '"We talk about the gates of it," Lee said at the waterboard.\n\n"It is long," he added.'
    )


def test_reads_a_page_with_a_date_line_only() -> None:
    """Day and place above the body, runs of empty lines between its paragraphs, marks kept as they are."""
    gap = "\n" * 6
    page = (
        f" date 2021-07-09 Washington :\n\nTalks go on.{gap}“It is --long and they're wet,” Lee said.{gap}The US’ view."
    )

    article = read(page)

    assert told(page) == {
        "dateline_place": "Washington",
        "dateline_date": date(2021, 7, 9),
        "published_on": date(2021, 7, 9),
        "date_from": DateFrom.DATELINE,
    }
    assert article.text == "Talks go on.\n\n“It is --long and they're wet,” Lee said.\n\nThe US’ view."


def test_reads_a_page_with_logo_fused_stamps_and_a_caption_printed_twice() -> None:
    """The caption, which holds a quotation, is neither body nor any other field."""
    caption = "Spokesman Ann Lee says “all [river] gates stay open” on Monday. — Reuters"
    page = f""" date 2021-08-10 Dawn Logo
Today's Paper | August 10, 2021
Waterboard says talks on the dam go on
Dawn.comPublished August 10, 2021 - Updated August 11, 2021 01:30pm
{caption}
{caption}
WASHINGTON: {BODY}"""

    assert read(page).text == BODY
    assert told(page) == {
        "title": "Waterboard says talks on the dam go on",
        "publisher": "Dawn.com",
        "dateline_place": "WASHINGTON",
        "photo_credit": "Reuters",
        "published_on": date(2021, 8, 10),
        "date_from": DateFrom.PUBLISHED,
    }


def test_reads_a_page_with_menus_a_day_first_stamp_and_labels_below() -> None:
    """The agency's country and the day above the page say which number is the day."""
    page = f""" date 2021-08-12 Left Menu
Talks on the dam go on, says waterboard
ANI | Islamabad | Updated: 12-08-2021 10:58 IST | Created: 12-08-2021 10:55 IST
Islamabad [Pakistan], August 12 (ANI): {BODY} (ANI)
(This story has not been edited by the staff and is auto-generated from a syndicated feed.)
Country:
Pakistan"""

    assert read(page).text == BODY
    assert told(page) == {
        "title": "Talks on the dam go on, says waterboard",
        "agency": "ANI",
        "dateline_place": "Islamabad, Pakistan",
        "dateline_date": date(2021, 8, 12),
        "published_at": datetime(2021, 8, 12, 5, 25, tzinfo=UTC),
        "updated_at": datetime(2021, 8, 12, 5, 28, tzinfo=UTC),
        "published_on": date(2021, 8, 12),
        "date_from": DateFrom.PUBLISHED,
        "zone": "+05:30",
    }


def test_reads_a_page_without_a_zone() -> None:
    """Times without a zone give a day and no instant; the byline may stand below them."""
    page = f"Talks on the dam go on\n\n17 August 2021, 16:19 | Updated: 18 August 2021, 16:42\n\nBy Ann Roe\n\n{BODY}"

    assert told(page) == {
        "title": "Talks on the dam go on",
        "byline": "Ann Roe",
        "published_on": date(2021, 8, 17),
        "date_from": DateFrom.PUBLISHED,
    }


def test_reads_a_wire_page_with_credits_below() -> None:
    """Section, byline, reading time and closing notes are no body text."""
    page = f"""World News

Talks on the dam go on, says waterboard

By Ann Roe, Jo Poe

2 MIN READ

WASHINGTON, July 9 (Reuters) - {BODY}

Reporting by Ann Roe; Editing by Jo Poe

Our Standards: The Principles."""

    assert read(page).text == BODY
    assert told(page) == {
        "title": "Talks on the dam go on, says waterboard",
        "byline": "Ann Roe, Jo Poe",
        "agency": "Reuters",
        "dateline_place": "WASHINGTON",
    }


def test_reads_a_page_with_standfirst_and_three_stamps() -> None:
    """The first date published and the first modified count; the zone is the page's own."""
    page = f"""Talks on the dam go on

Waterboard sees no end before winter, spokesman says

Ann Roe in Kabul

Tue 10 Aug 2021 16.33 BST

First published on Tue 10 Aug 2021 09.00 BST

Last modified on Tue 10 Aug 2021 17.00 BST

{BODY}"""

    assert read(page).text == BODY
    assert told(page) == {
        "title": "Talks on the dam go on",
        "standfirst": "Waterboard sees no end before winter, spokesman says",
        "byline": "Ann Roe in Kabul",
        "published_at": datetime(2021, 8, 10, 15, 33, tzinfo=UTC),
        "updated_at": datetime(2021, 8, 10, 16, tzinfo=UTC),
        "published_on": date(2021, 8, 10),
        "date_from": DateFrom.PUBLISHED,
        "zone": "+01:00",
    }


def test_joins_paragraphs_broken_to_a_column() -> None:
    """Hard-wrapped text has one paragraph between two empty lines."""
    page = """Talks on the dam go on

The waterboard said on Monday that the talks with the neighbour on
the dam in the river go on, and that it sees no end to them before
winter comes to the valley.

A spokesman said that the gates of the dam would stay open for all
of the summer."""

    assert read(page).text.count("\n\n") == 1


def test_a_side_file_overrides_the_page() -> None:
    """Its fields win, and the page's headline does not fall into the body."""
    article = read(BANNER_PAGE, title="Dam talks", agency="Northwire", published="2021-08-09")

    assert (article.title, article.agency, article.published_on) == ("Dam talks", "Northwire", date(2021, 8, 9))
    assert article.text == read(BANNER_PAGE).text


def test_a_side_file_makes_an_agency_known() -> None:
    """An agency of the user's own is read like the others, alone on a line and behind the last sentence."""
    article = read(
        f"Talks on the dam go on\n\nNorthwire Service\n\n{BODY} (Northwire Service)", agency="Northwire Service"
    )

    assert (article.agency, article.text) == ("Northwire Service", BODY)


def test_a_side_files_day_keeps_the_pages_time_of_that_day() -> None:
    """A page that agrees with the side file and knows more is not contradicted."""
    article = read(f"Talks go on\n\nPublished: 10 August 2021, 16:33 GMT\n\n{BODY}", published="2021-08-10")

    assert article.published_at == datetime(2021, 8, 10, 16, 33, tzinfo=UTC)

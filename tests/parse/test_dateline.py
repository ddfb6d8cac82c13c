"""Datelines: what they tell, and that they go from the text."""

from datetime import date

import pytest

from service.parse.dateline import read_dateline
from service.parse.found import Given, LineDate
from tests.parse.pages import read

AUGUST_6, AUGUST_12, JULY_9 = LineDate(8, 6), LineDate(8, 12), LineDate(7, 9)


@pytest.mark.parametrize(
    ("prefix", "place", "agency", "day"),
    [
        ("WASHINGTON (AP) — ", "WASHINGTON", "AP", None),
        ("WASHINGTON, July 9 (Reuters) - ", "WASHINGTON", "Reuters", JULY_9),
        ("WASHINGTON, 9 July (Reuters) – ", "WASHINGTON", "Reuters", JULY_9),
        ("Kabul [Afghanistan], August 12 (ANI): ", "Kabul, Afghanistan", "ANI", AUGUST_12),
        ("United Nations, Aug 6 (PTI) ", "United Nations", "PTI", AUGUST_6),
        ("BEIJING, Aug. 6 (Xinhua) -- ", "BEIJING", "Xinhua", AUGUST_6),
        ("MOSCOW, July 9. /TASS/. ", "MOSCOW", "TASS", JULY_9),
        ("GAZA CITY, Gaza Strip (AP) — ", "GAZA CITY, Gaza Strip", "AP", None),
        ("COLUMBIA, S.C. (AP) — ", "COLUMBIA, S.C.", "AP", None),
        ("DES MOINES, Iowa—", "DES MOINES, Iowa", None, None),
        ("NEW YORK -- ", "NEW YORK", None, None),
        ("Islamabad: ", "Islamabad", None, None),
        ("Kabul, Aug 12 (Northwire): ", "Kabul", "Northwire", AUGUST_12),
        ("KABUL (Northwire) — ", "KABUL", "Northwire", None),
        ("July 9 (UPI) — ", None, "UPI", JULY_9),
        ("(Reuters) - ", None, "Reuters", None),
        ("(NEW DELHI) — ", "NEW DELHI", None, None),
        ("Washington, Monday, July 9, 2021 (AFP) - ", "Washington", "AFP", LineDate(7, 9, 2021)),
        ("Washington (CNN) ", "Washington", None, None),
    ],
)
def test_reads_a_dateline(prefix, place, agency, day) -> None:
    """Place, agency and date; the paragraph goes on behind them."""
    paragraph = prefix + "The talks go on."

    found, end = read_dateline(paragraph, Given())

    assert (found.place, found.agency, found.line_date) == (place, agency, day)
    assert paragraph[end:] == "The talks go on."


@pytest.mark.parametrize(
    "paragraph",
    [
        "Senator Ann Lee (R-SC) — who is not amused — left.",
        "LEE (D-NY) — The senator left.",
        "EXCLUSIVE - A dam has been found.",
        "BREAKING THIS MORNING — THE DAM: It leaks.",
        "MR LEE: Good afternoon.",
        "Lee: We are going to talk.",
        "Pentagon: The talks go on.",
        "Pakistan: We will not.",
        "Washington-based Lee said no.",
        "NATO — The alliance — said no.",
        "Lee – the senator – left.",
        "August 10: The dam breaks.",
        "The Associated Press (AP) said no.",
        "NICHOLAS POE/AFP/Getty Images",
        "",
    ],
)
def test_leaves_other_openings_alone(paragraph) -> None:
    """A speaker's label, a party or an aside is no dateline."""
    assert read_dateline(paragraph, Given()) is None


def test_a_datelines_year_comes_from_the_stamp() -> None:
    """The year is the report's own."""
    assert read("Talks\n\nUpdated: Aug 10, 2021\n\nKABUL, Aug 9 (AP) — Talks go on.").dateline_date == date(2021, 8, 9)


def test_a_dateline_in_december_belongs_to_the_year_before() -> None:
    """It is not after the publication by more than a day."""
    assert read("Talks\n\nUpdated: Jan 2, 2021\n\nKABUL, Dec 31 (AP) — Talks go on.").dateline_date == date(
        2020, 12, 31
    )


def test_a_dateline_may_be_a_day_ahead() -> None:
    """East of the publisher it is tomorrow already."""
    assert read("Talks\n\nUpdated: Dec 31, 2020\n\nSYDNEY, Jan 1 (AP) — Talks go on.").dateline_date == date(2021, 1, 1)


def test_a_dateline_without_any_year_gives_no_date() -> None:
    """No year is made up."""
    article = read("Talks go on\n\nKABUL, Aug 9 (AP) — Talks go on.")

    assert (article.dateline_date, article.published_on, article.date_from) == (None, None, None)


def test_a_dateline_with_its_year_dates_the_report() -> None:
    """Where nothing better is there."""
    assert read("KABUL, Aug 9, 2021 (AP) — Talks go on.").published_on == date(2021, 8, 9)

"""Leftovers of pages go from the text, and nothing else does."""

import pytest

from tests.parse.pages import BODY, read


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "Share this article Share Tweet Post Email",
        "Also read: Neighbour ‘not amused’ by dam",
        "Hull’s Ann Lee decries ‘market’ for pumps Read more",
        "READ MORE | Ten dams you must see",
        "Follow us on Twitter and Facebook",
        "Sign up for our newsletter to get dams in your inbox.",
        "main img",
        "site_logo_small",
        "River Post Logo",
        "3 min read",
        "* * *",
        "Photo: Jo Poe/Reuters",
        "(AP Photo/Jo Poe)",
        "Click here to subscribe",
    ],
)
def test_leaves_furniture_out_of_the_body(line) -> None:
    """Leftovers between paragraphs go, the paragraphs stay."""
    first, second = BODY.split("\n\n")

    assert read(f"{first}\n\n{line}\n\n{second}").text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "More from the statement of the waterboard:",
        "Watch what they do, Lee said.",
        "Lee went on to read more",
        "Lee left. Read more",
        "“Share this,” Lee said.",
        "The law was updated on Aug 10, 2021, by a narrow vote.",
        "By Monday, the gates were open.",
        "Updated figures are due on Aug 10, 2021",
        "Photo by photo, the story came out, Lee said.",
        "”",
    ],
)
def test_keeps_paragraphs_that_look_like_furniture(line) -> None:
    """What is part of the report is not lost for a word that furniture has too."""
    first, second = BODY.split("\n\n")

    assert read(f"{first}\n\n{line}\n\n{second}").text == f"{first}\n\n{line}\n\n{second}"


@pytest.mark.parametrize(
    "line",
    [
        "PTI LKJ ZH ZH",
        "(With inputs from agencies)",
        "Copyright © 2021 The River Post. All rights reserved.",
        "Jo Poe in Kabul contributed to this report.",
        "Write to Ann Roe at ann.roe@river.example",
        "First Published: Aug 10, 2021, 04:33 PM IST",
        "Tags: dam, river",
    ],
)
def test_leaves_closing_lines_out_of_the_body(line) -> None:
    """Notes below the last paragraph go."""
    assert read(f"{BODY}\n\n{line}").text == BODY


@pytest.mark.parametrize("credit", [" (ANI)", " - ANI", " — Reuters", " (ANI/Sputnik)", " PTI LKJ ZH", " Enditem"])
def test_cuts_a_credit_behind_the_last_sentence(credit) -> None:
    """An agency's name behind the last full stop is no part of the text."""
    assert read(BODY + credit).text == BODY

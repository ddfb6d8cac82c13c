"""What holds for every document."""

import re
import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import ArticleError
from service.model.article import Article
from tests.parse.pages import read, read_json

#: Seconds; far more than a million characters need on a slow machine.
PATIENCE = 20
MILLION = 1_000_000
#: Lines.
MANY = 20_000

WORDS = st.sampled_from(
    [
        "the",
        "dam",
        "gates",
        "open",
        "talks",
        "Lee",
        "said",
        "river",
        "long",
        "US’",
        "--wet",
        "Kabul",
        "on",
        "café",
        "“no”",
        "'tis",
        "(not)",
        "[all]",
    ]
)
SENTENCES = st.lists(WORDS, min_size=3, max_size=30).map(lambda words: "Talks " + " ".join(words) + ".")
BODIES = st.lists(SENTENCES, min_size=1, max_size=6, unique=True)
HEADS = st.lists(
    st.sampled_from(
        [
            "Talks on the dam go on",
            "By Ann Roe",
            "PTI",
            "Updated: Aug 10, 2021, 04:33 PM IST",
            "Washington, United StatesUpdated: Aug 10, 2021, 04:33 PM IST",
            "Photograph:(AFP)",
            "main img",
            "Advertisement",
            "Story highlights\n\nGates to stay shut\n",
            "date 2021-08-10 Left Menu",
        ]
    ),
    max_size=5,
    unique=True,
)
DATELINES = st.sampled_from(["", "KABUL (AP) — ", "Kabul, Aug 9 (ANI): ", "WASHINGTON: "])
GAPS = st.sampled_from(["\n\n", "\n", "\r\n\r\n", "\n\n\n\n\n\n", "\n\nAdvertisement\n\n", " \n\u00a0\n"])
ODD = st.text(st.sampled_from(list("ab AB.,:;-—–|/()[]“”\"'0129\n\r\t\u00a0\x00\ud800•©@#é")), max_size=300)


def fields_of(article: Article) -> dict[str, object]:
    """What a side file would say of an article."""
    names = ("title", "standfirst", "byline", "agency", "publisher", "url", "photo_credit")
    return {name: value for name in names if (value := getattr(article, name))}


def outcome_of(reader: Callable[[bytes], Article], body: bytes) -> Article | ArticleError:
    """The article, or the reason why there is none."""
    try:
        return reader(body)
    except ArticleError as refused:
        return refused


@given(HEADS, DATELINES, BODIES, GAPS)
def test_the_text_of_a_page_is_its_paragraphs(head, dateline, body, gap) -> None:
    """Nothing of the body is lost, nothing of the head stays."""
    article = read("\n\n".join(head) + "\n\n" + dateline + gap.join(body))

    assert article.text == "\n\n".join(unicodedata.normalize("NFC", " ".join(line.split())) for line in body)


@given(HEADS, DATELINES, BODIES, GAPS)
def test_reading_the_text_again_changes_nothing(head, dateline, body, gap) -> None:
    """The text of an article, with what was found as its side file, is an article of the same text."""
    first = read("\n\n".join(head) + "\n\n" + dateline + gap.join(body))

    again = read(first.text, **fields_of(first))

    assert (again.text, fields_of(again)) == (first.text, fields_of(first))


@given(ODD)
def test_odd_text_gives_an_article_or_a_reason(text) -> None:
    """Never another exception, and the text is always in its form."""
    outcome = outcome_of(read, text.encode("utf-8", "surrogatepass"))

    if isinstance(outcome, ArticleError):
        assert re.match(r"(byte|line|character) \d+: ", str(outcome))
    else:
        assert outcome.text == unicodedata.normalize("NFC", outcome.text)
        assert not re.search(r"[\r\x00\ud800-\udfff]|\n{3}|(?<!\n)\n(?!\n)|^\s|\s$", outcome.text)


@given(st.binary(max_size=300))
def test_odd_bytes_give_an_article_or_a_reason(body) -> None:
    """For both kinds of document."""
    for reader in (read, read_json):
        outcome = outcome_of(reader, body)

        assert str(outcome) if isinstance(outcome, ArticleError) else outcome.text


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "([",
        "A",
        "ABC ",
        "New ",
        "Kabul, ",
        "— ",
        ". ",
        "(AP) — ",
        "KABUL (AP) — ",
        ". (ANI)",
        "By ",
        "1",
        "Aug 10, 2021 ",
        "â€œ",
        "<",
        "a_",
    ],
)
def test_a_line_of_a_million_characters_takes_seconds(unit) -> None:
    """Quotes, brackets, capitals, datelines or credits without end."""
    started = time.perf_counter()

    read(unit * (MILLION // len(unit)) + " is what Lee said")

    assert time.perf_counter() - started < PATIENCE


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Roe",
        "Updated: Aug 10, 2021",
        "• Gates",
        "© 2021 River Post",
        "Kabul",
        "Photo: AFP",
        "Ab Cd",
        "Also read:",
        "x" * 60,
    ],
)
def test_one_line_over_and_over_takes_seconds(line) -> None:
    """A head or a tail without end."""
    started = time.perf_counter()

    read("Talks go on.\n\n" + f"{line}\n" * MANY + "Story highlights\n" + f"{line}\n" * 99 + "Talks end.")

    assert time.perf_counter() - started < PATIENCE


def test_dates_without_end_take_seconds() -> None:
    """Each is a stamp, and none is like the one above."""
    started = time.perf_counter()

    read("\n".join(f"Updated: Aug 10, 2021 {n // 60 % 24}:{n % 60:02} UTC" for n in range(MANY)) + "\nTalks end.")

    assert time.perf_counter() - started < PATIENCE

"""The corpus keeps its word: real quotations and nothing else between the marks, every layout, every case."""

import csv
import re
from collections import Counter
from itertools import pairwise

import pytest
from msgspec import Struct, json

from service.model.attribution import Kind
from tests.marked import mark_all, unmark_all
from tests.seeds.answers import SEEDS, Answer, ExpectedQuote, document, load_answers, side

TABLE = SEEDS.parent / "tests" / "seeds" / "quotations.tsv"
#: What a newspaper may put or leave at the end of a quotation.
OUTLETS = " .,"
#: Words in quotation marks that nobody is quoted with.
TITLES = {"Central and South Asia Regional Connectivity: Challenges and Opportunities"}
WORDS = range(250, 451)

REPORTS = [pytest.param(answer, id=answer.name) for answer in load_answers()]


class Quotation(Struct, frozen=True):
    """One quotation of the table."""

    id: str
    speaker: str
    said_on: str
    reports: str
    words: str


def _table() -> list[Quotation]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return [Quotation(*row) for row in rows]


QUOTATIONS = _table()


def _pieces(answer: Answer, quote: ExpectedQuote) -> list[str]:
    """The runs of a statement that stand in quotation marks."""
    contents = [span.of(answer.article.text) for span in quote.marks.content]
    if quote.kind is Kind.DIRECT:
        return contents
    return [run for content in contents for run in re.findall(r"[“\"](.*?)[”\"]", content)]


def _quoted(answer: Answer) -> list[tuple[ExpectedQuote, list[str]]]:
    return [(quote, pieces) for quote in answer.quotes.values() if (pieces := _pieces(answer, quote))]


def _ids(answer: Answer) -> set[str]:
    return {quote.src for quote in answer.quotes.values()}


def _in_order(pieces: list[str], words: str) -> bool:
    at = 0
    for piece in pieces:
        at = words.find(piece.strip(OUTLETS), at)
        if at < 0:
            return False
        at += len(piece.strip(OUTLETS))
    return True


@pytest.mark.parametrize("answer", REPORTS)
def test_quotes_character_for_character(answer: Answer) -> None:
    """Every piece in quotation marks stands in the table, in the order of the speech, for this report."""
    rows = [row for row in QUOTATIONS if answer.name in row.reports.split()]

    strange = [
        pieces
        for quote, pieces in _quoted(answer)
        if not any(row.id == quote.src and _in_order(pieces, row.words) for row in rows)
    ]

    assert strange == []


@pytest.mark.parametrize("row", [pytest.param(row, id=row.id) for row in QUOTATIONS])
def test_quotation_is_used_where_the_table_says(row: Quotation) -> None:
    """A row of the table names reports that quote it."""
    answers = {answer.name: answer for answer in load_answers()}

    missing = [
        name
        for name in row.reports.split()
        if not any(quote.src == row.id and _in_order(pieces, row.words) for quote, pieces in _quoted(answers[name]))
    ]

    assert row.reports
    assert missing == []


@pytest.mark.parametrize("answer", REPORTS)
def test_nothing_else_is_quoted(answer: Answer) -> None:
    """No double quotation marks hold words that the table does not have."""
    runs = re.findall(r"[“\"]([^“”\"]*)[”\"]", answer.article.text)

    assert [
        run for run in runs if run not in TITLES and not any(_in_order([run], row.words) for row in QUOTATIONS)
    ] == []


@pytest.mark.parametrize("answer", REPORTS)
def test_dates_agree_with_the_table(answer: Answer) -> None:
    """A day given by an answer is the day on which the words were said."""
    days = {row.id: row.said_on for row in QUOTATIONS}

    wrong = [
        (quote.src, str(quote.said_on.from_), days[quote.src])
        for quote, _ in _quoted(answer)
        if quote.said_on.from_ and not str(quote.said_on.from_) <= days[quote.src] <= str(quote.said_on.to)
    ]

    assert wrong == []


@pytest.mark.parametrize("answer", REPORTS)
def test_marks_are_whole(answer: Answer) -> None:
    """Marking the text again gives what was read, and everything that is within another is inside it."""
    marks = {number: quote.marks for number, quote in answer.quotes.items()}
    outer = {
        number: answer.quotes[quote.within].marks.content for number, quote in answer.quotes.items() if quote.within
    }

    assert unmark_all(mark_all(answer.article.text, marks)) == (answer.article.text, marks)
    assert all(
        any(around.contains(span) for around in outer[number]) for number in outer for span in marks[number].content
    )


@pytest.mark.parametrize("answer", REPORTS)
def test_contents_do_not_overlap(answer: Answer) -> None:
    """Contents of statements that are not within another share no character."""
    spans = sorted(span for quote in answer.quotes.values() if quote.within is None for span in quote.marks.content)

    assert not any(one.overlaps(other) for one, other in pairwise(spans))


@pytest.mark.parametrize("answer", REPORTS)
def test_answer_is_a_whole_one(answer: Answer) -> None:
    """Every statement has content, cue and speaker; the report is a short one."""
    bare = [number for number, quote in answer.quotes.items() if not (quote.marks.cue and quote.marks.speaker)]

    assert all(quote.marks.content for quote in answer.quotes.values())
    assert bare == []
    assert len(answer.article.text.split()) in WORDS


@pytest.mark.parametrize("answer", REPORTS)
def test_sources_are_named(answer: Answer) -> None:
    """The side file or line says of every utterance where it was seen, and of nothing else."""
    given = {source["id"]: source["seen"] for source in side(answer)["sources"]}

    assert given.keys() == _ids(answer)
    assert all(given.values())


def test_every_report_has_an_answer() -> None:
    """The answers cover the corpus, and no file of it lies about without a purpose."""
    asked = Counter(answer.file for answer in load_answers())
    files = {path.name for path in SEEDS.iterdir()}
    lines = {path.name: len(path.read_bytes().splitlines()) for path in SEEDS.glob("*.jsonl")}
    pages = {path.name: 1 for path in SEEDS.glob("*.txt")}

    assert asked == lines | pages
    assert files - asked.keys() - {"README.md"} == {name.replace(".txt", ".meta.json") for name in pages}


def test_ids_are_unique() -> None:
    """No two reports share an id, and each has its answer's name."""
    assert [side(answer)["id"] for answer in load_answers()] == [answer.name for answer in load_answers()]


def test_layouts_are_many() -> None:
    """At least eight layouts, all of them listed in the corpus's own README."""
    layouts = {answer.layout for answer in load_answers()}
    readme = (SEEDS / "README.md").read_text(encoding="utf-8")

    assert len(layouts) >= 8
    assert [layout for layout in sorted(layouts) if layout not in readme] == []


def test_reports_are_many() -> None:
    """Sixteen reports or more, from both houses."""
    assert len(load_answers()) >= 16
    assert {answer.article.publisher for answer in load_answers()} == {"Meridian Press Agency", "The Harbour Courier"}


def test_utterances_are_covered() -> None:
    """The nine first ones, thirty first-choice ones and more, with what was only told in indirect speech."""
    ids = set().union(*map(_ids, load_answers()))
    numbers = {int(id[1:]) for id in ids if id.startswith("K")}

    assert numbers >= set(range(1, 20))
    assert len(numbers & set(range(21, 71))) >= 30


def test_utterances_have_several_wordings() -> None:
    """At least twelve utterances stand in two wordings, in two reports."""
    first = {"V1": "K50", "V2": "K51", "V3": "K52", "V5": "K24", "V6": "K30", "V7": "K36", "V8": "K41", "V11": "K45"}
    first |= {"V4": "K33", "V12": "K29", "V14": "K48", "V16": "K49", "V18": "K55", "V21": "K57", "V22": "K59"}
    first |= {"V24": "K70", "V26": "K1", "V27": "K3"}
    reports: dict[str, set[str]] = {}
    for row in QUOTATIONS:
        reports[row.id] = reports.get(row.id, set()) | set(row.reports.split())

    apart = {other for other, one in first.items() if reports[one] and reports[other] - reports[one]}

    assert len(apart) >= 12


@pytest.mark.parametrize(
    ("surname", "bearers"),
    [
        ("Shaheen", {"Suhail Shaheen", "Jeanne Shaheen"}),
        ("Sullivan", {"Jake Sullivan", "Dan Sullivan"}),
        ("Ghani", {"Ashraf Ghani", "Abdul Ghani Baradar"}),
    ],
)
def test_homonyms_both_speak(surname: str, bearers: set[str]) -> None:
    """Both bearers of a name are quoted in one report."""
    together = [answer.name for answer in load_answers() if bearers <= {quote.who for quote in answer.quotes.values()}]

    assert together, surname


@pytest.mark.parametrize(
    "who",
    [
        "US Department of Defense",
        "Government of Afghanistan",
        "Government of Pakistan",
        "US Embassy in Kabul",
        "US Central Command",
        "UN Security Council",
        "Taliban",
        "anonymous",
    ],
)
def test_institutions_speak(who: str) -> None:
    """Not only persons are speakers."""
    assert any(quote.who == who for answer in load_answers() for quote in answer.quotes.values())


def test_kirby_is_heard_in_both_months() -> None:
    """The first request of the README has something to show."""
    said = [quote.said_on for answer in load_answers() for quote in answer.quotes.values() if quote.who == "John Kirby"]
    months = Counter(day.from_.month for day in said if day.from_)

    assert months[7] >= 5
    assert months[8] >= 5


def test_lines_are_json_and_pages_are_not() -> None:
    """Two encodings beside UTF-8 without a mark, two kinds of line ends, and no-break spaces are in the corpus."""
    raw = {answer.name: document(answer).body for answer in load_answers()}
    lines = [json.decode(raw[answer.name]) for answer in load_answers() if answer.line]

    assert all(line["text"] for line in lines)
    assert raw["troops-to-kabul"].decode("cp1252").count("\r\n") > 10
    assert raw["eleven-days"].startswith(b"\xef\xbb\xbf")
    assert raw["kirby-havens-august"].decode().count("\u00a0") == 6

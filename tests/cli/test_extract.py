"""`onrecord extract` for people: an article on a terminal, and as a page."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from service.cli import main
from service.cli.extract import has_color

PAGE = """Bridge <b>stays</b> open & safe

RIVERTON, Aug 10 (MPA) — “The <i>bridge</i> is safe,” Mayor Ann Lee said on Monday. \x1b[31mShe denied that it sways.

“It will stay open,” she told reporters, “and so will the ferry.” Police said a witness was \x07missing.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A page as scraped, with things in it that a browser or a terminal would obey."""
    path = tmp_path / "bridge & co.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


class Reader(HTMLParser):
    """What a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it, and what it leads to."""
        given = dict(attrs)
        self.tags.add(tag)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        assert not {"src", "style", "onclick", "srcset"} & given.keys()
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Everything is closed by what opened it."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep what people read."""
        self.text += "" if self.open and self.open[-1] == "style" else data


def test_shows_marks_and_names(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In brackets where there is no terminal, and nothing that a terminal would obey."""
    assert main(["extract", "--show", str(file)]) == 0

    out = capsys.readouterr().out
    assert "“<1:The <i>bridge</i> is safe>,” (1: Ann Lee) {1:Mayor Ann Lee} [1:said] on Monday." in out
    assert "“<3:It will stay open>,” {3:she} [3:told] reporters, “<3:and so will the ferry.>” (3: Ann Lee)" in out
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", out)


def test_shows_colour_where_it_is_wanted(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The words are the same, without brackets."""
    assert main(["extract", "--show", "--color=always", str(file)]) == 0

    out = capsys.readouterr().out
    assert "\x1b[32mIt will stay open\x1b[0m,” \x1b[1;36mshe\x1b[0m \x1b[33mtold\x1b[0m reporters" in out
    assert "“The <i>bridge</i> is safe,” (Ann Lee) Mayor Ann Lee said on Monday." in re.sub(r"\x1b\[[\d;]*m", "", out)


@pytest.mark.parametrize(
    ("wanted", "environ", "terminal", "colors"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {}, True, False),
    ],
)
def test_colours_a_terminal(monkeypatch, wanted, environ, terminal, colors) -> None:
    """Unless told not to; whoever asks for it gets it."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)

    assert has_color(wanted, environ) is colors


def test_a_page_needs_nothing_and_leads_to_itself(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every link has its end, nothing of the text is markup, and text and list say the same."""
    assert main(["extract", "--html", str(file)]) == 0

    page = capsys.readouterr().out
    reader = Reader()
    reader.feed(page)
    assert not reader.open
    assert len(set(reader.ids)) == len(reader.ids)
    assert {link[1:] for link in reader.links} <= set(reader.ids)
    assert not {"script", "img", "link", "i", "iframe"} & reader.tags
    assert not re.search(r"url\(|@import", page)
    assert "The <i>bridge</i> is safe" in reader.text
    assert "bridge & co.txt: who said what" in reader.text
    assert "Ann Lee" in reader.text
    assert "2021" not in reader.text
    assert all(f"a1m{n}" in reader.ids and f"a1q{n}" in reader.ids for n in (1, 2, 3))


def test_each_line_is_an_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be read is said on standard error, and the others are shown."""
    path = tmp_path / "wire.jsonl"
    path.write_text('{"text": "“It works,” said Ann Lee."}\n{"text": 7}\n{"text": "“Try it,” said Raj Roy."}\n')

    status = main(["extract", "--html", str(path)])

    page, complaint = capsys.readouterr()
    assert status == 1
    assert page.count("<article") == 2
    assert "a2q1" in page
    assert "wire.jsonl#2" in complaint


@pytest.mark.parametrize("arguments", [["--show"], ["--show", "nowhere.txt"], ["--html", "nowhere.txt"]])
def test_a_file_that_is_not_there(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Status 2 and one line."""
    assert main(["extract", *arguments]) == 2

    out, complaint = capsys.readouterr()
    assert complaint.count("\n") == 1
    assert "<" not in out

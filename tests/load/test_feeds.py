"""Files and folders as raw documents."""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from service.errors import FeedError
from service.load import feeds
from service.load.feeds import PassedOver, check, read_feeds
from service.model.document import Document, Media
from service.model.load import Refusal

#: JSON that is an object, and too deep to be read.
NESTED = '{"a":' + "[" * 100_000 + "]" * 100_000 + "}"


def names(found: list[feeds.Found]) -> list[str]:
    """What was found, by file name."""
    return [Path(one.document if isinstance(one, Refusal) else one.name).name for one in found]


def test_reads_a_folder_in_the_order_of_names(tmp_path: Path) -> None:
    """Files of folders within come where the folder's name stands."""
    for name in ("c.txt", "a.txt", "b/z.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("A report.")

    found = list(read_feeds([tmp_path]))

    assert names(found) == ["a.txt", "z.txt", "c.txt"]


def test_gives_a_page_its_side_file(tmp_path: Path) -> None:
    """The bytes stay as they are; the side file is an object of metadata, no document."""
    (tmp_path / "one.txt").write_bytes(b"\xffraw")
    (tmp_path / "one.meta.json").write_text('{"id": "x1", "sources": ["K1"]}')

    [found] = read_feeds([tmp_path])

    assert isinstance(found, Document)
    assert (found.body, found.media, found.side) == (b"\xffraw", Media.TEXT, {"id": "x1", "sources": ["K1"]})


def test_gives_each_line_what_it_does_not_say_itself(tmp_path: Path) -> None:
    """A side file speaks for all lines of its file, where they are silent; an id or address is a line's own."""
    lines = [{"id": "x1", "publisher": "Own", "text": "A."}, {"text": "B."}]
    (tmp_path / "many.jsonl").write_bytes(b"\n".join(map(msgspec.json.encode, lines)))
    (tmp_path / "many.meta.json").write_text('{"publisher": "Side", "agency": "MPA", "id": "no", "url": "no"}')

    first, second = read_feeds([tmp_path])

    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.side == {"agency": "MPA", "id": "x1"}
    assert second.side == {"publisher": "Side", "agency": "MPA"}


def test_numbers_lines_and_leaves_out_empty_ones(tmp_path: Path) -> None:
    """A line is named by its number in the file, so that a person finds it."""
    (tmp_path / "many.jsonl").write_text('{"text": "A."}\n\n{"text": "B."}\n')

    assert names(list(read_feeds([tmp_path]))) == ["many.jsonl#1", "many.jsonl#3"]


def test_a_line_without_a_name_lies_at_its_own_bytes(tmp_path: Path) -> None:
    """A line put in front moves no other line's place."""
    file = tmp_path / "many.jsonl"
    file.write_text('{"text": "A."}\n')
    [before] = read_feeds([file])
    file.write_text('{"text": "Z."}\n{"text": "A."}\n')

    _, after = read_feeds([file])

    assert isinstance(before, Document)
    assert isinstance(after, Document)
    assert after.location == before.location


def test_a_line_lies_at_its_address_or_id(tmp_path: Path) -> None:
    """So that it is found again when its text changes; what is no address tells two lines apart no more than nothing."""
    lines = [
        {"url": "https://desk.example/1", "id": 1},
        {"url": "N/A", "id": 0},
        {"url": "N/A"},
        {"url": "N/A", "n": 2},
    ]
    (tmp_path / "many.jsonl").write_bytes(b"\n".join(map(msgspec.json.encode, lines)))

    marks = [one.location.partition("#")[2] for one in read_feeds([tmp_path]) if isinstance(one, Document)]

    assert marks[:2] == ["https://desk.example/1", "0"]
    assert len(set(marks)) == 4


def test_refuses_a_line_that_is_too_long_and_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its number and size are said; the next line is read as if nothing had been."""
    monkeypatch.setattr(feeds, "LARGEST", 100)
    monkeypatch.setattr(feeds, "CHUNK", 7)
    (tmp_path / "many.jsonl").write_bytes(b"x" * 500 + b'\n{"text": "B."}')

    refused, read = read_feeds([tmp_path])

    assert isinstance(refused, Refusal)
    assert (refused.place, refused.reason) == ("line 1", "501 bytes; at most 100")
    assert isinstance(read, Document)


def test_refuses_a_page_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without reading it."""
    monkeypatch.setattr(feeds, "LARGEST", 100)
    (tmp_path / "big.txt").write_bytes(b"x" * 101)

    [refused] = read_feeds([tmp_path])

    assert isinstance(refused, Refusal)
    assert refused.reason == "big.txt has 101 bytes; at most 100"


@pytest.mark.parametrize(
    "side", [pytest.param("{", id="cut-off"), pytest.param(NESTED, id="nested"), pytest.param("[1]", id="a-list")]
)
def test_refuses_a_page_whose_side_file_is_broken(tmp_path: Path, side: str) -> None:
    """Better no record than one with the wrong metadata."""
    (tmp_path / "one.txt").write_text("A report.")
    (tmp_path / "one.meta.json").write_text(side)

    [refused] = read_feeds([tmp_path])

    assert isinstance(refused, Refusal)
    assert refused.reason.startswith("side file one.meta.json: ")


def test_names_what_it_passes_over(tmp_path: Path) -> None:
    """Files that are no documents, hidden ones, side files without a document: none goes without a word."""
    for name in ("README.md", ".hidden.txt", "lone.meta.json"):
        (tmp_path / name).write_text("x")

    found = list(read_feeds([tmp_path]))

    assert all(isinstance(one, PassedOver) for one in found)
    assert names(found) == [".hidden.txt", "README.md", "lone.meta.json"]


def test_refuses_a_file_of_another_kind_that_was_asked_for(tmp_path: Path) -> None:
    """Passing it over would be silence."""
    (tmp_path / "page.pdf").write_bytes(b"%PDF")

    [refused] = read_feeds([tmp_path / "page.pdf"])

    assert isinstance(refused, Refusal)
    assert refused.reason == "not a document: .pdf; .txt and .jsonl are"


def test_refuses_a_folder_that_it_may_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And goes on with the others; root may read everything, so the system's answer is given here."""
    closed, listing = tmp_path / "a", Path.iterdir
    closed.mkdir()
    (tmp_path / "b.txt").write_text("A report.")

    def refuse(folder: Path) -> Iterator[Path]:
        if folder == closed:
            raise PermissionError(13, "Permission denied")
        return listing(folder)

    monkeypatch.setattr(Path, "iterdir", refuse)
    refused, read = read_feeds([tmp_path])

    assert isinstance(refused, Refusal)
    assert refused.reason == "permission denied"
    assert isinstance(read, Document)


def test_refuses_what_lies_in_a_folder_that_it_may_not_enter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may be listed and no more costs its own files; again the system's answer is given here."""
    (tmp_path / "a").mkdir()
    for name in ("a/closed.txt", "b.txt"):
        (tmp_path / name).write_text("A report.")
    look = Path.stat

    def refuse(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.parent == tmp_path / "a":
            raise PermissionError(13, "Permission denied")
        return look(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", refuse)
    refused, read = read_feeds([tmp_path])

    assert isinstance(refused, Refusal)
    assert (Path(refused.document).name, refused.reason) == ("closed.txt", "permission denied")
    assert isinstance(read, Document)


@pytest.mark.parametrize("suffix", [".txt", ".meta.json"])
def test_refuses_a_pipe(tmp_path: Path, suffix: str) -> None:
    """Whose end might never come, be it the page or its side file."""
    (tmp_path / "one.txt").write_text("A report.")
    (tmp_path / f"one{suffix}").unlink(missing_ok=True)
    os.mkfifo(tmp_path / f"one{suffix}")

    [refused] = read_feeds([tmp_path])

    assert isinstance(refused, Refusal)
    assert refused.reason.endswith("not a file: a folder, a pipe or a device")


def test_a_line_that_is_nested_too_deeply_costs_no_other(tmp_path: Path) -> None:
    """It is given on as it is: the parser says what is wrong with it."""
    (tmp_path / "many.jsonl").write_text(f'{NESTED}\n{{"text": "B."}}\n')

    nested, other = read_feeds([tmp_path])

    assert isinstance(nested, Document)
    assert nested.body == NESTED.encode()
    assert isinstance(other, Document)


def test_a_link_in_a_circle_costs_no_other(tmp_path: Path) -> None:
    """It leads nowhere, and is said so."""
    (tmp_path / "a.txt").symlink_to("a.txt")
    (tmp_path / "b.txt").write_text("A report.")

    refused, read = read_feeds([tmp_path])

    assert isinstance(refused, Refusal)
    assert "symbolic links" in refused.reason
    assert isinstance(read, Document)


def test_a_name_that_is_no_text_is_escaped(tmp_path: Path) -> None:
    """As older systems wrote them; reports and records hold nothing but text."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text("A report.")

    [found] = read_feeds([tmp_path])

    assert isinstance(found, Document)
    assert (found.name, found.location) == (f"{tmp_path}/caf\\xe9.txt", f"{tmp_path.resolve()}/caf\\xe9.txt")


def test_a_path_that_is_not_there_ends_the_load_before_it_begins(tmp_path: Path) -> None:
    """A slip in a command line is no refused document."""
    with pytest.raises(FeedError, match="no such file or folder"):
        check([tmp_path, tmp_path / "nowhere"])

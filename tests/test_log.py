"""What a log line looks like."""

import json
import logging
from collections.abc import Iterator

import pytest

from service.log import Log, Plain, bind, configure


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Iterator[pytest.CaptureFixture[str]]:
    """What is written to stderr; the test run's own handlers come back at the end."""
    root = logging.getLogger()
    kept, level = root.handlers[:], root.level
    yield capsys
    root.handlers[:], root.level = kept, level


def test_a_line_is_a_json_object(lines: pytest.CaptureFixture[str]) -> None:
    """With the time, the level, the event, the logger and the fields; what is not JSON by nature is written as text."""
    configure("info")

    Log("onrecord.load").warning("article refused", document="a.txt", reason=ValueError("no text"))

    line = json.loads(lines.readouterr().err)
    assert line.pop("time").endswith("Z")
    assert line == {
        "level": "warning",
        "event": "article refused",
        "logger": "onrecord.load",
        "document": "a.txt",
        "reason": "no text",
    }


def test_what_is_bound_is_on_every_line_inside(lines: pytest.CaptureFixture[str]) -> None:
    """And on none outside; an inner value wins."""
    configure("info")
    log = Log("onrecord.api")

    with bind(request_id="r1", trace_id="t1"), bind(trace_id="t2"):
        log.info("inside")
    log.info("outside")

    inside, outside = map(json.loads, lines.readouterr().err.splitlines())
    assert (inside["request_id"], inside["trace_id"]) == ("r1", "t2")
    assert "request_id" not in outside


def test_a_field_cannot_pass_for_the_head(lines: pytest.CaptureFixture[str]) -> None:
    """A field that is called like a part of the head does not replace it."""
    configure("info")

    Log("onrecord").info("told", level="error", time="never")

    line = json.loads(lines.readouterr().err)
    assert (line["level"], line["time"] == "never") == ("info", False)


def test_a_line_goes_to_every_handler_that_there_is(lines: pytest.CaptureFixture[str]) -> None:
    """Who adds a handler of his own, to all or to one logger, gets records, as of any other log."""
    configure("info")
    heard: list[logging.LogRecord] = []
    own = logging.Handler()
    own.emit = heard.append  # type: ignore[method-assign]

    logging.getLogger().addHandler(own)
    Log("onrecord").info("to all")
    logging.getLogger().removeHandler(own)
    logging.getLogger("onrecord.one").addHandler(own)
    Log("onrecord.one").info("to one")
    logging.getLogger("onrecord.one").removeHandler(own)

    assert [one.getMessage() for one in heard] == ["to all", "to one"]
    assert [json.loads(line)["event"] for line in lines.readouterr().err.splitlines()] == ["to all", "to one"]


def test_what_cannot_be_written_stops_nobody(lines: pytest.CaptureFixture[str]) -> None:
    """Half a surrogate is no text in UTF-8: its line is lost, with an account of why, and the next one is written."""
    configure("info")

    Log("onrecord").info("odd", q="\ud800")
    Log("onrecord").info("next")

    *told, last = lines.readouterr().err.splitlines()
    assert any("Logging error" in line for line in told)
    assert json.loads(last)["event"] == "next"


def test_lines_below_the_level_are_left_out(lines: pytest.CaptureFixture[str]) -> None:
    """Debug lines need asking for."""
    configure("info")

    Log("onrecord").debug("detail")

    assert lines.readouterr().err == ""


def test_an_exception_comes_with_its_traceback(lines: pytest.CaptureFixture[str]) -> None:
    """On the same line, so that a line stays an event."""
    configure("info")

    Log("onrecord").error("failed", exc_info=ValueError("odd"))

    assert "ValueError: odd" in json.loads(lines.readouterr().err)["exception"]


def test_plain_lines_read_as_text() -> None:
    """On a terminal: time, level, event, fields."""
    record = logging.LogRecord("onrecord", logging.INFO, "", 0, "load ended", None, None)
    record.fields = {"stored": 3}

    assert Plain().format(record).endswith(" info    load ended stored=3")

"""What is said at the start."""

import socket

import pytest

from service.cli import serve
from service.settings import Settings


def test_says_nothing_where_no_answer_comes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever reads that it answers may believe it."""
    monkeypatch.setattr(serve, "FIRST_ANSWER_LIMIT", 0.1)
    with socket.socket() as taken:  # bound, and listened at by nobody
        taken.bind(("127.0.0.1", 0))
        serve._greet(Settings(port=taken.getsockname()[1]))

    assert capsys.readouterr().out == ""

"""The embedded server: started, stopped, killed, and found again."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import pytest

from service.db import embedded as embedding
from service.db.embedded import VOLATILE, embedded
from service.db.pool import connect
from service.errors import SettingsError
from tests.conftest import quick_folder

HOLD = """
import sys, time
from pathlib import Path
from typing import Any
import service.db.embedded as module
if sys.argv[2] == "leaves orphans":
    module.end_with_parent = lambda how: None
with module.embedded(Path(sys.argv[1]), settings=module.VOLATILE):
    print("ready", flush=True)
    time.sleep(600)
"""


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A data folder that tests may use one after the other, as its cluster takes a second to make."""
    with quick_folder() as made:
        yield made


@pytest.fixture(params=["ends with its parent", "leaves orphans"])
def holder(request: pytest.FixtureRequest, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that runs a server on the folder."""
    command = [sys.executable, "-c", HOLD, str(folder), request.param]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own program
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process
        process.kill()


async def ask(url: str, question: str) -> object:
    """One value from a database."""
    db = await connect(url)
    try:
        return await db.fetchval(question)
    finally:
        await db.close()


def servers(folder: Path) -> list[int]:
    """The server processes that work in a data folder."""
    cluster = (folder / "postgres").resolve()
    return [
        process.pid
        for process in psutil.process_iter(["name", "cwd"])
        if process.info["name"] == "postgres" and process.info["cwd"] == str(cluster)
    ]


async def test_keeps_its_data(folder: Path) -> None:
    """What one run wrote, the next one reads, and nothing runs afterwards."""
    with embedded(folder, settings=VOLATILE) as url:
        await ask(url, "CREATE TABLE IF NOT EXISTS kept AS SELECT 1 AS one")

    with embedded(folder, settings=VOLATILE) as url:
        assert await ask(url, "SELECT one FROM kept") == 1
    assert servers(folder) == []


async def test_is_private(folder: Path) -> None:
    """No port is open, nobody else may enter its folder, and we are no superuser in it."""
    with embedded(folder, settings=VOLATILE) as url:
        assert await ask(url, "SHOW listen_addresses") == ""
        assert await ask(url, "SHOW is_superuser") == "off"
        assert stat.S_IMODE((folder / "postgres").stat().st_mode) == 0o700


def test_a_folder_is_used_by_one_at_a_time(folder: Path) -> None:
    """A second one is told who uses it."""
    with (
        embedded(folder, settings=VOLATILE),
        pytest.raises(SettingsError, match=f"in use by process {os.getpid()}: end it, or set ONRECORD_DATA_DIR"),
        embedded(folder),
    ):
        pass


async def test_joins_a_server_that_another_runs(folder: Path) -> None:
    """It is used, and left running."""
    with embedded(folder, settings=VOLATILE) as url:
        with embedded(folder, join=True) as joined:
            assert joined == url

        assert await ask(url, "SELECT 1") == 1


async def test_starts_after_its_parent_was_killed(folder: Path, holder: subprocess.Popen[str]) -> None:
    """Whether the server ended with it or is still there."""
    holder.send_signal(signal.SIGKILL)
    holder.wait()

    with embedded(folder, settings=VOLATILE) as url:
        assert await ask(url, "SELECT 1") == 1
    assert servers(folder) == []


async def test_starts_after_everything_was_killed(folder: Path, holder: subprocess.Popen[str]) -> None:
    """Its pid file stays behind then."""
    for pid in (holder.pid, *servers(folder)):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    holder.wait()

    with embedded(folder, settings=VOLATILE) as url:
        assert await ask(url, "SELECT 1") == 1


async def test_a_pid_file_may_name_somebody_else(folder: Path) -> None:
    """A number that was given to another process since then is no obstacle, and that process lives on."""
    with embedded(folder, settings=VOLATILE):
        old = (folder / "postgres" / "postmaster.pid").read_text()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:  # noqa: ASYNC220 - not waited for
        (folder / "postgres" / "postmaster.pid").write_text(f"{other.pid}\n{old.partition(chr(10))[2]}")

        with embedded(folder, settings=VOLATILE) as url:
            assert await ask(url, "SELECT 1") == 1
            assert other.poll() is None


async def test_a_half_made_cluster_is_made_anew(tmp_path: Path) -> None:
    """What an interrupted first start left is thrown away; a path that is long for a socket is no obstacle."""
    deep = tmp_path / ("deep" * 30)
    (deep / "postgres.new").mkdir(parents=True)
    (deep / "postgres.new" / "PG_VERSION").write_text("18\n")

    with embedded(deep, settings=VOLATILE) as url:
        assert await ask(url, "SELECT 1") == 1


def test_a_cluster_that_cannot_start_says_why(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one line, with the place of the whole log, also when all is over before we look."""
    start = embedding._start

    def late(*given: Any) -> subprocess.Popen[bytes]:
        server = start(*given)
        server.wait()
        return server

    monkeypatch.setattr(embedding, "_start", late)
    with (
        pytest.raises(SettingsError, match=r"did not start: .*FATAL.*no_such_setting.*postgres\.log"),
        embedded(folder, settings=VOLATILE | {"no_such_setting": "1"}),
    ):
        pass


def test_a_folder_that_cannot_be_one_is_refused(tmp_path: Path) -> None:
    """The message names it."""
    (tmp_path / "file").write_text("")

    with pytest.raises(SettingsError, match=r"the data folder .*file cannot be used"), embedded(tmp_path / "file"):
        pass


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to switch to another account")
async def test_root_opens_no_more_than_the_way(tmp_path: Path) -> None:
    """A closed folder above the data stays closed for everybody but the server, which may only pass through."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)

    with embedded(closed / "data", settings=VOLATILE) as url:
        assert await ask(url, "SELECT 1") == 1
        assert (closed / "data" / "postgres").stat().st_uid != 0
    assert stat.S_IMODE(closed.stat().st_mode) & stat.S_IRWXO in (0, stat.S_IXOTH)

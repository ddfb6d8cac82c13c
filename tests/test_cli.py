"""The command line, run as a user runs it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
import pytest
from msgspec import Struct

from service.cli import main
from tests.conftest import quick_folder

COMMAND = [sys.executable, "-m", "service.cli"]
#: Seconds: a slow machine may take its time, a hanging one may not.
LIMIT = 120
ASKED = "/quotes?speaker=Kirby&count=true"


def environment(folder: Path, port: int) -> dict[str, str]:
    """Ours without any setting, and a data folder and port for this test."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}
    return kept | {"ONRECORD_DATA_DIR": str(folder), "ONRECORD_PORT": str(port), "PYTHONUNBUFFERED": "1"}


def free_port() -> int:
    """One that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def run(*arguments: str, env: dict[str, str], text: str = "") -> subprocess.CompletedProcess[str]:
    """A command, run to its end."""
    return subprocess.run(  # noqa: S603 - our own command
        [*COMMAND, *arguments], env=env, input=text, capture_output=True, text=True, timeout=LIMIT, check=False
    )


@contextmanager
def started(env: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """`onrecord up` in a session of its own, as under a terminal; killed should a test leave it running."""
    with subprocess.Popen(  # noqa: S603 - our own command
        [*COMMAND, "up"], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def said_until(process: subprocess.Popen[str], words: str) -> list[str]:
    """The lines that a process printed up to one with these words."""
    assert process.stdout is not None
    lines: list[str] = []
    for line in process.stdout:
        lines.append(line)
        if words in line:
            return lines
    pytest.fail("".join(lines))


def get(port: int, path: str) -> Any:
    """What the API answers."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=LIMIT) as response:
        return json.load(response)


def runs(process: psutil.Process) -> bool:
    """Whether it does; one that has ended, and that nobody has asked after since, does not."""
    with suppress(psutil.NoSuchProcess):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False


def outlived(processes: list[psutil.Process]) -> list[psutil.Process]:
    """Those that still run when they have had time to end."""
    deadline = time.monotonic() + LIMIT
    while left := [one for one in processes if runs(one)]:
        if time.monotonic() > deadline:
            break
        time.sleep(0.05)
    return left


def family(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """A process and all that it started."""
    parent = psutil.Process(process.pid)
    return [parent, *parent.children(recursive=True)]


class FirstUp(Struct):
    """What was seen of `onrecord up` on an empty data folder, and the folder, to be started from again."""

    env: dict[str, str]
    port: int
    #: Its answer to `ASKED`.
    found: Any
    #: A second one on its port, and one on its folder.
    taken: subprocess.CompletedProcess[str]
    in_use: subprocess.CompletedProcess[str]
    #: A load of what it loaded itself.
    unchanged: subprocess.CompletedProcess[str]
    status: int
    left: list[psutil.Process]


@pytest.fixture(scope="module")
def first_up() -> Iterator[FirstUp]:
    """It comes up from nothing, is asked, and ended as from a terminal."""
    port = free_port()
    with quick_folder() as folder:
        env = environment(folder / "data", port)
        with started(env) as process:
            said_until(process, "curl 'http")
            found = get(port, ASKED)
            taken = run("up", env=env)
            in_use = run("up", env=env | {"ONRECORD_PORT": str(free_port())})
            unchanged = run("load", str(Path(__file__).parents[1] / "seeds"), "--json", env=env)
            everything = family(process)
            os.killpg(process.pid, signal.SIGINT)
            status = process.wait(LIMIT)
        yield FirstUp(env, port, found, taken, in_use, unchanged, status, outlived(everything))


@pytest.mark.long
def test_up_from_nothing_to_an_answer(first_up: FirstUp) -> None:
    """It loads the seeds once, answers, refuses a second one, and ends whole."""
    loaded = json.loads(first_up.unchanged.stdout)

    assert first_up.found["items"]
    assert (first_up.taken.returncode, first_up.in_use.returncode) == (2, 2)
    assert f"port {first_up.port} on 127.0.0.1 is taken" in first_up.taken.stderr
    assert "is in use by process" in first_up.in_use.stderr
    assert loaded["unchanged"] == loaded["read"] > 0
    assert (first_up.status, first_up.left) == (0, [])


@pytest.mark.long
def test_up_again_is_quick(first_up: FirstUp) -> None:
    """It has the seeds, and gives the same answer."""
    since = time.monotonic()
    with started(first_up.env) as process:
        said_until(process, "curl 'http")
        seconds = time.monotonic() - since
        again = get(first_up.port, ASKED)
        process.terminate()
        assert process.wait(LIMIT) == 0

    assert again == first_up.found
    assert seconds < 20  # two on a quiet machine; others may keep this one busy


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the next start ends what was left")
def test_nothing_outlives_a_kill(first_up: FirstUp) -> None:
    """Neither the workers nor the server stay behind, and the next start works."""
    with started(first_up.env) as process:
        said_until(process, "curl 'http")
        everything = family(process)
        process.kill()

    assert not outlived(everything)
    with started(first_up.env) as process:
        said_until(process, "curl 'http")
        process.terminate()
        assert process.wait(LIMIT) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["migrate"], "the database does not answer"),
        (["load", "."], "the database does not answer"),
        (["reextract"], "the database does not answer"),
        (["serve"], "the database does not answer"),
    ],
)
def test_a_database_that_is_away_is_one_clear_line(tmp_path: Path, arguments: list[str], said: str) -> None:
    """Status 2, no traceback, and no password."""
    env = environment(tmp_path, free_port())
    env["ONRECORD_DATABASE_URL"] = f"postgresql://ann:hush@127.0.0.1:{free_port()}/onrecord"

    done = run(*arguments, env=env)

    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert "hush" not in done.stderr


def test_a_database_without_the_schema_is_told_what_to_do(tmp_path: Path, empty_url: str) -> None:
    """A given database is never changed by the way."""
    env = environment(tmp_path, free_port()) | {"ONRECORD_DATABASE_URL": empty_url}

    done = run("load", str(tmp_path), env=env)

    assert done.returncode == 2
    assert "run `onrecord migrate`" in done.stderr


def test_migrate_says_what_it_did(tmp_path: Path, empty_url: str) -> None:
    """Once something, then nothing."""
    env = environment(tmp_path, free_port()) | {"ONRECORD_DATABASE_URL": empty_url}

    first, second = run("migrate", env=env), run("migrate", env=env)

    assert (first.returncode, second.returncode) == (0, 0)
    assert "is now at revision" in first.stdout
    assert "was already at revision" in second.stdout


def test_load_tells_of_what_it_refused(tmp_path: Path, database_url: str) -> None:
    """By its exit status, unless asked to be tolerant, and by file and reason."""
    env = environment(tmp_path / "data", free_port()) | {"ONRECORD_DATABASE_URL": database_url}
    empty = tmp_path / "empty\x1b[2J.txt"
    empty.write_text("")

    strict = run("load", str(empty), env=env)
    tolerant = run("load", str(empty), "--tolerant", "--json", env=env)

    assert strict.returncode == 1
    assert "empty\ufffd[2J.txt, byte 0: " in strict.stdout  # the terminal is told no orders
    assert tolerant.returncode == 0
    assert json.loads(tolerant.stdout)["refused"] == 1


def test_a_dry_run_writes_nothing(tmp_path: Path, database_url: str) -> None:
    """The next load still finds everything to be new."""
    env = environment(tmp_path / "data", free_port()) | {"ONRECORD_DATABASE_URL": database_url}
    (tmp_path / "one.txt").write_text("Lee speaks\n\n“It works,” said Ann Lee.\n")
    arguments = ("load", str(tmp_path / "one.txt"), "--json")

    dry, wet = run(*arguments, "--dry-run", env=env), run(*arguments, env=env)

    assert json.loads(dry.stdout)["stored"] == json.loads(wet.stdout)["stored"] == 1


def test_reextract_reads_again_what_is_on_record(tmp_path: Path, database_url: str) -> None:
    """Nothing, after a load with the same engine; an article that is not there is status 2."""
    env = environment(tmp_path / "data", free_port()) | {"ONRECORD_DATABASE_URL": database_url}
    (tmp_path / "one.txt").write_text("Lee speaks\n\n“It works,” said Ann Lee.\n")
    run("load", str(tmp_path / "one.txt"), env=env)

    done, unknown = run("reextract", "--json", env=env), run("reextract", "--only", "a_none", env=env)

    assert done.returncode == 0
    assert (json.loads(done.stdout)["current"], json.loads(done.stdout)["read"]) == (1, 0)
    assert (unknown.returncode, unknown.stderr) == (2, "onrecord: no article has the id a_none\n")


def test_load_refuses_a_path_that_is_not_there(tmp_path: Path, database_url: str) -> None:
    """Status 2, as nothing could be done."""
    env = environment(tmp_path / "data", free_port()) | {"ONRECORD_DATABASE_URL": database_url}

    done = run("load", str(tmp_path / "nowhere"), env=env)

    assert done.returncode == 2
    assert "nowhere" in done.stderr


def test_extract_answers_line_by_line(tmp_path: Path) -> None:
    """In the order of the lines, with the ids."""
    lines = '{"id": "a", "text": "“It works,” said Ann Lee."}\n{"id": "b", "text": ""}\n'

    done = run("extract", "--jsonl", env=environment(tmp_path, free_port()), text=lines)

    first, second = map(json.loads, done.stdout.splitlines())
    assert first["id"] == "a"
    assert first["quotes"][0]["content"] == [[1, 9]]
    assert second == {"id": "b", "quotes": []}


@pytest.mark.parametrize("text", ["no json\n", '{"id": 1}\n'])
def test_extract_refuses_what_it_cannot_read(tmp_path: Path, text: str) -> None:
    """Status 2 and one line."""
    done = run("extract", "--jsonl", env=environment(tmp_path, free_port()), text=text)

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


def test_openapi_prints_the_contract(tmp_path: Path) -> None:
    """Without any database."""
    done = run("openapi", env=environment(tmp_path, free_port()))

    assert "/quotes" in json.loads(done.stdout)["paths"]


def test_a_worker_never_looks_through_what_it_began_with(tmp_path: Path) -> None:
    """The collector passes over it: that would hold up whoever asks just then."""
    asked = "import gc; from service.cli.worker import application; kept = application(); print(gc.get_freeze_count())"
    env = environment(tmp_path, free_port()) | {"ONRECORD_DATABASE_URL": "postgresql://nobody@localhost/none"}
    done = subprocess.run([sys.executable, "-c", asked], env=env, capture_output=True, text=True, check=True)  # noqa: S603

    assert int(done.stdout) > 10_000


def test_a_misspelt_setting_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Status 2 and a suggestion."""
    monkeypatch.setenv("ONRECORD_PROT", "8000")

    assert main(["migrate"]) == 2
    assert "did you mean ONRECORD_PORT?" in capsys.readouterr().err

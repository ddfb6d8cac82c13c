"""`onrecord up` and `onrecord serve`: the API in worker processes, and all that it stands on."""

import argparse
import asyncio
import errno
import multiprocessing
import os
import signal
import socket
import threading
import time
import urllib.request
from urllib.error import HTTPError

from service.cli.database import database, migrated, named
from service.cli.output import note, say
from service.db.migrate import HOME, upgrade
from service.errors import SettingsError, Unavailable
from service.settings import Settings

SEEDS = HOME / "seeds"
#: Seconds that requests in flight are given at the end.
FAREWELL = 10
#: Seconds to wait for the first answer, before nothing is said of it.
FIRST_ANSWER_LIMIT = 60

ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - only told apart here
REQUESTS = ("/quotes?speaker=Kirby", "/actors/resolve?name=Sullivan", "/articles?limit=3")


def up(settings: Settings, _options: argparse.Namespace) -> int:
    """Start everything."""
    _refuse_taken_port(settings)
    note(f"database: {named(settings)}")
    with database(settings, join=False) as url:
        asyncio.run(upgrade(url))
        _load_seeds(settings, url)
        _serve(settings, url)
    return 0


def serve(settings: Settings, _options: argparse.Namespace) -> int:
    """Answer requests from a database that is at the newest schema."""
    _refuse_taken_port(settings)
    with migrated(settings, join=False) as url:
        _serve(settings, url)
    return 0


def _refuse_taken_port(settings: Settings) -> None:
    where = f"port {settings.port} on {settings.host}"
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[
            0
        ]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise SettingsError(f"{where} is taken: end what listens there, or set ONRECORD_PORT") from error
        raise SettingsError(f"{where} cannot be used: {error.strerror}") from error


def _load_seeds(settings: Settings, url: str) -> None:
    """Load the corpus that comes with the product; what is there already is not read twice."""
    if not SEEDS.is_dir():
        note(f"no seeds to load: {SEEDS} is not there")
        return
    from service.cli.load import load_into, progress  # noqa: PLC0415 - `serve` has no use for the loader

    with progress(shown=True) as tell:
        report = load_into(url, [SEEDS], settings, tell=tell)
    note(
        f"seeds: {report.stored:,} stored, {report.replaced:,} replaced, {report.unchanged:,} unchanged, {report.refused:,} refused"
    )


def _serve(settings: Settings, url: str) -> None:
    """Run the API until it is told to stop. Raises Unavailable when it stops by itself."""
    from granian import Granian  # noqa: PLC0415 - nothing else needs a web server
    from granian.constants import Interfaces, Loops  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415

    from service.api.telemetry import exporter_of  # noqa: PLC0415
    from service.cli.worker import application  # noqa: PLC0415

    exporter_of(os.environ)  # what cannot be had is said here, and not by each worker
    os.environ["ONRECORD_DATABASE_URL"] = url  # workers read the settings from the environment
    multiprocessing.set_start_method("spawn", force=True)
    server = Granian(
        "onrecord",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.ASGI,
        loop=Loops.uvloop,
        websockets=False,
        workers=settings.workers,
        workers_kill_timeout=FAREWELL,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
        log_dictconfig={"handlers": {}, "formatters": {}, "loggers": {}},
    )
    server.on_startup(lambda: _on_startup(settings))
    try:
        server.serve(target_loader=application, wrap_loader=False)
    except SystemExit as error:
        raise Unavailable("the API could not start, or ended by itself: see above") from error


def _on_startup(settings: Settings) -> None:
    signal.signal(signal.SIGHUP, signal.getsignal(signal.SIGTERM))  # a closed terminal ends us; Granian would reload
    threading.Thread(target=_greet, args=(settings,), daemon=True).start()


def _greet(settings: Settings) -> None:
    """Say what to try, once the first answer has come."""
    host = ANYWHERE.get(settings.host, settings.host)
    root = f"http://{f'[{host}]' if ':' in host else host}:{settings.port}"
    deadline = time.monotonic() + FIRST_ANSWER_LIMIT
    while not _answers(f"{root}/health/live"):
        if time.monotonic() > deadline:
            return
        time.sleep(0.02)
    say(f"On Record answers at {root}. Try:", *(f"  curl '{root}{request}'" for request in REQUESTS))


def _answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=1).close()  # noqa: S310 - our own address
    except HTTPError:
        return True
    except OSError:
        return False
    return True

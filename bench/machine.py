"""The machine that a measurement was taken on, in words."""

import importlib.metadata
import os
import platform
import sys
from pathlib import Path

import psutil

from bench.servers import PEERS

PACKAGES = ("granian", "uvloop", "litestar", "msgspec", "asyncpg", "fastapi", "uvicorn", "sqlalchemy", "pydantic")
GIGABYTE = 1 << 30


def description(postgres: str) -> list[str]:
    """Lines about the machine, with what else it was doing."""
    load, _, _ = os.getloadavg()
    installed = importlib.metadata.distributions(path=[str(PEERS), *sys.path])
    versions = {one.name.lower(): one.version for one in installed}
    return [
        f"{_processor()}, {os.cpu_count()} cores, {psutil.virtual_memory().total / GIGABYTE:.0f} GB",
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}, Postgres {postgres}",
        ", ".join(f"{name} {versions[name]}" for name in PACKAGES),
        f"load average before the first measurement: {load:.1f}",
    ]


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())

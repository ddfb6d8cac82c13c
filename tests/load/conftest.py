"""A folder to load, and what a load of it leaves."""

from pathlib import Path

import msgspec
import pytest

from service.db.pool import Connection
from service.load.report import Report
from service.load.run import run_load

PAGE = "Bridge stays open\n\nRIVERTON, Aug 10 (MPA) — “The bridge is safe,” Mayor Ann Lee said on Monday.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with good documents and bad ones."""
    (tmp_path / "good.txt").write_text(PAGE)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "notes.md").write_text("not for loading")
    lines = [msgspec.json.encode({"id": f"x{n}", "text": f"“It is {n},” said Raj Roy."}) for n in range(3)]
    (tmp_path / "wire.jsonl").write_bytes(b"\n".join([*lines, b'{"text": 7}', b"{"]))
    return tmp_path


async def load(corpus: Path, url: str, **options: bool) -> Report:
    """One load with one process."""
    return await run_load([corpus], url=url, processes=1, **options)


async def state(db: Connection) -> tuple[int, list[str], list[str]]:
    """What readers see: the version, the articles, the quotes."""
    return (
        await db.fetchval("SELECT version FROM corpus") if await db.fetchval("SELECT count(*) FROM articles") else 0,
        [row["id"] for row in await db.fetch("SELECT id FROM articles ORDER BY id")],
        [row["id"] for row in await db.fetch("SELECT id FROM quotes ORDER BY id")],
    )

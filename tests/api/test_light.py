"""What a process that answers has in memory."""

import asyncio
import sys

#: Ends with what it has loaded that reads texts.
PROGRAM = """
import sys
import service.api.app
heavy = [name for name in sys.modules if name.startswith(("numpy", "onnxruntime", "sqlalchemy", "service.extract."))]
sys.exit(", ".join(heavy) or 0)
"""


async def test_loads_nothing_that_reads_texts() -> None:
    """That is for processes of their own; a quarter of its memory would be theirs."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", PROGRAM, stderr=asyncio.subprocess.PIPE)

    _, told = await process.communicate()

    assert (process.returncode, told.decode().strip()) == (0, "")

"""The mark of an engine."""

import ast
from pathlib import Path

from service.intake.version import TOGETHER

INTAKE = Path(__file__).parents[2] / "service" / "intake"


def test_all_that_decides_what_is_stored_is_in_the_mark() -> None:
    """What makes the rows of a document, and all in this room that it is made with: no change to it goes unseen."""
    found, ahead = set[str](), ["records.py", "linking.py"]
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead += imported(INTAKE / name)

    assert found == {*TOGETHER}


def imported(file: Path) -> list[str]:
    """The files of the same room that a file imports."""
    modules = [node.module or "" for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.ImportFrom)]
    room = "service.intake."
    return [f"{module.removeprefix(room)}.py" for module in modules if module.startswith(room)]

"""The house rules, as one more test: formatter, linter, types, imports, and the locks."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

HOME = Path(__file__).parents[1]
TOOLS = Path(sys.executable).parent
#: Whatever may name a place that packages come from.
PLACE = re.compile(r"https?:|file:|--(?:extra-)?index|--find-links|--trusted-host")


@pytest.mark.long
@pytest.mark.parametrize(
    "command",
    [
        pytest.param("ruff format --check", id="formatter"),
        pytest.param("ruff check", id="linter"),
        pytest.param("mypy", id="types"),
        pytest.param("lint-imports --no-logo", id="imports"),
    ],
)
def test_the_code_is_tidy(command: str) -> None:
    """The tool has nothing to say."""
    tool, *arguments = command.split()

    done = subprocess.run(  # noqa: S603 - our own tools
        [TOOLS / tool, *arguments], cwd=HOME, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "lock",
    [
        "requirements.txt",
        "requirements-telemetry.txt",
        "requirements-dev.txt",
        "bench/requirements.txt",
        "tests/clients/python/requirements.txt",
    ],
)
def test_a_lock_names_no_place(lock: str) -> None:
    """Packages are known by their hashes; where they come from is up to whoever installs them."""
    text = (HOME / lock).read_text()

    assert PLACE.search(text) is None
    assert all("--hash=sha256:" in pin for pin in re.split(r"\n(?=\S)", text.strip()))


def test_the_locks_agree() -> None:
    """What the tests run on is what is delivered."""
    delivered, tried, measured = pins("requirements.txt"), pins("requirements-dev.txt"), pins("bench/requirements.txt")
    followed = pins("requirements-telemetry.txt")

    assert delivered.items() <= followed.items() <= tried.items()
    assert all(tried.get(name, version) == version for name, version in measured.items())


def test_the_locks_hold_what_the_project_asks_for() -> None:
    """Every direct dependency is pinned."""
    project = tomllib.loads((HOME / "pyproject.toml").read_text())
    wanted = {
        "requirements.txt": project["project"]["dependencies"] + project["build-system"]["requires"],
        "requirements-telemetry.txt": project["project"]["optional-dependencies"]["telemetry"],
        "requirements-dev.txt": project["dependency-groups"]["dev"],
        "bench/requirements.txt": project["dependency-groups"]["bench"],
    }

    for lock, requirements in wanted.items():
        assert {name(one) for one in requirements} <= pins(lock).keys()


def pins(lock: str) -> dict[str, str]:
    """The version of each package in a lock."""
    return dict(re.findall(r"^(\S+)==(\S+)", (HOME / lock).read_text(), re.MULTILINE))


def name(requirement: str) -> str:
    """The package that a requirement is about."""
    return re.split(r"[^\w.-]", requirement)[0].lower()

"""The image and the composition, as far as they can be read without an engine; CI runs them where there is one."""

import re
from pathlib import Path

import pytest

from service.settings import PREFIX, Settings

HOME = Path(__file__).parents[1]
#: What the composition itself decides.
DECIDED = {"database_password_file", "data_dir", "host"}


@pytest.mark.parametrize("requirements", ["requirements.txt", "requirements-telemetry.txt"])
def test_the_image_gets_all_that_it_copies(requirements: str) -> None:
    """Whichever lock it is built from: what is left out of its context cannot be copied."""
    dockerfile = (HOME / "Dockerfile").read_text().replace("${REQUIREMENTS}", requirements)
    copied = [
        source
        for line in re.findall(r"^COPY (?!--from)(.+)$", dockerfile, re.MULTILINE)
        for source in line.split()[:-1]
    ]
    everything, *taken = [
        line for line in (HOME / ".dockerignore").read_text().splitlines() if not line.startswith("#")
    ]

    assert requirements in copied
    assert everything == "*"
    assert {f"!{source}" for source in copied} <= set(taken)
    assert all((HOME / source).exists() for source in copied)


def test_every_setting_can_be_given_to_the_composition() -> None:
    """From the environment, as anywhere else."""
    composed = (HOME / "docker-compose.yml").read_text()

    given = set(re.findall(rf"{PREFIX}(\w+): ", composed)) | {"PORT"} & set(re.findall(rf"\{{{PREFIX}(\w+)", composed))

    assert given == {name.upper() for name in Settings.__struct_fields__ if name not in DECIDED}

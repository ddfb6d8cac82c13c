"""The engine, loaded once."""

import pytest

from service.intake.engine import Engine
from service.intake.engine import engine as built


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The engine of this build."""
    return built()

"""The engine, loaded once."""

import pytest

from service.intake.engine import Engine, load_engine


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The engine of this build."""
    return load_engine()

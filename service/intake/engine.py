"""The engine as one value: loaded once at the edge of a process and handed in."""

from functools import cache

from msgspec import Struct

from service.extract.extract import Extractor, load_extractor
from service.intake.version import engine_version
from service.resolve.tables import Tables, load_tables


class Engine(Struct, frozen=True):
    """What extraction and resolution know, and the name of the engine that they make up."""

    extractor: Extractor
    tables: Tables
    version: str


def load_engine() -> Engine:
    """The engine of this build."""
    return Engine(load_extractor(), load_tables(), engine_version())


@cache
def engine() -> Engine:
    """The engine of this build, loaded once in a process."""
    return load_engine()

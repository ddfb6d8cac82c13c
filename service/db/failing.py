"""What the database answers badly, as errors of the domain."""

from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg

from service.errors import Invalid, Unavailable
from service.log import Log

log = Log(__name__)

#: What the server and the way to it fail with, other than by the fault of what was sent.
AWAY = (
    OSError,
    TimeoutError,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.ReadOnlySQLTransactionError,
    asyncpg.DeadlockDetectedError,
    asyncpg.LockNotAvailableError,
)


@contextmanager
def domain_errors() -> Iterator[None]:
    """Raise Unavailable where the database is away, Invalid where it refuses what was sent.

    What it says of that names tables and repeats values: it goes into the log, and its sort alone to the caller.
    """
    try:
        yield
    except asyncpg.DataError as error:
        raise _refused("value", error) from error
    except AWAY as error:
        raise Unavailable(f"the database does not answer: {error or type(error).__name__}") from error
    except asyncpg.PostgresError as error:
        raise _refused("record", error) from error


def _refused(what: str, error: Exception) -> Invalid:
    log.warning("the database refuses", what=what, reason=str(error))
    return Invalid(f"the database refuses a {what} ({type(error).__name__.removesuffix('Error')}): see the log")

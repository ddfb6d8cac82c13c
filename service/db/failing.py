"""What the database answers badly, as errors of the domain."""

from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg

from service.errors import Invalid, Unavailable

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
    """Raise Unavailable where the database is away, Invalid where it refuses what was sent."""
    try:
        yield
    except asyncpg.DataError as error:
        raise Invalid(f"the database refuses a value: {error}") from error
    except AWAY as error:
        raise Unavailable(f"the database does not answer: {error or type(error).__name__}") from error
    except asyncpg.PostgresError as error:
        raise Invalid(f"the database refuses a record: {error}") from error

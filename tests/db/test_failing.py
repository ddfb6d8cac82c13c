"""What the database answers badly."""

import logging

import pytest

from service.db.failing import domain_errors
from service.db.pool import Connection
from service.errors import Invalid


@pytest.mark.parametrize(
    ("statement", "sort"),
    [
        pytest.param("SELECT 'ten thousand'::integer", "value (InvalidTextRepresentation)", id="value"),
        pytest.param("INSERT INTO corpus DEFAULT VALUES", "record (UniqueViolation)", id="record"),
    ],
)
async def test_its_own_words_go_into_the_log(db: Connection, caplog, statement: str, sort: str) -> None:
    """They name tables and repeat values, and what is raised here is shown to callers."""
    with caplog.at_level(logging.WARNING), pytest.raises(Invalid) as raised, domain_errors():
        await db.execute(statement)

    assert str(raised.value) == f"the database refuses a {sort}: see the log"
    [record] = caplog.records
    assert ("ten thousand" in record.fields["reason"]) or ("corpus" in record.fields["reason"])

"""What the engine makes of an article."""

from datetime import UTC, date, datetime

from service.intake.engine import engine
from service.intake.reading import interpret
from service.model.article import Article, DateFrom


def test_days_are_read_where_the_report_was_filed() -> None:
    """At 22:30 UTC on Monday it is Tuesday in Islamabad, and *on Tuesday* is today."""
    article = Article(
        text="“It works,” Ann Lee told reporters on Tuesday.",
        dateline_place="ISLAMABAD",
        published_at=datetime(2021, 8, 9, 22, 30, tzinfo=UTC),
        published_on=date(2021, 8, 9),
        date_from=DateFrom.PUBLISHED,
    )

    [said] = interpret(article, engine()).said

    assert (said.from_, said.to) == (date(2021, 8, 10), date(2021, 8, 10))

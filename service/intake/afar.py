"""What is done in processes of its own: they alone load what reads texts, and the processes that answer stay small."""

from collections.abc import Sequence
from datetime import date

from service.model.finding import Findings
from service.model.post import Line, Posting


def find(text: str, published_on: date | None) -> Findings:
    """What is said in a text, brought to the form in which texts are stored."""
    from service.intake import extracting  # noqa: PLC0415 - see above

    return extracting.find(text, published_on)


def post(url: str, lines: Sequence[Line], by: str, seconds: float) -> Posting:
    """Store documents, those that are begun within so many seconds. Raises Unavailable where the database is away."""
    from service.intake import posting  # noqa: PLC0415 - see above

    return posting.post(url, lines, by, seconds)

"""What the engine of this build makes of texts: read once in a process for all tests, as that is what takes them long."""

from functools import cache

from service.extract.extract import Extraction, read
from service.intake.engine import engine
from service.intake.reading import Reading, resolve
from service.model.article import Article


@cache
def extracted(text: str) -> Extraction:
    """What is found in a text."""
    return read(text, engine().extractor)


def interpreted(article: Article) -> Reading:
    """What is said in an article, by whom and when."""
    return resolve(article, extracted(article.text), engine())

"""One document read: parsed, its statements found, their speakers and days told as far as the text tells."""

from msgspec import Struct

from service.extract.extract import Extraction
from service.extract.extract import read as extract
from service.extract.foreign import Foreign
from service.intake.engine import Engine
from service.model.article import Article
from service.model.attribution import Attribution
from service.model.document import Document
from service.model.family import Traces
from service.model.figure import Cast
from service.model.quote import SaidOn
from service.model.span import Span
from service.parse.page import parse
from service.parse.zones import day_at, zones_at
from service.relate.wording import traces
from service.resolve.cast import cast
from service.resolve.said import said_on


class Reading(Struct, frozen=True):
    """What the engine makes of a document; `said`, `said_at` and `traces` have one entry for each attribution."""

    article: Article
    #: BCP 47 code, or null where it cannot be told.
    language: str | None
    #: What of it is not English prose.
    foreign: list[Foreign]
    attributions: list[Attribution]
    cast: Cast
    said: list[SaidOn]
    #: Where the words stand that each was read from.
    said_at: list[Span | None]
    traces: list[Traces]
    engine: str


def read(document: Document, engine: Engine) -> Reading:
    """Read a document. Raises ArticleError, and nothing else."""
    return interpret(parse(document), engine)


def interpret(article: Article, engine: Engine) -> Reading:
    """What is said in an article, by whom and when."""
    return resolve(article, extract(article.text, engine.extractor), engine)


def resolve(article: Article, extracted: Extraction, engine: Engine) -> Reading:
    """By whom and when it is said, what was found in an article's text."""
    found = extracted.attributions
    place = article.dateline_place
    day = article.dateline_date or day_at(place, article.published_at) or article.published_on
    who = cast(article.text, found, engine.tables, extracted.names, title=article.title)
    dated = said_on(article.text, found, who, on=day, published_on=article.published_on, zones=zones_at(place))
    return Reading(
        article,
        extracted.language,
        extracted.foreign,
        found,
        who,
        [one.said for one in dated],
        [one.at for one in dated],
        [traces(" ".join(piece.of(article.text) for piece in one.content)) for one in found],
        engine.version,
    )

"""A raw document as an article: decode, split, take the head and the tail off, date it."""

from collections.abc import Sequence

from msgspec import Struct

from service.errors import ArticleError
from service.model.article import Article
from service.model.document import Document, Media
from service.parse.dateline import read_dateline
from service.parse.dating import date_report
from service.parse.decode import decode
from service.parse.fields import country, given, home, read_fields, read_object, read_text
from service.parse.found import Found, Given
from service.parse.furniture import is_furniture, sweep
from service.parse.head import read_head, without_site
from service.parse.lines import Line, split
from service.parse.markup import refuse_markup
from service.parse.stamp import join_labels
from service.parse.tail import read_tail

#: What stands before a field in an error, where the document itself is sound.
SIDE = "side file, "


class Page(Struct, frozen=True):
    """What was found on a page, and the paragraphs of its body."""

    found: Found
    paragraphs: tuple[str, ...]


def parse(document: Document) -> Article:
    """The article that a document holds. Raises ArticleError with the place and the reason."""
    side = read_fields(document.side, SIDE)
    text, own, where = _open(document)
    known = given(side, own, country=country(document.side, SIDE))
    page = read_page(text, known, where)
    return _make(known, page)


def read_page(text: str, known: Given, where: str = "") -> Page:
    """The body of a page, and what stands around it; `where` stands first in an error."""
    refuse_markup(text, where)
    if not any(char.isalnum() for char in text):
        raise ArticleError(f"{where}line 1: no letter or digit in it")
    swept = sweep(join_labels(split(text)))
    tail = read_tail(swept.lines, known)
    head = read_head(tail.body, known)
    line_found, body = _strip_datelines(head.body, known)
    if _is_headline_only(body, tail.found) or not any(char.isalnum() for line in body for char in line.text):
        raise ArticleError(f"{where}line {text.count(chr(10)) + 1}: no body text above it")
    credited = Found(photo_credit=next(iter(swept.credits), None))
    found = line_found.then(head.found).then(tail.found).then(credited)
    return Page(found, tuple(line.text for line in body))


def _open(document: Document) -> tuple[str, Found, str]:
    """The page's text, what the document's own fields say, and the field that the text stands in."""
    text = decode(document.body)
    if document.media is Media.TEXT:
        return text, Found(), ""
    fields = read_object(text)
    name, text = read_text(fields)
    return text, read_fields(fields), f'field "{name}", '


def _is_headline_only(body: Sequence[Line], below: Found) -> bool:
    """Whether one line without a full stop is left, above a stamp or a byline."""
    return len(body) == 1 and not body[0].is_prose and bool(below.stamps or below.byline)


def _strip_datelines(lines: Sequence[Line], known: Given) -> tuple[Found, tuple[Line, ...]]:
    """The body without its dateline; a second one behind it, or furniture, goes too."""
    if not lines:
        return Found(), ()
    first, *others = lines
    found, at = Found(), 0
    while read := read_dateline(first.text, known, at):
        said, at = read
        found = found.then(said)
    text = first.text[at:]
    if not text or (at and is_furniture(text)):
        return found, tuple(others)
    return found, (Line(text, first.number, first.opens), *others)


def _make(given_before: Given, page: Page) -> Article:
    known = given_before.found
    both = known.then(page.found)
    dates = date_report(known, page.found, given_before.home or home(both))
    zoned = dates.published if dates.published and dates.published.zone else dates.updated
    return Article(
        text="\n\n".join(page.paragraphs),
        title=known.title or (without_site(both.title, both.publisher) if both.title else None),
        standfirst=both.standfirst,
        highlights=both.highlights,
        byline=both.byline,
        agency=both.agency,
        publisher=both.publisher,
        url=both.url,
        dateline_place=both.place,
        dateline_date=dates.line_day,
        photo_credit=both.photo_credit,
        published_at=dates.published.at if dates.published else None,
        updated_at=dates.updated.at if dates.updated else None,
        published_on=dates.best,
        date_from=dates.best_from,
        zone=zoned.zone if zoned else None,
    )

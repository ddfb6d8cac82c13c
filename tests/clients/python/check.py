"""What a backend does first with the generated client: walk a list, handle a problem, mark a quote in its article."""

import sys
from collections.abc import Iterator

from onrecord_client import Client
from onrecord_client.api.articles import get_article
from onrecord_client.api.quotes import find_quotes, get_quote
from onrecord_client.models import ArticleRecord, Problem, Quote, QuotePage
from onrecord_client.types import UNSET, Unset


def quotes_by(client: Client, speaker: str) -> Iterator[Quote]:
    """Every quote of a speaker, page by page."""
    cursor: str | Unset = UNSET
    while True:
        page = find_quotes.sync(client=client, speaker=[speaker], limit=7, cursor=cursor)
        assert isinstance(page, QuotePage), page
        yield from page.items
        if page.page.next_ is None:
            return
        cursor = page.page.next_


def marked(client: Client, quote: Quote) -> str:
    """The text of a quote's article with the quote between marks."""
    article = get_article.sync(quote.article.id, client=client)
    assert isinstance(article, ArticleRecord), article
    text = article.text
    assert " ".join(text[start:end] for start, end in quote.evidence.content) == quote.text
    for start, end in reversed(quote.evidence.content):
        text = f"{text[:start]}<mark>{text[start:end]}</mark>{text[end:]}"
    return text


def main(address: str) -> None:
    """Try all of it."""
    client = Client(base_url=address)
    found = list(quotes_by(client, "Kirby"))
    counted = find_quotes.sync(client=client, speaker=["Kirby"], limit=1, count=True)
    assert isinstance(counted, QuotePage), counted
    assert len(found) == len({quote.id for quote in found}) == counted.meta.count

    refused = find_quotes.sync(client=client, limit=0)
    assert isinstance(refused, Problem), refused
    assert refused.status == 400
    assert [fault.name for fault in refused.errors] == ["limit"]
    missing = get_quote.sync("q_none", client=client)
    assert isinstance(missing, Problem), missing
    assert missing.type_ == "urn:onrecord:problem:not-found"

    for quote in found:
        assert "<mark>" in marked(client, quote)
    print(f"Python: {len(found)} quotes walked and marked, two problems met")


main(sys.argv[1])

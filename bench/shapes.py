"""What the service is asked: each shape of request, and no two requests of a shape the same.

A cold answer is one that nobody can have remembered: names and words are the same to the service in any case of letters
and with any mark behind them, but the queries differ, so that each is answered from the database.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from random import Random
from urllib.parse import urlencode

import msgspec
from msgspec import Struct

from bench import invent
from bench.stories import COMMON, DAYS, FIRST_DAY, Corpus

#: Persons who speak often enough in the smallest corpus to fill a page, by their numbers; 0 says a third of everything.
LOUDEST, SPEAKERS = 0, range(1, 50)
#: Ranks of words that are rare.
RARE = range(5_000, invent.WORDS)
#: Marks that mean nothing behind a name or a word, and how many stand there at most.
MARKS, MOST_MARKS = "!;~", 5
#: Days of an interval, at least and at most.
SHORTEST, LONGEST = 30, 90


class Facts(Struct, frozen=True):
    """A corpus, and what only its database can tell of it."""

    corpus: Corpus
    #: Ids of some articles, of some quotes that are in families, and texts of some quotes.
    articles: Sequence[str]
    related: Sequence[str]
    texts: Sequence[str]
    #: The last page of all quotes.
    last_page: str


Query = Callable[[Random, Facts], dict[str, str]]


class Shape(Struct, frozen=True):
    """A shape of requests."""

    name: str
    make: Callable[[Random, Facts], bytes]
    #: Whether the peers have it too.
    shared: bool = False
    #: Whether its answer is a page of quotes, which peers give in the same form.
    quotes: bool = True
    #: Whether an index or a rollup can give it, so that it may not grow with the corpus.
    flat: bool = True

    def requests(self, facts: Facts, seed: str) -> Iterator[bytes]:
        """Requests without end, no two alike for all that matters."""
        random = Random(seed)
        while True:
            yield self.make(random, facts)


def get(path: str, headers: str = "") -> bytes:
    """A request as it is sent."""
    return f"GET {path} HTTP/1.1\r\nHost: bench\r\nAccept: application/json\r\n{headers}\r\n".encode()


def asking(path: str, query: Query) -> Callable[[Random, Facts], bytes]:
    """Requests for a path with a query."""
    return lambda random, facts: get(f"{path}?{urlencode(query(random, facts))}")


def spoken(random: Random, text: str) -> str:
    """A name or a word in another guise."""
    return marked(random, "".join(random.choice((letter.lower(), letter.upper())) for letter in text))


def marked(random: Random, text: str) -> str:
    """A text with marks behind it."""
    return text + "".join(random.choices(MARKS, k=random.randrange(MOST_MARKS + 1)))


def somebody(random: Random, _: Facts) -> str:
    """One of those who speak often."""
    return spoken(random, invent.person(random.choice(SPEAKERS)))


def loudest(random: Random, _: Facts) -> str:
    """The one who says a third of everything."""
    return spoken(random, invent.person(LOUDEST))


def interval(random: Random) -> dict[str, str]:
    """Some weeks within the years of the corpus."""
    first = FIRST_DAY + timedelta(random.randrange(DAYS - LONGEST))
    return {"from": str(first), "to": str(first + timedelta(random.randint(SHORTEST, LONGEST)))}


def year(random: Random) -> dict[str, str]:
    """From a day of the first half of the years on, for a year."""
    first: date = FIRST_DAY + timedelta(random.randrange(DAYS // 2))
    return {"from": str(first), "to": str(first + timedelta(365))}


def check(random: Random, facts: Facts) -> bytes:
    """A quotation that is on record, to be looked for."""
    body = msgspec.json.encode({"checks": [{"text": marked(random, random.choice(facts.texts))}]})
    head = (
        f"POST /quote-checks HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    )
    return head.encode() + b"\r\n\r\n" + body


#: What the issue's table is about: the default form of `/quotes?speaker=`.
SPEAKER = Shape("speaker", asking("/quotes", lambda random, facts: {"speaker": somebody(random, facts)}), shared=True)
SHAPES = (
    SPEAKER,
    Shape(
        "speaker of a third",
        asking("/quotes", lambda random, facts: {"speaker": loudest(random, facts)}),
        shared=True,
    ),
    Shape(
        "namesakes",
        asking(
            "/quotes", lambda random, _: {"speaker": spoken(random, invent.surname(random.choice((8, 18, 28, 38))))}
        ),
        shared=True,
    ),
    Shape(
        "about",
        asking("/quotes", lambda random, _: {"about": spoken(random, invent.person(random.choice(SPEAKERS)))}),
        shared=True,
    ),
    Shape("days", asking("/quotes", lambda random, _: interval(random)), shared=True),
    Shape(
        "rare word",
        asking("/quotes", lambda random, _: {"q": spoken(random, invent.vocabulary()[random.choice(RARE)])}),
        shared=True,
    ),
    Shape("common word", asking("/quotes", lambda random, _: {"q": spoken(random, COMMON)}), shared=True),
    Shape(
        "three filters",
        asking(
            "/quotes",
            lambda random, facts: {"speaker": loudest(random, facts), "kind": "direct", **year(random)},
        ),
        shared=True,
    ),
    Shape("family=first", asking("/quotes", lambda random, _: {"family": "first", **interval(random)})),
    Shape("last page", lambda _random, facts: get(facts.last_page)),
    Shape(
        "timeline of a speaker",
        asking("/timeline", lambda random, facts: {"speaker": loudest(random, facts), "interval": "year"}),
    ),
    Shape(
        "facets of a speaker",
        asking("/quotes", lambda random, facts: {"speaker": loudest(random, facts), "facets": "kind,month"}),
    ),
    Shape("resolve", asking("/actors/resolve", lambda random, facts: {"name": somebody(random, facts)})),
    Shape("quote-checks", check),
    Shape(
        "an article's quotes",
        lambda random, facts: get(f"/articles/{random.choice(facts.articles)}/quotes?limit={random.randint(10, 200)}"),
        shared=True,
    ),
    Shape(
        "a quote's family",
        lambda random, facts: get(f"/quotes/{random.choice(facts.related)}/family?limit={random.randint(10, 200)}"),
    ),
    Shape(
        "timeline of a speaker by day",
        asking(
            "/timeline",
            lambda random, facts: {"speaker": loudest(random, facts), "interval": "day", **interval(random)},
        ),
    ),
    Shape(
        "articles about",
        asking("/articles", lambda random, facts: {"about": somebody(random, facts)}),
        quotes=False,
    ),
    Shape("articles", asking("/articles", lambda random, _: interval(random)), shared=True, quotes=False),
    Shape(
        "relevance on a common word",
        asking("/quotes", lambda random, _: {"q": spoken(random, COMMON), "sort": "relevance"}),
        flat=False,
    ),
    Shape("timeline of everybody", asking("/timeline", lambda random, _: {"interval": "year", **year(random)})),
    Shape(
        "timeline of a word",
        asking("/timeline", lambda random, _: {"q": spoken(random, COMMON), "interval": "year"}),
        flat=False,
    ),
)

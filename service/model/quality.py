"""How right the extraction is, as measured on articles that people annotated."""

from typing import Annotated

from msgspec import Meta, Struct

from service.model.attribution import Kind

Share = Annotated[float, Meta(ge=0, le=1)]


class KindQuality(Struct, frozen=True, kw_only=True):
    """One kind of quotes: of those found, the share that is right; of those in the articles, the share found."""

    kind: Kind
    #: Of those found, the share that is right; null where there are none.
    precision: Share | None
    #: Of those in the articles, the share found.
    recall: Share | None


class QualityAt(Struct, frozen=True, kw_only=True):
    """What one gets who asks for no less than a confidence: `min_confidence`."""

    #: The least confidence that is asked for.
    min_confidence: Share
    #: Of the quotes that are given, the share that is right; null where there are none.
    precision: Share | None
    #: Of the quotes in the articles, the share that is given.
    recall: Share | None
    #: The same for each kind of quotes.
    kinds: list[KindQuality]


class Reliability(Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Of the quotes whose confidence lies here, how many there were and the share that is right."""

    #: The least confidence of them.
    from_: Share
    #: The greatest.
    to: Share
    #: Quotes with such a confidence.
    quotes: int
    #: The share of them that is right.
    right: Share


class Quality(Struct, frozen=True, kw_only=True):
    """The measure: right is a quote with half of the content or more and the right speaker."""

    #: The first digits of the hash of the tagger's network.
    model: str
    #: What was measured on, in words.
    measured_on: str
    #: Articles that were measured on.
    articles: int
    #: Quotes that people found in them.
    quotes: int
    #: What to expect of each `min_confidence`, the least first.
    thresholds: list[QualityAt]
    #: Whether `confidence` says the truth: it lies between `from` and `to`, and `right` should do so too.
    reliability: list[Reliability]

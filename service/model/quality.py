"""How right the extraction is, as measured on articles that people annotated."""

from typing import Annotated

from msgspec import Meta, Struct

from service.model.attribution import Kind

Share = Annotated[float, Meta(ge=0, le=1)]


class KindQuality(Struct, frozen=True, kw_only=True):
    """One kind of quotes: of those found, the share that is right; of those in the articles, the share found."""

    kind: Kind
    precision: Share | None
    recall: Share | None


class QualityAt(Struct, frozen=True, kw_only=True):
    """What one gets who asks for no less than a confidence: `min_confidence`."""

    min_confidence: Share
    precision: Share | None
    recall: Share | None
    kinds: list[KindQuality]


class Reliability(Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Of the quotes whose confidence lies here, how many there were and the share that is right."""

    from_: Share
    to: Share
    quotes: int
    right: Share


class Quality(Struct, frozen=True, kw_only=True):
    """The measure: right is a quote with half of the content or more and the right speaker."""

    #: The first digits of the hash of the tagger's network.
    model: str
    #: What was measured on, in words.
    measured_on: str
    articles: int
    quotes: int
    thresholds: list[QualityAt]
    reliability: list[Reliability]

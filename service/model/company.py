"""Who is met with whom: actors by what they say of each other, articles by what is said in both."""

from enum import StrEnum

from msgspec import Struct

from service.model.actor import ActorRef
from service.model.article import ArticleRef


class Counterpart(Struct, frozen=True, kw_only=True):
    """Another actor, and how often the one that was asked for and this one name each other in what they say."""

    actor: ActorRef
    #: Quotes of the actor asked for that name this one.
    about_them: int
    #: Quotes of this one that name the actor asked for.
    by_them: int
    #: Both together, which orders the list.
    total: int


class SimilarReason(StrEnum):
    """Why an article is like another."""

    #: Both render the same utterances.
    SAME_STATEMENTS = "same_statements"
    #: They share runs of words that may be of the same utterances.
    RELATED_STATEMENTS = "related_statements"


class SimilarArticle(Struct, frozen=True, kw_only=True):
    """Another article with statements of the one that was asked for."""

    article: ArticleRef
    reason: SimilarReason
    #: Of the utterances of both, the share that both render; one that is only related counts half.
    score: float
    #: Utterances of the article asked for that this one renders too.
    shared: int
    #: Others that this one has something related to.
    related: int
    #: The families of those shared.
    families: list[str]

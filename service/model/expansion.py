"""What can be given of a record beyond itself: the paths at which it then stands."""

from enum import StrEnum


class QuoteExpansion(StrEnum):
    """What a quote can be given with."""

    ARTICLE_TEXT = "article.text"
    SPEAKER_ALIASES = "speaker.aliases"
    SPEAKER_ROLES = "speaker.roles"


class ArticleExpansion(StrEnum):
    """What an article of a list can be given with."""

    TEXT = "text"


class ActorExpansion(StrEnum):
    """What an actor of a list can be given with."""

    ROLES = "roles"

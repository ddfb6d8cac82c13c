"""The nouns of descriptions: *the spokesman*, *judges*, *her campaign*."""

from msgspec import Struct

from service.resolve.scene import Scene

_NOUNS = ("role", "nobody", "office", "rank", "body", "paper", "group", "town")
_MEN = {"men": "man", "women": "woman", "people": "people", "media": "media", "police": "police"}


class Description(Struct, frozen=True):
    """The words of a common noun phrase, and the name that owns it."""

    #: Indexes of its words, up to and including the noun that heads it.
    first: int
    head: int
    #: Index of the last word of the speaker's words.
    last: int
    #: Figure of a name before the noun: *the Pentagon's statement*, *Taliban officials*.
    owner: int | None = None


def is_known_noun(scene: Scene, index: int) -> bool:
    """Whether a word is a noun for a person, a body or a document."""
    noun, _ = noun_at(scene, index)
    return any(noun in scene.tables.words[kind] for kind in _NOUNS)


def is_plural_noun(scene: Scene, index: int) -> bool:
    """Whether a word is a noun for several: *judges*."""
    return noun_at(scene, index)[1] and is_known_noun(scene, index)


def is_owned(scene: Scene, index: int) -> bool:
    """Whether a word is a noun for what speaks for its owner: *statement*, *campaign*."""
    return is_paper(scene, index) or noun_at(scene, index)[0] in scene.tables.words["personal"]


def is_paper(scene: Scene, index: int) -> bool:
    """Whether a word is a noun for a document or a text: *statement*."""
    return noun_at(scene, index)[0] in scene.tables.words["paper"]


def low_at(scene: Scene, index: int) -> str:
    """A word as it is compared."""
    return scene.reading.words[index].low


def noun_at(scene: Scene, index: int) -> tuple[str, bool]:
    """The noun in the singular, and whether the text has it in the plural."""
    low = low_at(scene, index)
    classes = [scene.tables.words[kind] for kind in _NOUNS]
    if low in _MEN or low.endswith("men"):
        return _MEN.get(low, low.removesuffix("men") + "man"), True
    for stem in (low.removesuffix("ies") + "y", low.removesuffix("s"), low.removesuffix("es")):
        if stem != low and low.endswith("s") and any(stem in words for words in classes):
            return stem, not any(low in words for words in classes)
    return low, False


def is_preposition(scene: Scene, index: int) -> bool:
    """Whether a word is a preposition."""
    return scene.reading.words[index].low in scene.tables.words["preposition"]


def ends_noun(scene: Scene, index: int) -> bool:
    """Whether a word cannot be part of the noun that heads a description; *US* is no *us*."""
    word = scene.reading.words[index]
    return not word.loud and any(word.low in scene.tables.words[kind] for kind in ("preposition", "link", "pronoun"))


def is_participle(scene: Scene, index: int) -> bool:
    """Whether a word tells what was done with what stands before it: *a memo {seen} by reporters*."""
    low = scene.reading.words[index].low
    return low.endswith("ed") or any(low in scene.tables.words[kind] for kind in ("issued", "authored", "done"))

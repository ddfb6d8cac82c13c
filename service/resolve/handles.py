"""Who is named by a handle: *@annlee* is Ann Lee, and so is *reporter @annlee*."""

from service.resolve.mentions import Shape
from service.resolve.scene import Found, Scene

#: Words before a handle that may tell whose it is not: *a fan account, @annlee*.
NEAR = 3
#: What may be told of its bearer before it.
_TOLD = ("role", "office", "modifier", "field", "definite", "indefinite")


def by_handle(scene: Scene, first: int, last: int) -> Found | None:
    """Who is named as a handle has it: *@annlee* is Ann Lee, and so is *reporter @annlee*."""
    word = scene.reading.words[last]
    before = {one.low for one in scene.reading.words[max(min(first, last - NEAR), 0) : last]}
    told = all(_is_body(scene, index) or _tells(scene, index) for index in range(first, last))
    if not told or scene.reading.text[word.start - 1 : word.start] != "@" or before & {"account", "parody"}:
        return None
    bearers = list(scene.joined.get(word.low, ()))
    return Found(bearers[0]) if len(bearers) == 1 else None


def _tells(scene: Scene, index: int) -> bool:
    """Whether a word tells what somebody is, and only space or the sign of a handle parts it from the next."""
    word = scene.reading.words[index]
    return word.gap.strip() in {"", "@"} and any(word.low in scene.tables.words[kind] for kind in _TOLD)


def _is_body(scene: Scene, index: int) -> bool:
    """Whether a word belongs to a body's name, behind which only space stands."""
    number = scene.by_word.get(index)
    named = number is not None and scene.mentions[number].shape is not Shape.PERSON
    return named and scene.reading.words[index].gap.strip() == ""

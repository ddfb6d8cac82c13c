"""Who is named behind what they are: *a Pentagon spokesman, John Kirby,*, *the Hull Weavers' chief economist, Ann Lee*."""

from service.resolve.mentions import Shape
from service.resolve.nouns import is_preposition
from service.resolve.scene import Found, Scene

#: What parts a name from what is told of its bearer.
APART = frozenset({",", "—", "–", "―"})
#: How nouns end that are no person's.
_ABSTRACT = ("tion", "tions", "sion", "ity", "ety", "ment", "logy", "cy", "ture", "ance", "ence", "ads", "airs", "ices")


def held_after(scene: Scene, number: int, last: int) -> Found | None:
    """Who is named behind what he is of a body: *{Weavers of Hull's chief economist, Ann Lee}*."""
    place, start = scene.of[number], scene.mentions[number].last + 1
    classes, words = scene.tables.words, scene.reading.words
    if place is None or scene.is_person(place):
        return None
    if words[start - 1].gap.strip():
        held = words[start - 1].low in classes["role"] and words[start - 1].gap.strip() == ","
        return named_after(scene, start, last) if held else None  # *{the Hull Municipal Director, Ann Lee}*
    for index in range(start, last):
        if "," in words[index].gap:
            office = any(words[index].low in classes[kind] for kind in ("role", "office"))
            return named_after(scene, index + 1, last) if office else None
    return None


def named_after(scene: Scene, index: int, last: int) -> Found | None:
    """The name in apposition to a description: *a Pentagon spokesman, John Kirby,*; not where he lives: *of Green Lane, Hull*."""
    if index <= last and is_preposition(scene, index) and scene.reading.words[index - 1].gap.strip() in APART:
        return None
    for start in range(index, last + 1):
        place = scene.by_word.get(start)
        before = scene.reading.words[start - 1].gap.strip() if start else ""
        if place is None or before not in APART or scene.mentions[place].shape is not Shape.PERSON:
            continue
        mention = scene.mentions[place]
        ends = last <= mention.last or scene.reading.words[mention.last].gap.strip() != ""
        ends = ends or is_preposition(scene, mention.last + 1)  # *one of them, Ann Lee of Hull*
        if mention.opening == start and not mention.owner and ends:
            return Found(scene.of[place])
    return _envoy_to(scene, index, last)


def _envoy_to(scene: Scene, index: int, last: int) -> Found | None:
    """The name behind a second role that is told at length: *a diplomat, former envoy to Peru {Ann Lee}*."""
    number = scene.by_word.get(last)
    if number is None or index > last or scene.reading.words[index - 1].gap.strip() != ",":
        return None
    mention, words = scene.mentions[number], scene.reading.words[index:last]
    told = range(index, mention.opening)
    office = any(scene.reading.words[one].low in scene.tables.words["role"] for one in told)
    runs_on = mention.last == last and not any("," in word.gap for word in words)
    return Found(scene.of[number]) if office and runs_on and mention.shape is Shape.PERSON else None


def named_last(scene: Scene, head: int, last: int) -> Found | None:
    """The full name with which an office ends that is told at length: *vice president for parks and roads {Ann Lee}*."""
    number = scene.by_word.get(last)
    held = any(scene.reading.words[head].low in scene.tables.words[kind] for kind in ("office", "held"))
    if number is None or not held:
        return None
    mention, words = scene.mentions[number], scene.reading.words
    full = mention.shape is Shape.PERSON and mention.last == last and mention.first < last and not mention.owner
    at_length = mention.opening > head + 2 and is_preposition(scene, head + 1)
    if not full or not at_length or any(words[index].gap.strip() for index in range(head, mention.opening)):
        return None
    return Found(scene.of[number]) if _may_end_office(scene, mention.opening - 1) else None


def _may_end_office(scene: Scene, index: int) -> bool:
    """Whether a word can be the last of what an office is for, and is nobody's: *roads*, *technology*, *Hull*."""
    word, fields = scene.reading.words[index], scene.tables.words["field"]
    if word.owner or word.low in fields or not word.cap:
        return not word.owner and (word.low in fields or word.low.endswith(_ABSTRACT))
    number = scene.by_word.get(index)
    return number is not None and scene.mentions[number].shape is not Shape.PERSON

"""Who is named behind what they are: *a Pentagon spokesman, John Kirby,*, *the Hull Weavers' chief economist, Ann Lee*."""

from service.model.actor import ActorKind
from service.model.figure import Figure
from service.resolve.days import WEEKDAYS
from service.resolve.mentions import Shape
from service.resolve.nouns import is_preposition
from service.resolve.places import known_figure
from service.resolve.scene import Found, Scene

#: What parts a name from what is told of its bearer.
APART = frozenset({",", "—", "–", "―"})
#: Who works for several newsrooms at once.
_PRESS = frozenset({"editor", "correspondent", "reporter", "anchor", "host", "analyst", "contributor", "columnist"})
#: What a body has that has officers of its own.
_PARTS = frozenset({"board", "council", "committee", "commission", "school", "college"})
#: Small words inside the names of bodies.
_INSIDE = frozenset({"of", "for", "and"})
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


def named_after(scene: Scene, index: int, last: int, head: int | None = None) -> Found | None:
    """The name in apposition to a description: *a Pentagon spokesman, John Kirby,*; not where he lives: *of Green Lane, Hull*.

    Where a noun for a body heads it, that of a body: *The company that runs it, {Hull Foods}, said*.
    """
    shapes = {Shape.PERSON}
    if head is not None and scene.reading.words[head].low in scene.tables.words["group"]:
        shapes = {Shape.BODY, Shape.TABLE}
    if index <= last and is_preposition(scene, index) and scene.reading.words[index - 1].gap.strip() in APART:
        return None
    for start in range(index, last + 1):
        place = scene.by_word.get(start)
        before = scene.reading.words[start - 1].gap.strip() if start else ""
        listed = Shape.BODY in shapes and (start == 0 or scene.reading.words[start - 1].cap)  # *in Dublin, Ireland*
        if place is None or before not in APART or listed or scene.mentions[place].shape not in shapes:
            continue
        mention = scene.mentions[place]
        ends = last <= mention.last or scene.reading.words[mention.last].gap.strip() != ""
        ends = ends or is_preposition(scene, mention.last + 1)  # *one of them, Ann Lee of Hull*
        if mention.opening == start and not mention.owner and ends:
            return Found(scene.of[place])
    return _envoy_to(scene, index, last)


def named_so(scene: Scene, first: int, last: int) -> Found | None:
    """The body whose name is told behind its noun: *a little-known group called {Weavers in Hull}*."""
    words, groups = scene.reading.words, scene.tables.words["group"]
    called = (
        at for at in range(first + 1, last) if words[at].low in {"called", "named"} and words[at - 1].low in groups
    )
    index = next(called, None)
    if index is None or not words[index + 1].cap or _holds_others(scene, first, index):
        return None
    number = scene.by_word.get(index + 1)
    if number is not None and scene.mentions[number].last == last and scene.of[number] is not None:
        return Found(scene.of[number])
    if not words[last].cap or any(words[one].gap.strip() for one in range(index, last)):
        return None
    name = " ".join(scene.reading.slice(index + 1, last).split())
    return Found(scene.add(Figure(name=name, kind=ActorKind.ORGANISATION, forms=(name,))))


def named_right_behind(scene: Scene, first: int, last: int) -> Found | None:
    """The body whose name stands right behind its noun: *the advocacy group {Weavers United}*; not *the group's {Ann Lee}*."""
    words = scene.reading.words
    head = next((at for at in range(first, last) if _is_group(scene, at) and words[at + 1].cap), None)
    if head is None or not words[head].joins or words[last].owner:
        return None
    opens = first < head and scene.reading.sentences[words[first].sentence] == first  # *Advocacy group …*
    opens = opens and not is_preposition(scene, first)
    if _holds_others(scene, first + opens, head) or (opens and not words[first].joins):
        return None
    run, classes = words[head + 1 : last + 1], scene.tables.words
    titled = any(word.low in classes[kind] for word in run for kind in ("role", "office", "rank", "honorific"))
    titled = titled or any(word.low in WEEKDAYS for word in run)  # *the agency | Monday*
    whole = all(word.cap or word.low in {"of", "for", "the"} for word in run) and all(word.joins for word in run[:-1])
    if titled or not whole or not run[-1].cap or _tells_none(scene, head + 1, last):
        return None
    number = scene.by_word.get(head + 1)
    place = None if number is None else scene.of[number]
    body = number is not None and place is not None and not scene.is_person(place)
    if number is not None and body and (scene.mentions[number].last == last or _is_of_place(scene, number, last)):
        return Found(place)
    return Found(scene.add(_body_called(scene, head + 1, last)))


def _body_called(scene: Scene, first: int, last: int) -> Figure:
    name = " ".join(scene.reading.slice(first, last).split())
    id = scene.tables.known(" ".join(word.low for word in scene.reading.words[first : last + 1]))
    if id is not None:
        return known_figure(id, name, scene.tables)
    return Figure(name=name, kind=ActorKind.ORGANISATION, forms=(name,))


def _tells_none(scene: Scene, first: int, last: int) -> bool:
    """Whether capitals are a person's with a first name, or common nouns: *the party | Ann Lee*, *the company | Board*."""
    lows = [word.low for word in scene.reading.words[first : last + 1]]
    nouns = [any(low in scene.tables.words[kind] for kind in ("body", "field", "common")) for low in lows]
    person = any(low in scene.tables.given for low in lows[:-1]) and not nouns[-1]  # not *the charity | Mercy Corps*
    return person or all(nouns)


def _is_of_place(scene: Scene, number: int, last: int) -> bool:
    """Whether a known body's name is followed by where it is from, or whose: *the group {Hamas} of Gaza*."""
    place, behind = scene.of[number], scene.mentions[number].last + 1
    known = place is not None and scene.figures[place].known is not None
    return known and behind < last and scene.reading.words[behind].low == "of"


def _is_group(scene: Scene, index: int) -> bool:
    """Whether a word is a noun for a body, and no name: *group*, *think tank*."""
    word, before = scene.reading.words[index], scene.reading.words[index - 1].low if index else ""
    tank = word.low == "tank" and before == "think"
    return not word.cap and (tank or (word.low in scene.tables.words["group"] and word.low != "campaign"))


def _holds_others(scene: Scene, first: int, last: int) -> bool:
    """Whether somebody else is told of before a word: *{Ann Lee, head of a group} called*, *{A spokesman for a group} called*."""
    words = scene.reading.words
    return any(
        is_preposition(scene, index) or index in scene.by_word or words[index].gap.strip()
        for index in range(first, last)
    )


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


def officer_of(scene: Scene, first: int, last: int) -> Found | None:
    """Who holds an office of a body whose name has small words: *{March for Life president Ann Lee}*, *{NBC and CNN editor Ann Lee}*."""
    words, classes = scene.reading.words, scene.tables.words
    first += words[first].low == "the"
    numbers = (scene.by_word.get(index) for index in range(first, last + 1))
    persons = (number for number in numbers if number is not None and scene.mentions[number].shape is Shape.PERSON)
    number = next((one for one in persons if scene.mentions[one].first < scene.mentions[one].last), None)
    if number is None or scene.mentions[number].first <= first + 2:
        return None
    mention, office = scene.mentions[number], scene.mentions[number].first - 1
    held = any(words[office].low in classes[kind] for kind in ("role", "office"))
    behind = words[mention.last + 1 : mention.last + 2]
    whole = mention.last == last or words[mention.last].gap.strip() or any(word.low == "and" for word in behind)
    if (
        mention.owner
        or mention.last > last
        or not (held and whole and all(words[index].joins for index in range(first, office + 1)))
    ):
        return None
    link = max((index for index in range(first + 1, office) if words[index].low in _INSIDE), default=None)
    small = any(is_preposition(scene, index) and words[index].low not in _INSIDE for index in range(first, office))
    if link is None or small or not _has_body(scene, first, link) or not _is_told(scene, link, office):
        return None
    return Found(scene.of[number])


def _has_body(scene: Scene, first: int, link: int) -> bool:
    """Whether a body's name opens a title: *Hull Council of*, *Hull County board of*; not *FBI investigation of*, *Aides of*."""
    number = scene.by_word.get(first)
    if number is None or scene.mentions[number].shape is Shape.PERSON:
        return False
    rest = scene.reading.words[scene.mentions[number].last + 1 : link]
    known = scene.of[number]
    country = known is not None and scene.figures[known].kind is ActorKind.COUNTRY
    return not country and all(word.low in _PARTS for word in rest)


def _is_told(scene: Scene, link: int, office: int) -> bool:
    """Whether more than the title of its bearer stands behind a small word: *of elections director*, not *of Mayor*."""
    words, classes = scene.reading.words, scene.tables.words
    if words[link].low == "and":
        return words[link + 1].loud and words[office].low in _PRESS  # not *the Pentagon and NATO chief Ann Lee*
    kinds = ("office", "role", "rank", "rankmod", "honorific", "modifier", "former", "party", "definite")
    return any(not any(words[index].low in classes[kind] for kind in kinds) for index in range(link + 1, office))


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

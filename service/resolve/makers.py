"""Who made a paper of which the narrator has told before: *A Hull Council staff report came out. {The report} said …*.

Only what stands right beside it tells that; a report that nobody is told to have made is nobody's.
"""

from bisect import bisect_left

from service.model.actor import ActorKind
from service.model.name import fold
from service.resolve.mentions import Shape
from service.resolve.nouns import low_at
from service.resolve.scene import Found, Scene
from service.resolve.tables import is_press

#: Sentences over which *the report* looks back, and how often it may have been told of since.
BACK, OFTEN = 6, 12
#: What is rather made by a body named before it than about it: *a Hull Council report*; not *a Hull Council lawsuit*.
_MADE = frozenset({"report", "study", "survey", "poll", "analysis", "bulletin", "forecast"})
#: What stands between a body and its paper.
_KINDS = frozenset({"staff", "annual", "status", "new", "recent", "internal", "draft", "interim", "final", "latest"})
#: What is done with a paper of one's own: *Hull Aid filed a lawsuit*.
_BROUGHT = frozenset({"filed", "released", "issued", "published", "unveiled", "files", "releases", "publishes"})
#: What is done with a paper by who did not make it, too.
_PASSED_ON = frozenset({"sent", "given", "signed"})
_KNOWN = frozenset({"the", "that", "this"})


def maker(scene: Scene, noun: str, at: int) -> Found:
    """Who made the paper of that noun of which the narrator has told last before an offset."""
    reading, places = scene.reading, scene.papers.get(noun, ())
    oldest = reading.back(reading.sentence_of(at), BACK)[-1]
    last = bisect_left(places, reading.at(at))
    for index in reversed(places[max(last - OFTEN, 0) : last]):
        if reading.words[index].sentence < oldest:
            break
        first = _first(scene, index)
        behind = _behind(scene, index)
        made = _before(scene, first, index) if behind is None and not _has_by(scene, index) else behind
        if made is None and first + 1 == index and low_at(scene, first) in {"a", "an"}:
            made = _brought_out(scene, first)
        if made is not None or first + 1 != index or low_at(scene, first) not in _KNOWN:
            return Found(made)
    return Found()


def _first(scene: Scene, head: int) -> int:
    """Where the words for a paper begin: behind its kind and the name before it, with the article."""
    words = scene.reading.words
    first = head
    while first and words[first - 1].low in _KINDS and words[first - 1].joins:
        first -= 1
    number = scene.by_word.get(first - 1) if first else None
    if number is not None and scene.mentions[number].last == first - 1:
        first = scene.mentions[number].opening
    article = first and (words[first - 1].low in _KNOWN or words[first - 1].low in scene.tables.words["indefinite"])
    return first - 1 if article else first


def _before(scene: Scene, first: int, head: int) -> int | None:
    """The body named before a paper, or whoever owns it: *a Hull Council report*, *Lee's new report*."""
    words = scene.reading.words
    number = next((scene.by_word[index] for index in range(head - 1, first - 1, -1) if index in scene.by_word), None)
    if number is None or scene.of[number] is None:
        return None
    mention, place = scene.mentions[number], scene.of[number]
    if mention.owner:
        return place if words[head].low in _MADE else None
    starts = first < mention.opening or first == 0 or words[first - 1].sentence != words[first].sentence
    own = mention.shape is not Shape.PERSON and words[head].low in _MADE and not _is_talked_about(scene, place)
    return place if starts and own else None


def _is_talked_about(scene: Scene, place: int | None) -> bool:
    """Whether a report named after a body is rather about it: *the Apple report*, *a US study*."""
    figure = None if place is None else scene.figures[place]
    firm = figure is not None and figure.known is not None and fold(figure.known) in scene.tables.words["firm"]
    return figure is None or firm or figure.kind is ActorKind.COUNTRY


def _behind(scene: Scene, head: int) -> int | None:
    """Who is named behind *by* or *from*, right behind a paper or what was done with it: *a report issued on Monday by Hull Aid*."""
    words, classes = scene.reading.words, scene.tables.words
    at = head + 1
    at += at < len(words) and words[at].low in {"was", "were", "is"} and words[head].joins
    if (
        at < len(words)
        and words[at - 1].joins
        and words[at].low in classes["issued"].keys() | classes["authored"].keys() - _PASSED_ON
    ):
        at += 1
        at += at < len(words) and words[at].low == "on"
        at += at < len(words) and words[at].cap and words[at].low in classes["common"]  # *Monday*
    if at + 1 >= len(words) or not words[at - 1].joins or words[at].low not in {"by", "from"}:
        return None
    number = scene.by_word.get(at + 1 + (words[at + 1].low == "the"))
    place = None if number is None or scene.mentions[number].owner else scene.of[number]
    where = words[at].low == "from" and place is not None and scene.figures[place].kind is not ActorKind.ORGANISATION
    return None if where else place  # *a report from Kyiv*


def _has_by(scene: Scene, head: int) -> bool:
    """Whether somebody without a name is told to have made a paper: *a Hull Hospital report by inspectors*."""
    words = scene.reading.words
    return head + 1 < len(words) and words[head].joins and words[head + 1].low == "by"


def _brought_out(scene: Scene, article: int) -> int | None:
    """Who is told to have brought out a paper: *Hull Aid has filed | a lawsuit*; one of the press prints others', too."""
    words = scene.reading.words
    verb = article - 1
    if verb < 1 or words[verb].low not in _BROUGHT or not words[verb].joins:
        return None
    name = verb - 1 - (words[verb - 1].low in {"has", "have", "had"})
    number = scene.by_word.get(name) if name >= 0 and words[name].joins else None
    place = None if number is None or scene.mentions[number].last != name else scene.of[number]
    return None if place is None or is_press(scene.figures[place].name, scene.tables) else place

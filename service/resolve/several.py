"""Several whom nothing names, though their party or their peoples are: *Several Senate Democrats*, *U.S. and Saudi officials*."""

from service.resolve.mentions import Mention, Shape
from service.resolve.nouns import is_plural_noun, is_preposition
from service.resolve.scene import Found, Scene

#: How plurals end that are no surnames: *Businesses*.
_NO_NAMES = ("esses", "ists", "ants")


def several_of(scene: Scene, first: int, mention: Mention, last: int) -> Found | None:
    """Those who speak where words hold a name that is none of theirs."""
    several = _are_members(scene, first, mention) or _are_people(scene, mention, last)
    return Found(anonymous=True, several=True) if several else None


def _are_members(scene: Scene, first: int, mention: Mention) -> bool:
    """Whether some of a party speak: *Several Senate Democrats*."""
    some = scene.reading.words[first].low in scene.tables.words["indefinite"] and first < mention.opening
    return some and mention.low[-1].endswith("s") and mention.low[-1] in scene.tables.words["party"]


def _are_people(scene: Scene, mention: Mention, last: int) -> bool:
    """Whether some of several peoples do: *U.S. and Saudi officials*."""
    words, peoples = scene.reading.words, scene.tables.demonyms
    index = mention.last + 1
    while index < last and words[index].low in {"and", "or"} and words[index + 1].low in peoples:
        index += 2
    return mention.known in peoples.values() and mention.last + 1 < index <= last and is_plural_noun(scene, index)


def are_a_crowd(scene: Scene, mention: Mention, place: int | None) -> bool:
    """Whether a plural has but a sentence's capital: *Fans of Ann Lee*; not *Williams of Hull* where the text has him again."""
    first, words = mention.first, scene.reading.words
    plural = mention.shape is Shape.PERSON and len(mention.low) == 1 and mention.low[0].endswith("s")
    if not plural or mention.sure or place is None or scene.named[place] > 1 or mention.last + 2 >= len(words):
        return False
    common = mention.noun or mention.low[0].partition(" ")[2] != ""  # *Chart-watchers*
    behind = words[first + 1 : first + 3]
    several = behind[0].low == "and" and not behind[1].cap and behind[1].low.endswith(("s", "other"))
    opens = first == scene.reading.sentences[words[first].sentence] and words[first].joins
    return opens and (common or mention.low[0].endswith(_NO_NAMES)) and (several or is_preposition(scene, first + 1))

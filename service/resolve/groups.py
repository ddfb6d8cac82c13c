"""Which body a noun means: *the ministry*, *her campaign*, *the city of Phoenix*, *the group*."""

from bisect import bisect_left

from service.model.actor import ActorKind
from service.model.figure import Figure
from service.model.name import fold
from service.resolve.mentions import Mention
from service.resolve.nouns import Description, is_known_noun, low_at
from service.resolve.places import known_figure
from service.resolve.scene import Found, Scene

#: Sentences over which *the group* looks back.
BACK = 6
#: Words between an owner and what is owned: *Ann Lee's new campaign*.
OWNER = 2
#: Names looked at for the one that *the ministry* takes up again.
NAMES_BACK = 60

#: Paragraphs over which *the ministry* takes one up again.
PARAGRAPHS = 8

#: What bodies are called that a noun takes up.
_DEPARTMENTS = {
    "ministry": frozenset({"ministry", "foreign", "home", "treasury"}),
    "department": frozenset(
        {"department", "office", "treasury", "police", "constabulary", "brigade", "centers", "service"}
    ),
}
#: What belongs to whoever is in office or runs now.
_CHANGING = frozenset({"administration", "campaign"})
_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.ARMED_GROUP})


def body(scene: Scene, words: Description, noun: str, at: int) -> Found:
    """The body of that name: in the tables, named before, or of whoever owns it."""
    start = words.first + (low_at(scene, words.first) in scene.tables.words["definite"])
    if words.head < start:
        return Found()
    name = " ".join(scene.reading.slice(start, words.head).split())
    place = _personal(scene, words, noun, at) if noun in scene.tables.words["personal"] else None
    whose = low_at(scene, words.first) in scene.tables.words["owner"] and noun in scene.tables.words["personal"]
    if place is None and not whose:
        place = _named(scene, words, name, start, at)
    if place is None and words.owner is not None:  # *the administration* has made one of that name
        place = scene.place_of(ActorKind.ORGANISATION, f"{scene.figures[words.owner].name} {noun}")
    if place is not None:
        return Found(place)
    if words.owner is not None and low_at(scene, words.first) in scene.tables.words["owner"]:
        return _of_country(scene, words.owner, noun)
    if _is_owned(scene, words, noun) or (start < words.head and low_at(scene, start) in scene.tables.demonyms):
        return Found(scene.add(Figure(name=name, kind=ActorKind.ORGANISATION, forms=(name,))))
    if _is_written_as_name(scene, start, words.head):
        return Found(
            scene.add(Figure(name=name, kind=ActorKind.ORGANISATION, forms=(name,)))
        )  # *Hull Sheriff's Office*
    general = start == words.head and noun in scene.tables.words["group"]
    return group(scene, noun, at) if general else Found(anonymous=noun in scene.tables.words["unnamed"])


def _is_written_as_name(scene: Scene, start: int, head: int) -> bool:
    """Whether a noun closes a longer name, of which a part is one: *Hull Sheriff's Office*."""
    words = scene.reading.words[start : head + 1]
    numbers = [number for index in range(start, head) if (number := scene.by_word.get(index)) is not None]
    named = any(scene.of[number] is not None for number in numbers)
    return len(words) > 2 and named and all(word.cap for word in words) and not all(word.loud for word in words)  # noqa: PLR2004


def _named(scene: Scene, words: Description, name: str, start: int, at: int) -> int | None:
    """The body that the tables know by a name, or that the text has named so before."""
    known, first = scene.tables.known(name), scene.reading.words[start]
    # *the state Department of Justice* is not the State Department
    local = first.low == "state" and not first.cap and scene.reading.words[words.head].cap
    if known is not None and not local:
        return scene.add(known_figure(known, name, scene.tables))
    near = start == words.head and not scene.reading.words[start].cap
    highest = scene.tables.words["highest"] if low_at(scene, words.head) == "court" else {}
    lows = (low_at(scene, index) for index in range(start, words.head + 1))
    return _named_before(scene, {highest[low].head if low in highest else low for low in lows}, at, near=near)


def _of_country(scene: Scene, owner: int, noun: str) -> Found:
    """The body of a country that a pronoun means: *its government*, *its foreign ministry*."""
    figure = scene.figures[owner]
    if figure.known is None or figure.kind is not ActorKind.COUNTRY:
        return Found()
    known = scene.tables.known(f"{figure.name} {noun}")
    return Found() if known is None else Found(scene.add(known_figure(known, f"{figure.name} {noun}", scene.tables)))


def _is_owned(scene: Scene, words: Description, noun: str) -> bool:
    """Whether a body is told apart by whose it is: *Pakistan's army*, *the Obama team*; *Lee's team* is just people."""
    if words.owner is None:
        return False
    kind = scene.figures[words.owner].kind
    if any(low_at(scene, index) in scene.tables.words["definite"] for index in range(words.first + 1, words.head)):
        return False  # *Lee spent the campaign asking*
    own = noun in scene.tables.words["personal"] or not scene.reading.words[words.head - 1].owner
    return kind is ActorKind.COUNTRY or (kind is ActorKind.PERSON and own)


def _named_before(scene: Scene, wanted: set[str], at: int, *, near: bool) -> int | None:
    """The last body named before an offset, or `near` before it, whose name has all these words; a paper of the tables first."""
    last = bisect_left(scene.starts, at)
    here, found = scene.reading.words[scene.reading.at(at)].paragraph, None
    for index in range(last - 1, max(last - NAMES_BACK, 0) - 1, -1):
        place = scene.of[index]
        if near and here - scene.reading.words[scene.mentions[index].first].paragraph > PARAGRAPHS:
            break
        if place is not None and not scene.is_person(place):
            figure = scene.figures[place]
            if wanted <= {word for form in (figure.name, *figure.forms) for word in fold(form).split()}:
                if figure.known is not None or wanted.isdisjoint(scene.tables.words["press"]):
                    return place
                found = place if found is None else found
    return found


def _personal(scene: Scene, words: Description, noun: str, at: int) -> int | None:
    """What is somebody's own, by the owner's name: *her campaign*, and *the campaign* behind *Lee's campaign*."""
    own = low_at(scene, words.first) in scene.tables.words["owner"]
    whose = words.owner if own else _owner_before(scene, noun, at) if words.head == words.first + 1 else None
    if whose is None or not scene.is_person(whose):
        return None
    name = f"{scene.figures[whose].name} {noun}"
    short = f"{name.split()[-2]} {noun}"  # *the Lee campaign* has made one of that name
    alone = scene.bearers(fold(name).split()[-2]) == {whose}
    place = scene.place_of(ActorKind.ORGANISATION, short) if alone else None
    return scene.add(Figure(name=name, kind=ActorKind.ORGANISATION, forms=(name,))) if place is None else place


def _owner_before(scene: Scene, noun: str, at: int) -> int | None:
    """Whose the noun was when the narrator had it last with an owner: *Ann Lee's new campaign*, *the Lee campaign*."""
    latest = scene.reading.sentence_of(at)
    for sentence in scene.reading.back(latest, BACK):
        for index in reversed(scene.reading.sentence(sentence)):
            word = scene.reading.words[index]
            if word.low == noun and word.start < at and not scene.reading.is_said(word.start):
                for before in range(index - 1, max(index - 1 - OWNER, -1), -1):
                    number = scene.by_word.get(before)
                    if number is not None:
                        near = scene.mentions[number].owner or latest - sentence <= 1
                        return scene.of[number] if near and _is_theirs(scene, number, index) else None
    return None


def _is_theirs(scene: Scene, number: int, index: int) -> bool:
    """Whether a name tells whose a body is: *Lee's new campaign*, *The Lee campaign froze …*; not *the last Lee campaign*, *attacked the Lee campaign*."""
    mention, words = scene.mentions[number], scene.reading.words
    if mention.owner or mention.last + 1 != index or index + 1 == len(words):
        return mention.owner
    article = mention.opening - 1
    opens = article >= 0 and words[article].low == "the"
    front = words[article - 1] if article > 0 and words[article - 1].sentence == words[article].sentence else None
    apart = front is None or front.gap.strip() == "," or front.low in scene.tables.words["opener"]
    acts = words[index].joins and words[index + 1].low != "had" and not is_known_noun(scene, index + 1)
    return opens and apart and acts and words[index].low in _CHANGING


def town(scene: Scene, words: Description) -> Found:
    """*The city of Phoenix*, where it acts, and *the city* behind it."""
    behind = words.head + 2
    if words.head == words.last:
        start = f"{low_at(scene, words.head)} of "
        before = [place for place, figure in enumerate(scene.figures) if fold(figure.name).startswith(start)]
        return Found(before[0]) if len(before) == 1 else Found()
    if words.last < behind or low_at(scene, behind - 1) != "of" or not scene.reading.words[behind].cap:
        return Found()
    name = " ".join(scene.reading.slice(words.head, words.last).split())
    return Found(scene.add(Figure(name=name, kind=ActorKind.GOVERNMENT, forms=(name,))))


def group(scene: Scene, noun: str, at: int) -> Found:
    """*The group*, *the company*: the body that spoke last, if one has in the last sentences."""
    classes = scene.tables.words
    latest = scene.reading.sentence_of(at)
    last = _last_body(scene, noun, latest, at)
    if last.figure is not None and _can_be(scene, noun, scene.figures[last.figure]):
        return last
    outlet = _outlet_before(scene, latest, at) if noun in classes["outlet"] else None
    if outlet is not None:
        return Found(outlet)
    armed = [place for place, one in enumerate(scene.figures) if one.kind is ActorKind.ARMED_GROUP]
    if noun in classes["armed"] and len(armed) == 1:
        return Found(armed[0])
    alone = _named_alone(scene, noun, latest, at) if noun in classes["trading"] or noun in classes["called"] else None
    return Found() if alone is None else Found(alone)


def _last_body(scene: Scene, noun: str, latest: int, at: int) -> Found:
    """The body that spoke last; one of the press only for a noun that the press has."""
    classes = scene.tables.words
    for sentence in scene.reading.back(latest, BACK):
        for found in scene.spoken_in(sentence, at):
            if found.figure is None or scene.figures[found.figure].kind not in _BODIES:
                continue
            press = any(word in classes["press"] for word in fold(scene.figures[found.figure].name).split())
            if not press or noun in classes["outlet"]:
                return found
    return Found()


def _can_be(scene: Scene, noun: str, figure: Figure) -> bool:
    """Whether a noun fits a body: *the company* no ministry, *the department* no magazine."""
    if noun in _DEPARTMENTS:
        acronym = figure.known is None and figure.name.isupper() and noun == "department"  # *NYPD*
        return acronym or not _DEPARTMENTS[noun].isdisjoint(fold(figure.name).split())
    return not (noun in scene.tables.words["trading"] and _is_public(scene, figure))


def _is_public(scene: Scene, figure: Figure) -> bool:
    """Whether a body does not trade: *the Hull Justice Ministry*, or one that the tables know as no company."""
    words = fold(figure.name).split()
    known = figure.known is not None and not _is_firm(scene, figure.known)
    public = not {"ministry", "department"}.isdisjoint(words) or any(
        word in scene.tables.words["public"] for word in words[-1:]
    )
    return known or public


def _is_firm(scene: Scene, id: str | None) -> bool:
    return id is not None and fold(id) in scene.tables.words["firm"]


def _named_alone(scene: Scene, noun: str, latest: int, at: int) -> int | None:
    """The one of its kind whom the narrator has just named: *the company* behind *Tarn Energy*; not behind *a law firm*."""
    found: set[int] = set()
    for sentence in scene.reading.back(latest, BACK):
        found |= {place for _, place in scene.told_in(sentence, at) if _may_be(scene, noun, scene.figures[place])}
        other = (index for index in scene.reading.sentence(sentence) if low_at(scene, index) == noun and index)
        if any(low_at(scene, index - 1) != "the" and index not in scene.by_word for index in other):
            return None
    return found.pop() if len(found) == 1 else None


def _may_be(scene: Scene, noun: str, figure: Figure) -> bool:
    """Whether a noun can take up a body: NATO as *the alliance*, a company as *the company*."""
    classes = scene.tables.words
    if noun in classes["called"]:
        return figure.known == classes["called"][noun].head
    if figure.kind is not ActorKind.ORGANISATION:
        return False
    return _is_firm(scene, figure.known) or fold(figure.name).split()[-1] in classes["company"]


def _outlet_before(scene: Scene, latest: int, at: int) -> int | None:
    """The one of the press whom the narrator has just named, alone: *was reported by The Hull Post*."""
    for sentence in scene.reading.back(latest, 2):
        found = {
            place
            for mention, place in scene.told_in(sentence, at)
            if _is_told_outlet(scene, mention)
            or any(word in scene.tables.words["press"] for word in fold(scene.figures[place].name).split())
        }
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _is_told_outlet(scene: Scene, mention: Mention) -> bool:
    """Whether a noun right before a name tells that it is of the press: *newspaper Morning Tarn*."""
    if not mention.first or mention.opening < mention.first or mention.sure:
        return False
    before = scene.reading.words[mention.first - 1]
    return before.joins and not before.owner and before.low in scene.tables.words["outlet"]

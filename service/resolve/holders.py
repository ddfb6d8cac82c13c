"""Which person a role means: its only holder, the one of a party, or whoever has just spoken."""

from collections.abc import Container, Iterable, Iterator
from collections.abc import Set as AbstractSet

from service.model.actor import ActorKind
from service.resolve.nouns import Description, low_at
from service.resolve.roles import is_former, role_words
from service.resolve.scene import Found, Scene, head_of
from service.resolve.subjects import subject_in

#: The narrator's sentences over which *the senator* can mean whoever has just spoken.
BACK_TO_PERSON = 2
#: Sentences looked at in all, those inside a long quotation included.
FAR = 40
#: How much more often the nominee of a party is named than others of it.
OFTEN = 2
#: Holders of one role among whom *the spokesman* is looked for; a text with more is no article.
HOLDERS = 24

#: Times that somebody is named of whom no role is told and whom *the lawyer* may mean all the same.
KNOWN = 2

ANY = frozenset({"m", "f", ""})
#: Words that tell nothing of the office.
_LOOSE = frozenset({"senior", "current", "veteran", "retired", "longtime", "top", "new"})


def holder(scene: Scene, words: Description, noun: str, at: int) -> Found:
    """The only holder of a role, or the one of several who spoke last."""
    if low_at(scene, words.first) in {*scene.tables.words["owner"], "my", "our", "your"}:
        return Found(somebody=True)
    holders = set(_holders(scene, words, noun, at))
    near = _near(scene, words, noun, at)
    if near is not None and (not holders or _is_told_apart(scene, words, holders)):
        return Found(near)
    if len(holders) == 1:
        return Found(holders.pop())
    owned = words.owner is not None and scene.is_person(words.owner)
    member = None if holders or owned else _of_party(scene, words)
    if member is not None:
        return Found(member)
    latest = _latest(scene, words, holders, at)
    if latest is not None:
        return Found(latest)
    anonymous = not holders and (noun in scene.unnamed or noun in scene.tables.words["unnamed"])
    return Found(anonymous=anonymous, somebody=not anonymous)


def _latest(scene: Scene, words: Description, holders: AbstractSet[int], at: int) -> int | None:
    """The holder of whom the narrator's last sentence tells since somebody spoke, else the one who spoke."""
    before = scene.before(at)
    if before is None or not holders:
        return None
    noun, spoken = low_at(scene, words.head), scene.spoken[before].figure
    office = any(noun in scene.tables.words[kind] for kind in ("office", "rank", "court"))
    plain = words.head - words.first <= 1 and not office  # another president, late or abroad, is only told of
    told = _told_since(scene, words, holders, before) if plain else None
    return spoken if told is None and spoken in holders else told


def _told_since(scene: Scene, words: Description, holders: AbstractSet[int], before: int) -> int | None:
    """*The analyst Ann Lee sold. “…,” | the analyst | wrote*."""
    reading = scene.reading
    spoke, here = (reading.words[index].sentence for index in (reading.at(scene.anchors[before]), words.head))
    last = next((number for number in range(here - 1, spoke, -1) if scene.is_told(number)), None)
    if last is None:
        return None
    return subject_in(scene, last, reading.words[words.first].start, holders.__contains__)


def _of_party(scene: Scene, words: Description) -> int | None:
    """The one of a party of whom a text speaks: *the Republican nominee*, where only Trump is called a Republican."""
    told = [low_at(scene, index) for index in range(words.first, words.head)]
    parties = _parties(scene, told)
    found: dict[int, None] = {}
    for head in parties:
        for _, place, role in scene.members.get(head, ())[:HOLDERS]:
            if not _is_lesser(scene, role_words(role), told):
                found[place] = None
    ranked = sorted(found, key=lambda place: -scene.named[place])
    alone = len(ranked) == 1 or (ranked and OFTEN * scene.named[ranked[1]] < scene.named[ranked[0]])
    return ranked[0] if alone else None


def _parties(scene: Scene, words: Iterable[str]) -> set[str]:
    """The parties that words name, each under one name: *GOP* is *Republican*."""
    party = scene.tables.words["party"]
    return {party[word].head for word in words if word in party}


def _is_lesser(scene: Scene, said: Iterable[str], asked: Container[str]) -> bool:
    """Whether a stated role is a lesser one than that asked for: *vice president* for *president*."""
    return any(word in scene.tables.words["lesser"] and word not in asked for word in said)


def _is_told_apart(scene: Scene, words: Description, holders: Iterable[int]) -> bool:
    """Whether a description names a place that no holder's role does: *the Vermont senator*."""
    places = {low_at(scene, index) for index in range(words.first, words.head) if scene.reading.words[index].cap}
    places -= {*scene.tables.words["definite"], *scene.tables.words["modifier"]}
    stated = {word for place in holders for role in scene.figures[place].roles for word in role_words(role.text)}
    return bool(places) and not places & stated


def _near(scene: Scene, words: Description, noun: str, at: int) -> int | None:
    """Whoever has just spoken, under another name: *Ann Lee said … The senator said …*."""
    classes = scene.tables.words
    others = any(low_at(scene, index) in classes["indefinite"] for index in range(words.first, words.head))
    definite = low_at(scene, words.first) in classes["definite"] or _is_of_before(scene, words, at)
    others = others or not definite or scene.reading.words[words.head - 1].owner
    if (
        others
        or noun in classes["accused"]
        or noun in scene.unclear
        or noun not in classes["role"]
        or scene.has_other(noun, at)
    ):
        return None
    place = _last_speaker(scene, at)
    if place is None or not scene.is_man_or_woman(place, {scene.gender_of(noun), ""} if scene.gender_of(noun) else ANY):
        return None
    return place if _can_be(scene, place, words, noun) else None


def _is_of_before(scene: Scene, words: Description, at: int) -> bool:
    """Whether a description is of what somebody was for another: *Lee's former strategist*, where not Lee has spoken."""
    former = any(low_at(scene, index) in scene.tables.words["former"] for index in range(words.first + 1, words.head))
    return former and words.owner is not None and words.owner != _last_speaker(scene, at)


def _can_be(scene: Scene, place: int, words: Description, noun: str) -> bool:
    """Whether somebody whose roles the text gives can be meant: no other office, nothing told that is not of them."""
    stated = {word for role in scene.figures[place].roles for word in role_words(role.text)}
    heads = {head_of(word, scene.tables) for word in stated}
    offices = {head for head in heads if head in scene.tables.words["office"]}
    before = [scene.reading.words[index] for index in range(words.first + 1, words.head)]
    told = {word.low for word in before if not word.low[:1].isdigit()}
    asked = {head_of(word, scene.tables) for word in (noun, *told) if word in scene.tables.words["office"]}
    if noun in scene.tables.words["loose"] and told and told <= stated:
        return True  # *the NHA chief*, where somebody is its chairman
    field = _field(scene, words)
    if field and len(stated) > 1 and not field & stated:
        return False
    if head_of(noun, scene.tables) in heads or not stated:
        return noun not in scene.tables.words["nobody"] or bool(stated or told) or scene.named[place] >= KNOWN
    from_there = not asked and all(word.cap for word in before)  # *the Hull businessman*
    return not (asked and offices) and (not told or bool(told & stated) or from_there)


def _last_speaker(scene: Scene, at: int) -> int | None:
    """Who spoke last, if that was in the narrator's last sentences."""
    told, latest = 0, scene.reading.sentence_of(at)
    for sentence in scene.reading.back(latest, FAR):
        for found in scene.spoken_in(sentence, at):
            return found.figure
        told += scene.is_told(sentence)
        if told > BACK_TO_PERSON:
            break
    return None


def _holders(scene: Scene, words: Description, noun: str, at: int) -> Iterator[int]:
    wanted = {low_at(scene, index) for index in range(words.first, words.head)} | _field(scene, words)
    head, gender = head_of(noun, scene.tables), scene.gender_of(noun)
    stated = scene.holders.get(head, ())
    agreeing = [
        (start, place)
        for start, place, role in stated[:HOLDERS]
        if (not gender or scene.genders[place] in {gender, ""}) and _agrees(scene, wanted, role)
    ]
    asked = {_country(scene, word) for word in wanted} - {None}
    there = {
        place for _, place, role in stated[:HOLDERS] if asked & {_country(scene, word) for word in role_words(role)}
    }
    agreeing = [(start, place) for start, place in agreeing if place in there] or agreeing
    before = [place for start, place in agreeing if start < at]
    told = words.head - words.first > 1 or words.head < words.last
    yield from before or ([place for _, place in agreeing] if told else ())


def _field(scene: Scene, words: Description) -> set[str]:
    """What an office is of, behind its noun: *secretary of state*."""
    low, behind = scene.reading.words, words.head + 2
    told = behind <= words.last and low_at(scene, words.head + 1) in {"of", "for"}
    return {low[behind].low} if told and low[behind].low in scene.tables.words["field"] else set()


def _agrees(scene: Scene, wanted: AbstractSet[str], role: str) -> bool:
    """Whether a stated role can be the one described: no other office, no other country."""
    words = role_words(role)
    said = {*words}
    classes, demonyms = scene.tables.words, scene.tables.demonyms
    offices = {word for word in wanted if word in classes["modifier"] and word not in classes["former"]}
    offices -= {word for word in offices if word in demonyms or word in _LOOSE or word in classes["party"]}
    parties, others = _parties(scene, wanted), _parties(scene, said)
    places = {_country(scene, word) for word in said} - {None}
    asked = {_country(scene, word) for word in wanted} - {None}
    former = scene.tables.words["former"]
    if (
        any(word in former for word in wanted)
        and not is_former(tuple(words), scene.tables)
        and not _is_rank(scene, said)
    ):
        return False
    meet = (not places or not asked or bool(places & asked)) and (not parties or not others or bool(parties & others))
    return offices <= said and not _is_lesser(scene, said, offices) and meet


def _is_rank(scene: Scene, said: Iterable[str]) -> bool:
    """Whether a stated role is a rank, which one keeps: *Gen. Lee* is *the former general*."""
    return all(word in scene.tables.words["rank"] or word in scene.tables.words["rankmod"] for word in said)


def _country(scene: Scene, word: str) -> str | None:
    id = scene.tables.demonyms.get(word) or scene.tables.known(word)
    return id if id is not None and scene.tables.entries[id].kind is ActorKind.COUNTRY else None

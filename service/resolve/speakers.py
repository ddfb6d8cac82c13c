"""Whom the words for each speaker mean: a name, a pronoun, a description, or nobody in particular."""

from bisect import bisect_left
from collections.abc import Sequence

from service.model.attribution import Attribution
from service.model.figure import Figure, StatedRole
from service.model.span import Span
from service.resolve.descriptions import Description, is_known_noun, is_paper, meant_by_description, note_unclear
from service.resolve.mentions import Mention, Shape
from service.resolve.places import known_figure
from service.resolve.pronouns import meant_by_pronoun
from service.resolve.scene import Found, Scene

#: Words in a full name: who has one bears the surname before a capital of that name does.
FULL = 2
#: Roles looked at for one that is more than a rank.
ROLES = 12


def find_speakers(scene: Scene, attributions: Sequence[Attribution]) -> list[Found]:
    """The speaker of each attribution, in the given order."""
    outer = [index for index, found in enumerate(attributions) if found.within is None]
    inner = [index for index, found in enumerate(attributions) if found.within is not None]
    for index in sorted(outer, key=lambda index: _anchor(attributions[index])):
        found = _speaker(scene, attributions, index)
        scene.resolved[index] = found
        scene.anchors.append(_anchor(attributions[index]))
        scene.spoken.append(found)
        if found.figure is not None:
            scene.credible[found.figure] = True
        scene.last = attributions[index]
    for index in sorted(inner, key=lambda index: _anchor(attributions[index])):
        scene.resolved[index] = _speaker(scene, attributions, index)
    return [scene.resolved[index] for index in range(len(attributions))]


def _anchor(found: Attribution) -> int:
    return (found.speaker or found.cue or found.content[0]).start


def _speaker(scene: Scene, attributions: Sequence[Attribution], index: int) -> Found:
    found = attributions[index]
    meant = _unnamed(scene, found) if found.speaker is None else _meant(scene, found.speaker, found.within)
    if meant.figure is None:
        return meant
    return Found(meant.figure, role=_role(scene, scene.figures[meant.figure], found))


def _meant(scene: Scene, span: Span, within: int | None) -> Found:
    """Whom a speaker's words mean."""
    words = scene.reading.within(span)
    if not words:
        return Found()
    first, last = words[0], words[-1]
    kinds = ("pronoun", "owner") if first == last else ("pronoun",)
    low = scene.reading.words[first].low
    pronoun = next((scene.tables.words[kind][low] for kind in kinds if low in scene.tables.words[kind]), None)
    if pronoun is not None and (first == last or pronoun.head == "who" or scene.reading.words[first].gap.strip()):
        return meant_by_pronoun(scene, pronoun, span.start, within)
    if _is_possessor(scene, last):
        return Found(somebody=True)
    stand = _from(scene, first) or _stand_in(scene, first, last)
    if stand is not None:
        return stand
    return _by_name_or_noun(scene, first, last, span.start)


def _is_possessor(scene: Scene, last: int) -> bool:
    """Whether the words name only whose people speak: *{Ann Lee's} family said*."""
    words = scene.reading.words
    whose = words[last].owner and words[last].gap in {" ", "\u00a0"} and last + 1 < len(words)
    return whose and words[last + 1].low in scene.tables.words["nobody"]


def _from(scene: Scene, first: int) -> Found | None:
    """Who is from where the words begin: *Ann Lee, of {Hull, Maine,} said*."""
    words = scene.reading.words
    if first < FULL or words[first - 1].low not in {"of", "from"} or not words[first].cap:
        return None
    number = scene.by_word.get(first - 2)
    apart = number is not None and words[first - 2].gap.strip() == ","
    named = number is not None and scene.mentions[number].shape is Shape.PERSON and scene.of[number] is not None
    return Found(scene.of[number]) if number is not None and apart and named else None


def _stand_in(scene: Scene, first: int, last: int) -> Found | None:
    """The government or body for which a capital or building stands when it speaks."""
    reading = scene.reading
    start = first + (reading.words[first].low == "the" and first < last)
    name = " ".join(word.low for word in reading.words[start : last + 1])
    id = scene.tables.stands.get(name)
    place = scene.by_word.get(start)
    bearer = scene.of[place] if place is not None else None
    if id is None or (bearer is not None and len(scene.figures[bearer].name.split()) >= FULL and start == last):
        return None
    return Found(scene.add(known_figure(id, reading.slice(start, last), scene.tables)))


def _by_name_or_noun(scene: Scene, first: int, last: int, at: int) -> Found:
    words, owner, head, index = scene.reading.words, None, None, first
    while index <= last:
        place = scene.by_word.get(index)
        mention = scene.mentions[place] if place is not None else None
        if mention is not None and place is not None and mention.first >= first and _is_name(scene, place):
            if _heads(scene, mention, last):
                return Found(scene.of[place])
            owner, index = scene.of[place], mention.last + 1
            continue
        low = words[index].low
        if _ends_noun(scene, low) and (head is not None or low in scene.tables.words["preposition"]):
            break
        head, index = index, index + 1
        if "," in words[head].gap or "—" in words[head].gap or "–" in words[head].gap:
            break
    named = _named_after(scene, index, last)
    if named is not None:
        return named
    if head is None or (owner is not None and not is_known_noun(scene, head)):
        return Found(owner)
    whose = scene.tables.words["owner"].get(words[first].low)
    if whose is not None and owner is None and is_paper(scene, head):
        owner = meant_by_pronoun(scene, whose, at).figure
    found = meant_by_description(scene, Description(first, head, last, owner), at)
    if found.somebody:
        note_unclear(scene, head)
    return found


def _is_name(scene: Scene, number: int) -> bool:
    """Whether a mention names somebody, or one of several, and is no common noun with a capital."""
    mention = scene.mentions[number]
    return scene.of[number] is not None or not (mention.noun or mention.shape is Shape.BODY)


def _ends_noun(scene: Scene, low: str) -> bool:
    """Whether a word cannot be part of the noun that heads a description."""
    return any(low in scene.tables.words[kind] for kind in ("preposition", "link", "pronoun"))


def _heads(scene: Scene, mention: Mention, last: int) -> bool:
    """Whether a name is the speaker's own, and not that of whom the noun behind it belongs to."""
    if last <= mention.last:
        return True
    word, after = scene.reading.words[mention.last], scene.reading.words[mention.last + 1]
    if mention.owner or word.gap.strip(" \u00a0"):
        return not mention.owner
    return _ends_noun(scene, after.low)


def _named_after(scene: Scene, index: int, last: int) -> Found | None:
    """The name in apposition to a description: *a Pentagon spokesman, John Kirby,*."""
    for start in range(index, last + 1):
        place = scene.by_word.get(start)
        before = scene.reading.words[start - 1].gap.strip() if start else ""
        if place is None or before not in {",", "—", "–"} or scene.mentions[place].shape is not Shape.PERSON:
            continue
        mention = scene.mentions[place]
        ends = last <= mention.last or scene.reading.words[mention.last].gap.strip() != ""
        if mention.opening == start and not mention.owner and ends:
            return Found(scene.of[place])
    return None


def _unnamed(scene: Scene, found: Attribution) -> Found:
    """Who goes on speaking where no speaker is named."""
    start = _anchor(found)
    before = scene.before(start)
    if found.within is not None or before is None or scene.last is None:
        return Found()
    reading = scene.reading
    here, there = reading.sentence_of(start), reading.sentence_of(scene.anchors[before])
    if found.cue is not None:
        return scene.spoken[before] if here == there and not _is_passive(scene, found.cue) else Found()
    words = reading.words
    if not words or _paragraph(scene, here) == _paragraph(scene, there):
        return scene.spoken[before]
    return scene.spoken[before] if _runs_on(scene, found) else Found()


def _is_passive(scene: Scene, cue: Span) -> bool:
    index = scene.reading.at(cue.start)
    near = {word.low for word in scene.reading.words[max(index - 1, 0) : index + 1]}
    return bool(near & {"is", "are", "was", "were", "been", "being"})


def _paragraph(scene: Scene, sentence: int) -> int:
    return scene.reading.words[scene.reading.sentence(sentence)[0]].paragraph


def _runs_on(scene: Scene, found: Attribution) -> bool:
    """Whether the narrator says nothing between the statement before and this one."""
    last = scene.last
    if last is None:
        return False
    ends = [piece.end for piece in (*last.content, last.cue, last.speaker, last.addressee) if piece is not None]
    start = found.content[0].start
    words = scene.reading.within(Span(max(ends), start)) if max(ends) < start else range(0)
    one_apart = _paragraph(scene, scene.reading.sentence_of(start)) - _paragraph(
        scene, scene.reading.sentence_of(max(ends) - 1)
    )
    return not words and one_apart <= 1


def _role(scene: Scene, figure: Figure, found: Attribution) -> str | None:
    """The role that the text gives somebody nearest before a statement's speaker, or with it."""
    sentence = scene.reading.sentence_of(_anchor(found))
    words = scene.reading.sentence(sentence) if scene.reading.words else range(0)
    limit = max(scene.reading.words[words[-1]].end if words else 0, _anchor(found))
    stated = figure.roles[: bisect_left(figure.roles, limit, key=lambda role: role.span.start)]
    offices = [role for role in reversed(stated[-ROLES:]) if not _is_rank(scene, role)]
    best = offices[0] if offices else stated[-1] if stated else None
    return None if best is None else best.text


def _is_rank(scene: Scene, role: StatedRole) -> bool:
    words = (scene.reading.words[index].low for index in scene.reading.within(role.span))
    return all(low in scene.tables.words["rank"] or low in scene.tables.words["rankmod"] for low in words)

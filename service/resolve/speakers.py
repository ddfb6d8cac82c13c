"""Who the speaker of each statement of a text is."""

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from service.model.attribution import Attribution
from service.model.figure import Figure, StatedRole
from service.model.span import Span
from service.resolve.meaning import meant_by
from service.resolve.questions import asks
from service.resolve.scene import Found, Scene

#: Statements in which somebody who is described may be named later.
AHEAD = 6
#: Roles looked at for one that is more than a rank.
ROLES = 12


def find_speakers(scene: Scene, attributions: Sequence[Attribution]) -> list[Found]:
    """The speaker of each attribution, in the given order."""
    outer = [index for index, found in enumerate(attributions) if found.within is None]
    inner = [index for index, found in enumerate(attributions) if found.within is not None]
    order = sorted(outer, key=lambda index: _anchor(attributions[index]))
    for number, index in enumerate(order):
        scene.ahead = [attributions[one] for one in order[number + 1 : number + 1 + AHEAD]]
        found = _speaker(scene, attributions, index)
        scene.resolved[index] = found
        if attributions[index].speaker is not None or found != Found():  # nobody is heard in *when pressed on why*
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
    words = _subject(scene, found)
    meant = _unnamed(scene, found) if words is None else meant_by(scene, words, found.within)
    if meant.figure is None:
        return replace(meant, asks=meant.anonymous and asks(scene.reading, found))
    return Found(meant.figure, role=_role(scene, scene.figures[meant.figure], found))


def _subject(scene: Scene, found: Attribution) -> Span | None:
    """The words for a speaker; where they begin with the one spoken to, the name right before the cue alone."""
    speaker, addressee, cue = found.speaker, found.addressee, found.cue
    if speaker is None or addressee is None or cue is None or not addressee.start <= speaker.start < addressee.end:
        return speaker
    number = scene.by_word.get(scene.reading.at(cue.start) - 1)
    if number is None or scene.reading.words[scene.mentions[number].first].start < addressee.end:
        return speaker
    last = scene.reading.words[scene.mentions[number].last]
    return Span(scene.reading.words[scene.mentions[number].first].start, last.end)


def _unnamed(scene: Scene, found: Attribution) -> Found:
    """Who goes on speaking where no speaker is named."""
    start = _anchor(found)
    before = scene.before(start)
    label = _labelled(scene, found)
    if label is not None:
        return Found(label)
    if found.within is not None or before is None or scene.last is None:
        return Found()
    reading = scene.reading
    here, there = reading.sentence_of(start), reading.sentence_of(scene.anchors[before])
    if found.cue is not None:
        return scene.spoken[before] if here == there and not _is_passive(scene, found.cue) else Found()
    runs_on = not reading.words or _paragraph(scene, here) == _paragraph(scene, there) or _runs_on(scene, found)
    return scene.spoken[before] if runs_on and not _is_after_nobody(scene) else Found()


def _is_after_nobody(scene: Scene) -> bool:
    """Whether the words right before are a quotation of which nobody knows whose it is."""
    last = scene.last
    return last is not None and last.cue is None and last.speaker is None and _anchor(last) != scene.anchors[-1]


def _labelled(scene: Scene, found: Attribution) -> int | None:
    """Who is named alone before a colon with which a paragraph opens: *Ann Lee: “…”*."""
    words, index = scene.reading.words, scene.reading.at(found.content[0].start) - 1
    number = scene.by_word.get(index)
    if found.speaker is not None or number is None or words[index].gap.strip(' \u00a0"“') != ":":
        return None
    first = scene.mentions[number].opening
    opens = first == 0 or words[first - 1].paragraph < words[first].paragraph
    place = scene.of[number]
    alone = scene.mentions[number].last == index and not scene.mentions[number].heading
    return place if opens and alone and place is not None and scene.credible[place] else None


def _is_passive(scene: Scene, cue: Span) -> bool:
    index = scene.reading.at(cue.start)
    near = {word.low for word in scene.reading.words[max(index - 1, 0) : index + 1]}
    reduced = index > 0 and scene.reading.words[index - 1].low in scene.tables.words["reduced"]
    return reduced or bool(near & {"is", "are", "was", "were", "been", "being"})


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
    """The role that the text gives somebody nearest before a statement's speaker, or with it; one held now first."""
    sentence = scene.reading.sentence_of(_anchor(found))
    words = scene.reading.sentence(sentence) if scene.reading.words else range(0)
    limit = max(scene.reading.words[words[-1]].end if words else 0, _anchor(found))
    stated = figure.roles[: bisect_left(figure.roles, limit, key=lambda role: role.span.start)]
    offices = [role for role in reversed(stated[-ROLES:]) if not _is_rank(scene, role)]
    held = [role for role in offices if not role.former]
    best = next(iter((*held, *offices, *stated[-1:])), None)
    return None if best is None else best.text


def _is_rank(scene: Scene, role: StatedRole) -> bool:
    words = (scene.reading.words[index].low for index in scene.reading.within(role.span))
    return all(low in scene.tables.words["rank"] or low in scene.tables.words["rankmod"] for low in words)

"""Whom a pronoun means: the speaker before, or the subject of the sentence before."""

from collections.abc import Callable, Iterator
from itertools import islice, pairwise

from service.model.attribution import Kind
from service.resolve.descriptions import meant_by_description
from service.resolve.firsts import first_person
from service.resolve.mentions import Mention
from service.resolve.nouns import Description, is_known_noun, is_paper
from service.resolve.scene import Found, Scene
from service.resolve.subjects import subject_in
from service.resolve.tables import Word

#: The narrator's sentences that a pronoun looks back over.
BACK = 4
#: The narrator's sentences that *it* and *they* look back over: they mean what is near, or nothing named.
BACK_TO_BODY = 1
#: Sentences looked at in all, those inside a long quotation included.
FAR = 40
#: Words in the longest description that opens a sentence: *The former deputy prime minister …*.
OPENING = 6
#: Words in the longest phrase before the comma behind which a sentence's subject stands.
CLAUSE = 12
_AS_FOR = ("as", "for")
#: Words between an antecedent and its *who*: an apposition may stand there.
WHO = 16


def meant_by_pronoun(scene: Scene, pronoun: Word, at: int, within: int | None = None) -> Found:
    """Whom a pronoun that begins at an offset means; `within` is the statement that it stands in."""
    if pronoun.head == "who":
        return _relative(scene, at)
    if pronoun.head == "i":
        return first_person(scene, at) if within is None else scene.resolved.get(within, Found())
    if pronoun.head in {"he", "she"}:
        allowed = {pronoun.gender, ""}
        found = _back(scene, at, lambda place: scene.is_man_or_woman(place, allowed), pronoun)
        return Found() if within is not None and _is_teller(scene, within, found) else found
    return _back(scene, at, lambda place: not scene.is_person(place), pronoun)


def _is_teller(scene: Scene, within: int, found: Found) -> bool:
    """Whether somebody tells it in words of their own, in which they are *I* and never *he*."""
    own = scene.attributions[within].kind is Kind.DIRECT
    return own and found.figure is not None and found.figure == scene.resolved.get(within, Found()).figure


def _back(scene: Scene, at: int, fits: Callable[[int], bool], pronoun: Word) -> Found:
    told = 0
    latest = scene.reading.sentence_of(at)
    for sentence in scene.reading.back(latest, FAR):
        found = _in_sentence(scene, sentence, at, fits, pronoun)
        if found is not None:
            if pronoun.gender and found.figure is not None:
                scene.genders[found.figure] = scene.genders[found.figure] or pronoun.gender
            return found
        told += scene.is_told(sentence)
        if told > (BACK if pronoun.gender else BACK_TO_BODY):
            break
    return Found()


def _in_sentence(scene: Scene, sentence: int, at: int, fits: Callable[[int], bool], pronoun: Word) -> Found | None:
    for found in scene.spoken_in(sentence, at):
        if not ((found.several or found.asks) and pronoun.gender) and _can_be(found, fits):
            return found
    if pronoun.gender:
        return _he_or_she(scene, sentence, at, fits, pronoun)
    if pronoun.head == "they":
        return None
    place = _described_body(scene, sentence, at)
    subject = place if place is not None and fits(place) else subject_in(scene, sentence, at, fits)
    return None if subject is None else Found(subject)


def _can_be(found: Found, fits: Callable[[int], bool]) -> bool:
    """Whether a pronoun can take up a speaker: somebody without a name, or a figure that fits."""
    return found.anonymous or found.somebody or (found.figure is not None and fits(found.figure))


def _he_or_she(scene: Scene, sentence: int, at: int, fits: Callable[[int], bool], pronoun: Word) -> Found | None:
    """Whom a sentence is about: by a description, by name, by what is theirs; else the only one named in it."""
    if _hangs_on(scene, sentence, at, pronoun):
        return None
    turned = _turned_to(scene, sentence, at)
    described = _described(scene, sentence, at, pronoun) if turned is None else Found(turned)
    if described is not None and (described.figure is None or fits(described.figure)):
        return described
    subject = None if _opens_with(scene, sentence, at, pronoun) else subject_in(scene, sentence, at, fits)
    if subject is not None:
        return Found(subject)
    owner = _described(scene, sentence, at, pronoun, owner=True)
    if owner is not None and owner.figure is not None and fits(owner.figure):
        return owner
    if scene.reading.words[scene.reading.sentence(sentence)[-1]].start >= at:
        return None
    named = list(scene.told_in(sentence, _taken_up(scene, sentence, at, pronoun)))
    only = {place for mention, place in named if not mention.owner and fits(place) and not scene.is_on(mention)}
    only = only or {
        place for mention, place in named if mention.owner and fits(place) and not _owns_person(scene, mention)
    }
    return Found(only.pop()) if len(only) == 1 else None


def _turned_to(scene: Scene, sentence: int, at: int) -> int | None:
    """To whom a sentence turns first: *As for {Ann Lee}, she wrote …*."""
    words, indexes = scene.reading.words, scene.reading.sentence(sentence)
    opens = tuple(words[index].low for index in indexes[: len(_AS_FOR)]) == _AS_FOR and len(indexes) > len(_AS_FOR)
    number = scene.by_word.get(indexes[len(_AS_FOR)]) if opens else None
    if number is None or scene.mentions[number].owner or words[scene.mentions[number].last].gap.strip() != ",":
        return None
    spoken = any(
        found.figure is not None for one in (sentence, sentence - 1) if one >= 0 for found in scene.spoken_in(one, at)
    )
    return scene.of[number] if scene.reading.at(at) == scene.mentions[number].last + 1 and not spoken else None


def _hangs_on(scene: Scene, sentence: int, at: int, pronoun: Word) -> bool:
    """Whether a sentence opens with a participle that the same pronoun governs: *Inspired by Lee and Roy, he wrote*."""
    reading = scene.reading
    words = [reading.words[index] for index in reading.sentence(sentence)]
    if words[0].start >= at or not words[0].low.endswith(("ed", "ing")):
        return False
    behind = (after for word, after in pairwise(words) if word.gap.startswith(","))
    kind = scene.tables.words["pronoun"]
    return any(word.start < at and word.low in kind and kind[word.low].gender == pronoun.gender for word in behind)


def _opens_with(scene: Scene, sentence: int, at: int, pronoun: Word) -> bool:
    """Whether a sentence before has the same pronoun for its subject: *She named her guests, Lee and Roy*."""
    word = scene.reading.words[scene.reading.sentence(sentence)[0]]
    same = scene.tables.words["pronoun"].get(word.low)
    return same is not None and same.gender == pronoun.gender and word.end < at


def _taken_up(scene: Scene, sentence: int, at: int, pronoun: Word) -> int:
    """Where a sentence has the same pronoun, which means somebody before it: *The look he gives when asked of Lee*."""
    words = (scene.reading.words[index] for index in scene.reading.sentence(sentence))
    classes = scene.tables.words
    same = (
        word.start
        for word in words
        for kind in ("pronoun", "owner")
        if (one := classes[kind].get(word.low)) is not None and one.gender == pronoun.gender
        if not scene.reading.is_said(word.start)
    )
    return min(next(same, at), at)


def _owns_person(scene: Scene, mention: Mention) -> bool:
    """Whether somebody else is told by whose they are: *Lee's lawyer*."""
    after = range(mention.last + 1, min(mention.last + 1 + OPENING, len(scene.reading.words)))
    return any(is_known_noun(scene, index) and not is_paper(scene, index) for index in after)


def _described(scene: Scene, sentence: int, at: int, pronoun: Word, *, owner: bool = False) -> Found | None:
    """Whom the description means with which the narrator opens a clause: *The former president* smiled.

    With `owner`, whose that is with which one opens: *The president's* roots came into play.
    """
    for first in _openings(scene, sentence, at):
        head = _head(scene, first, at)
        if head is None or scene.reading.words[head].owner != owner:
            continue
        start, low = scene.reading.words[first].start, scene.reading.words[head].low
        found = meant_by_description(scene, Description(first, head, head), start)
        if found.figure is not None and scene.is_person(found.figure):
            return found
        own = scene.reading.words[first].low != "the" and scene.gender_of(low) == pronoun.gender
        if found.somebody and (own or scene.has_other(low, scene.reading.words[head].start)):
            return found
    return None


def _described_body(scene: Scene, sentence: int, at: int) -> int | None:
    """The body that a description means with which the narrator opens a clause: *The city* sent a letter."""
    for first in _openings(scene, sentence, at):
        head = _head(scene, first, at)
        if head is not None and not scene.reading.words[head].owner:
            words = Description(first, head, head)
            return meant_by_description(scene, words, scene.reading.words[first].start).figure
    return None


def _openings(scene: Scene, sentence: int, at: int) -> Iterator[int]:
    """Where a narrator's clause can open with a description: at the sentence's start, or after its first comma."""
    reading, definite = scene.reading, scene.tables.words["definite"]
    words = reading.sentence(sentence)
    commas = (index + 1 for index in words[:CLAUSE] if reading.words[index].gap.startswith(","))
    for index in (words[0], *islice(commas, 1)):
        word = reading.words[index] if index in words else None
        if word is not None and word.start < at and word.low in definite and not reading.is_said(word.start):
            yield index


def _head(scene: Scene, first: int, at: int) -> int | None:
    """Index of the noun that heads the description that begins here."""
    reading, head = scene.reading, None
    for index in range(first + 1, min(first + OPENING, len(reading.words))):
        number = scene.by_word.get(index)
        place = None if number is None else scene.of[number]
        named = number is not None and (place is None or scene.is_person(place))
        if reading.words[index].start >= at or named or not reading.words[index - 1].joins:
            break
        if is_known_noun(scene, index):
            head = index
        elif head is not None:
            break
    return head


def _relative(scene: Scene, at: int) -> Found:
    """The antecedent of *who*: the name right before it, or before the apposition between."""
    reading = scene.reading
    who = reading.at(at)
    first = reading.sentence(reading.sentence_of(at))[0] if reading.words else 0
    if _is_nobody(scene, who - 1, plural=True) or _are_several(scene, who - 1):
        return Found(anonymous=True, several=True)
    end = who - 1
    for index in range(who - 1, max(first, who - WHO) - 1, -1):
        number = scene.by_word.get(index)
        if number is None or scene.mentions[number].owner or scene.is_place(number):
            continue
        mention, place = scene.mentions[number], scene.of[number]
        if mention.last == end and _is_where(scene, number):
            end = mention.opening - 2
            continue
        apart = "," in reading.words[mention.last].gap and (place is None or scene.is_person(place))
        if mention.last == end or apart:
            return Found(place)
    return Found(anonymous=_is_nobody(scene, end))


def _is_where(scene: Scene, number: int) -> bool:
    """Whether a body's name says where somebody is from: *Ann Lee of Arizona, who …*."""
    place, before = scene.of[number], scene.mentions[number].opening - 1
    named = before >= 0 and scene.reading.words[before].low in {"of", "from", "in", "on", "for", "at"}
    return scene.is_on(scene.mentions[number]) or (named and place is not None and not scene.is_person(place))


def _are_several(scene: Scene, index: int) -> bool:
    """Whether *who* follows a plural without a comma: *doubters who*."""
    word = scene.reading.words[index] if index >= 0 else None
    return word is not None and word.joins and not word.cap and word.low.endswith("s") and not word.low.endswith("ss")


def _is_nobody(scene: Scene, index: int, *, plural: bool = False) -> bool:
    """Whether the noun before *who* names nobody in particular."""
    if index < 0 or scene.reading.words[index].cap:
        return False
    low = scene.reading.words[index].low
    stems = {low.removesuffix("s"), low.removesuffix("men") + "man"} - {low}
    nouns = (scene.tables.words["nobody"], scene.tables.words["role"])
    return any(stem in noun for noun in nouns for stem in (stems if plural else {low, *stems}))

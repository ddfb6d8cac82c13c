"""Which statements are told as made at no one time, or at another: *says*, *has said*, *once said*."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from service.model.attribution import Attribution
from service.resolve.reading import Reading, Word
from service.resolve.tables import load_tables
from service.resolve.times import Times

#: Words looked at behind a cue for a season.
BEHIND = 4
#: Words looked at before a cue for those that take it out of the occasion: *has since also said*.
BEFORE = 3
#: Characters of the longest words for a time.
FAR = 40


def is_apart(times: Times, found: Attribution, *, live: bool = False) -> bool:
    """Whether a statement is set apart from those before it; in a `live` report the present tense is that of the day."""
    reading = times.reading
    cue = reading.within(found.cue) if found.cue is not None else range(0)
    if not cue:
        return False
    first = reading.sentence(reading.words[cue[0]].sentence)[0]
    near = reading.words[max(cue[0] - BEFORE, first) : cue[0]]
    verb = reading.words[cue[0] : cue[-1] + 1]
    passive = found.speaker is None and near[-1:] != () and near[-1].low in load_tables().words["passive"]
    if (
        passive
        or _is_long_ago(reading, found)
        or _is_counted(reading, found)
        or _is_habit(near, verb[0])
        or _is_elsewhere(times, found, (*near, *verb))
    ):
        return True
    return not live and (_goes_on_now(near, verb[0]) or _is_told_now(near, verb, found.lemma or ""))


def _is_long_ago(reading: Reading, found: Attribution) -> bool:
    """Whether the narrator says behind the verb that it was another season or years ago: *told me last fall*."""
    spans = [span for span in (found.cue, found.speaker, found.addressee) if span is not None]
    at, lists = reading.at(max(span.end for span in spans)), load_tables().words
    behind = [word for word in reading.words[at - 1 : at + BEHIND] if word.sentence == reading.words[at - 1].sentence]
    for one, word in pairwise(behind):
        if any(mark in one.gap for mark in ",.;:“”") or reading.is_said(word.start) or word.low == "of":
            return False
        if word.low in lists["season"] and one.low in {"last", "this"}:
            return True
        if word.low == "ago" and one.low in lists["span"]:
            return True
    return False


def _is_counted(reading: Reading, found: Attribution) -> bool:
    """Whether something else is told to have been so long after it: *It came three days after Lee said so*."""
    if found.speaker is None or found.cue is None or found.speaker.end > found.cue.start:
        return False
    at = reading.at(found.speaker.start)
    lows = [word.low for word in reading.words[max(at - 2, 0) : at]]
    return len(lows) > 1 and lows[0] in load_tables().words["span"] and lows[1] in {"after", "before", "since"}


def _is_habit(near: Sequence[Word], verb: Word) -> bool:
    """*his theme of questioning*: a kind of saying."""
    return verb.low.endswith("ing") and near[-1:] != () and near[-1].low == "of"


def _is_told_now(near: Sequence[Word], verb: Sequence[Word], lemma: str) -> bool:
    """Whether the verb of the cue is in the present."""
    lead = next((at for at, word in enumerate(verb) if word.low == lemma), 0)
    return not _hangs_on_past((*near, *verb[:lead])) and any(_is_present(word.low, lemma) for word in verb)


def _is_elsewhere(times: Times, found: Attribution, near: Sequence[Word]) -> bool:
    """Whether the narrator's own words beside the cue, or vague ones in its sentence, tell of another time.

    Those in the words for a time do not: *earlier Monday*.
    """
    reading, apart = times.reading, load_tables().words["apart_from"]
    sentence = near[-1].sentence
    told = {index for piece in found.content for index in reading.within(piece)}
    own = times.between(near[0].start - FAR, near[-1].end)
    beside = (
        word
        for word in near
        if word.low in apart and not any(one.when.start <= word.start < one.when.end for one in own)
    )
    loose = (index for index in reading.sentence(sentence) if index not in told)
    vaguely = (reading.words[index] for index in loose if _is_vague(reading, index, told))
    return any(not reading.is_said(word.start) for words in (beside, vaguely) for word in words)


def _is_vague(reading: Reading, index: int, told: Collection[int]) -> bool:
    """Whether a word tells vaguely when something was said, and belongs to no participle: *recently closed shops*."""
    if [word.low for word in reading.words[max(index - 2, 0) : index + 1]] == ["in", "the", "past"]:
        return True
    after = reading.words[index + 1].low if index + 1 in told else ""
    return reading.words[index].low in load_tables().words["vague"] and not after.endswith("ed")


def _goes_on_now(near: Sequence[Word], verb: Word) -> bool:
    """*is warning*: told as going on now."""
    return verb.low.endswith("ing") and any(word.low in {"is", "are"} for word in near)


def _hangs_on_past(near: Sequence[Word]) -> bool:
    """Whether a cue is no verb of its own but hangs on one in the past: *declined to say*, *did not say*."""
    lows = [word.low for word in near]
    if any(low in load_tables().words["past"] for low in lows):
        return True
    lead = lows[:-1] if lows[-1:] == ["to"] else []
    verb = next((low for low in reversed(lead) if low != "on"), "")  # *going on to say*
    return verb.endswith("ed") or (verb.endswith("ing") and not {"is", "are"} & {*lows})


def _is_present(low: str, lemma: str) -> bool:
    """Whether a word of the cue is its verb in the present: *says*."""
    verb = lemma.split(" ", 1)[0]
    if not verb:
        return low.endswith("s") and not low.endswith("ss")
    if low == verb:
        return low not in load_tables().words["unchanged"]
    return low in {f"{verb}s", f"{verb}es", f"{verb[:-1]}ies"}

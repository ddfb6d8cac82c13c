"""Which statements are told as made at no one time, or at another: *says*, *has said*, *once said*."""

from collections.abc import Sequence

from service.model.attribution import Attribution
from service.resolve.reading import Reading, Word
from service.resolve.tables import load_tables

#: Words looked at before a cue for those that take it out of the occasion: *has since also said*.
BEFORE = 3


def is_apart(reading: Reading, found: Attribution) -> bool:
    """Whether a statement is set apart from those before it."""
    cue = reading.within(found.cue) if found.cue is not None else range(0)
    if not cue:
        return False
    near = reading.words[max(cue[0] - BEFORE, 0) : cue[0]]
    verb = reading.words[cue[0] : cue[-1] + 1]
    lead = next((at for at, word in enumerate(verb) if word.low == found.lemma), 0)
    return (
        _is_elsewhere(reading, found, (*near, *verb))
        or (found.speaker is None and near[-1:] != () and near[-1].low in load_tables().words["passive"])
        or _goes_on_now(near, verb[0])
        or (
            not _hangs_on_past((*near, *verb[:lead])) and any(_is_present(word.low, found.lemma or "") for word in verb)
        )
    )


def _is_elsewhere(reading: Reading, found: Attribution, near: Sequence[Word]) -> bool:
    """Whether the narrator's own words beside the cue, or vague ones in its sentence, tell of another time."""
    apart, vague = load_tables().words["apart_from"], load_tables().words["vague"]
    sentence = near[-1].sentence
    told = {index for piece in found.content for index in reading.within(piece)}
    beside = (word for word in near if word.sentence == sentence and word.low in apart)
    loose = (reading.words[index] for index in reading.sentence(sentence) if index not in told)
    vaguely = (word for word in loose if word.low in vague)
    return any(not reading.is_said(word.start) for words in (beside, vaguely) for word in words)


def _goes_on_now(near: Sequence[Word], verb: Word) -> bool:
    """*is warning*: told as going on now."""
    return verb.low.endswith("ing") and any(word.low in {"is", "are"} for word in near)


def _hangs_on_past(near: Sequence[Word]) -> bool:
    """Whether a cue is no verb of its own but hangs on one in the past: *declined to say*, *did not say*."""
    lows = [word.low for word in near]
    if any(low in load_tables().words["past"] for low in lows):
        return True
    verb = lows[-2] if lows[-1:] == ["to"] and len(lows) > 1 else ""
    return verb.endswith("ed") or (verb.endswith("ing") and not {"is", "are"} & {*lows})


def _is_present(low: str, lemma: str) -> bool:
    """Whether a word of the cue is its verb in the present: *says*."""
    verb = lemma.split(" ", 1)[0]
    if not verb:
        return low.endswith("s") and not low.endswith("ss")
    if low == verb:
        return low not in load_tables().words["unchanged"]
    return low in {f"{verb}s", f"{verb}es", f"{verb[:-1]}ies"}

"""Decoding: from the tagger's scores to statements, each content with its cue and its speaker."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from service.extract.labelling import SPANS, Tag
from service.extract.tagger import Answer, Link
from service.extract.viterbi import best_tags

Floats = NDArray[np.float32]
#: How much less likely than its own cue a content's other cue may be, as a logarithm, to take it where it has none.
WANTED = -3.0
#: Indexes of a run's first piece and of the one behind its last.
Run = tuple[int, int]


class Tagged(Struct, frozen=True):
    """A statement as runs of word pieces, and the probabilities that it rests on."""

    contents: tuple[Run, ...]
    cue: Run | None
    speaker: Run | None
    #: The mean probability that a piece of the contents is what it is taken for.
    tagged: float
    #: The probability of the links from the contents to the cue, and to the speaker.
    cued: float
    spoken: float


def decode(answer: Answer, runs: Sequence[Run], moves: Floats) -> list[Tagged]:
    """The statements of a text, in the order of their contents; `runs` are its paragraphs as runs of pieces."""
    tags = best_tags(answer.tags, runs, moves)
    cues, speakers = (spans(tags, first) for first in (Tag.CUE, Tag.SPEAKER))
    contents = spans(tags, Tag.CONTENT)
    if not contents:
        return []
    sure = answer.probabilities()
    to_cue = answer.links(Link.CONTENT_CUE, contents, cues)
    to_speaker = answer.links(Link.CONTENT_SPEAKER, contents, speakers)
    from_cue = answer.links(Link.CUE_SPEAKER, cues, speakers)
    of_thoughts = answer.links(Link.CONTENT_CUE, spans(tags, Tag.THOUGHT), cues)
    groups: dict[int, list[int]] = {}
    for place, cue in enumerate(shared_out(to_cue, {int(row.argmax()) for row in of_thoughts})):
        groups.setdefault(int(cue), []).append(place)
    found = []
    for cue, members in groups.items():
        lone = cue == len(cues)
        for group in [[one] for one in members] if lone else [members]:
            weighed = to_speaker[group].mean(0) + (0 if lone else from_cue[cue])
            speaker = int(weighed.argmax())
            found.append(
                Tagged(
                    tuple(contents[one] for one in group),
                    None if lone else cues[cue],
                    None if speaker == len(speakers) else speakers[speaker],
                    float(np.concatenate([sure[slice(*contents[one])] for one in group]).mean()),
                    float(np.exp(to_cue[group, cue].mean())),
                    float(np.exp(weighed[speaker] / (1 if lone else 2))),
                )
            )
    return sorted(found, key=lambda one: one.contents)


def shared_out(to_cue: Floats, taken: set[int]) -> NDArray[np.int64]:
    """The cue of each content: the likeliest; but a cue that would go empty takes one where none goes empty by that.

    `to_cue` has a row for each content and a column for each cue, and last, for none; `taken` have contents already.
    """
    chosen: NDArray[np.int64] = to_cue.argmax(1)
    none = to_cue.shape[1] - 1
    for cue in sorted(set(range(none)) - set(chosen.tolist()) - taken):
        spare = (chosen == none) | (np.bincount(chosen, minlength=none)[chosen] > 1)
        behind = np.where(spare, to_cue[:, cue] - to_cue[np.arange(len(chosen)), chosen], -np.inf)
        if behind.max() > WANTED:
            chosen[behind.argmax()] = cue
    return chosen


def spans(tags: NDArray[np.int64], first: Tag) -> list[Run]:
    """The runs of pieces that one kind of span covers, in order."""
    _, inside, last = next(one for one in SPANS if one[0] is first)
    begins = np.flatnonzero(tags == first)
    goes_on = (tags == inside) | (tags == (inside if last is None else last))
    stops = np.flatnonzero(~goes_on)
    ends = np.append(stops, len(tags))[np.searchsorted(stops, begins + 1)]
    return [(int(begin), int(end)) for begin, end in zip(begins, ends, strict=True)]

"""Decoding: from the tagger's scores to statements, each content with its cue and its speaker."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from service.extract.labelling import SPANS, Tag
from service.extract.tagger import Answer, Link
from service.extract.viterbi import best_tags

Floats = NDArray[np.float32]
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
    groups: dict[int, list[int]] = {}
    for place, row in enumerate(to_cue):
        groups.setdefault(int(row.argmax()), []).append(place)
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


def spans(tags: NDArray[np.int64], first: Tag) -> list[Run]:
    """The runs of pieces that one kind of span covers, in order."""
    _, inside, last = next(one for one in SPANS if one[0] is first)
    begins = np.flatnonzero(tags == first)
    goes_on = (tags == inside) | (tags == (inside if last is None else last))
    stops = np.flatnonzero(~goes_on)
    ends = np.append(stops, len(tags))[np.searchsorted(stops, begins + 1)]
    return [(int(begin), int(end)) for begin, end in zip(begins, ends, strict=True)]

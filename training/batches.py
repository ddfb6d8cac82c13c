"""Batches: windows of articles, cut anew for every epoch."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from random import Random

import numpy as np
import torch
from msgspec import Struct
from torch import Tensor

from service.extract.features import EACH, NO_RULE
from service.extract.tagger import EDGE
from service.extract.viterbi import NEVER
from training.examples import Example

#: Word pieces of a window beside the two that mark its ends.
WINDOW = 510
#: Word pieces by which windows of one batch may differ.
LIKE = 40
#: The share of windows that are shown without the rules' opinion, so that the tagger does not lean on it.
WITHOUT_RULES = 0.15


class Batch(Struct):
    """Windows of one length, the shorter ones filled up; `real` is 1 for a piece of text."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    real: Tensor
    tags: Tensor
    names: Tensor
    #: For each kind of link, from which piece to which; shape (links, windows, pieces, pieces).
    links: Tensor


class Window(Struct, frozen=True):
    """A run of an example's pieces."""

    example: Example
    start: int
    end: int


def windows(examples: Sequence[Example], random: Random) -> Iterator[Window]:
    """Each example cut from a place of its own, so that no two epochs have the same edges."""
    for one in examples:
        size = len(one.ids)
        cuts = [0, *range(random.randrange(1, WINDOW) if size > WINDOW else WINDOW, size, WINDOW), size]
        for start, end in pairwise(cuts):
            if end > start:
                yield Window(one, start, end)


def batches(examples: Sequence[Example], random: Random, marks: tuple[int, int], pieces: int) -> list[Batch]:
    """All windows once, in batches of `pieces` and of like lengths, in random order; `marks` begin and end a window."""
    ordered = sorted(windows(examples, random), key=lambda one: one.end - one.start + random.random() * LIKE)
    groups: list[list[Window]] = []
    for one in ordered:
        longest = one.end - one.start + 2
        if not groups or (len(groups[-1]) + 1) * (longest + LIKE // 2) > pieces:
            groups.append([])
        groups[-1].append(one)
    random.shuffle(groups)
    return [batch(group, marks, random) for group in groups]


def batch(group: Sequence[Window], marks: tuple[int, int], random: Random | None = None) -> Batch:
    """Windows side by side; with `random`, some without the rules' opinion."""
    count, size = len(group), max(one.end - one.start for one in group) + 2
    ids, names, tags = (np.zeros((count, size), np.int64) for _ in range(3))
    features = np.zeros((count, size, EACH), np.int64)
    features[:] = EDGE
    real = np.zeros((count, size), np.float32)
    seen = np.zeros((count, size), np.float32)
    links = np.zeros((3, count, size, size), bool)
    for row, one in enumerate(group):
        length = one.end - one.start
        here = slice(1, length + 1)
        ids[row, 0], ids[row, length + 1] = marks
        ids[row, here] = one.example.ids[one.start : one.end]
        features[row, here] = one.example.features[one.start : one.end]
        if random and random.random() < WITHOUT_RULES:
            features[row, here, 3] = NO_RULE
        tags[row, here] = one.example.tags[one.start : one.end]
        names[row, here] = one.example.names[one.start : one.end]
        real[row, here] = 1
        seen[row, : length + 2] = 1
        _link(links[:, row], one)
    mask = np.where(seen == 0, NEVER, np.float32(0))[:, None, None, :]
    return Batch(
        *(torch.from_numpy(one) for one in (ids, features)),
        torch.from_numpy(mask),
        *(torch.from_numpy(one) for one in (real, tags, names, links)),
    )


def _link(links: np.ndarray, one: Window) -> None:  # type: ignore[type-arg]
    example = one.example
    content, cue = example.content_of[one.start : one.end], example.cue_of[one.start : one.end]
    for number in np.union1d(content[content >= 0], cue[cue >= 0]):
        contents, cues = np.flatnonzero(content == number) + 1, np.flatnonzero(cue == number) + 1
        speakers = example.speakers[number]
        here = speakers[(speakers >= one.start) & (speakers < one.end)] - one.start + 1
        there = here if len(here) else np.zeros(1, np.int64)
        links[0][np.ix_(contents, cues if len(cues) else np.zeros(1, np.int64))] = True
        links[1][np.ix_(contents, there)] = True
        links[2][np.ix_(cues, there)] = True

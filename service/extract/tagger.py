"""The tagger: a small network that says of each word piece what part it has in an attribution, and of which."""

from collections.abc import Callable, Sequence
from enum import IntEnum

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from service.extract.features import INSIDE_PARAGRAPH, NO_RULE, OUTSIDE, SIGN, Features
from service.extract.labelling import Tag
from service.extract.windows import Window, windows
from service.extract.wordpieces import WordPieces

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Run = tuple[int, int]
#: Ids (windows, pieces) and features (windows, pieces, EACH) in; scores of tags and of names, and link vectors, out.
Network = Callable[[NDArray[np.int64], NDArray[np.int64]], tuple[Floats, Floats, Floats]]

#: The features of the two marks at the ends of a window.
EDGE = (SIGN, OUTSIDE, INSIDE_PARAGRAPH, NO_RULE)
#: The entries of the vocabulary that begin and end a window.
BEGINS, ENDS = "[CLS]", "[SEP]"
#: Width of the space in which links are measured.
WIDTH = 96
#: The probability below which a link is as good as none.
LEAST = 1e-5


class Link(IntEnum):
    """What leads where."""

    CONTENT_CUE = 0
    CONTENT_SPEAKER = 1
    CUE_SPEAKER = 2


class View(Struct, frozen=True):
    """One window and its link vectors: (2, links, pieces + 1, WIDTH), what leads and what is led to.

    The first piece stands for nowhere.
    """

    window: Window
    vectors: Floats

    def shares(self, link: Link, pieces: Ints, starts: Ints, ends: Ints) -> Floats:
        """For each piece, which this window must hold, the shares of the targets and of nowhere."""
        leads = self.vectors[0, link, pieces - self.window.start + 1]
        scores = leads @ self.vectors[1, link].T / WIDTH**0.5
        shares = np.exp(scores - scores.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        sums = np.concatenate([np.zeros((len(shares), 1), np.float32), shares.cumsum(1)], axis=1)
        low, high = (
            np.clip(one - self.window.start, 0, self.window.end - self.window.start) + 1 for one in (starts, ends)
        )
        return np.concatenate([sums[:, high] - sums[:, low], shares[:, :1]], axis=1)


class Answer(Struct, frozen=True):
    """What the network says of a run of word pieces: scores of tags and names, and links within each window."""

    tags: Floats
    names: Floats
    views: list[View]

    def probabilities(self) -> Floats:
        """For each piece the probability that it is content; shape (pieces,)."""
        shares = np.exp(self.tags - self.tags.max(1, keepdims=True))
        content = shares[:, Tag.CONTENT : Tag.ENDS_CONTENT + 1].sum(1)
        return np.asarray(content / shares.sum(1), dtype=np.float32)

    def links(self, link: Link, sources: Sequence[Run], targets: Sequence[Run]) -> Floats:
        """Log-probabilities that a link leads from each source to each target, and last, nowhere."""
        starts, ends = (np.array([run[side] for run in targets], dtype=np.int64) for side in (0, 1))
        pieces = np.array([piece for run in sources for piece in range(*run)], dtype=np.int64)
        owners = np.array([row for row, run in enumerate(sources) for _ in range(*run)], dtype=np.int64)
        found = np.zeros((len(sources), len(targets) + 1), dtype=np.float32)
        for view in self.views:
            here = (view.window.first <= pieces) & (pieces < view.window.last)
            near = np.flatnonzero((starts < view.window.end) & (view.window.start < ends))
            shares = view.shares(link, pieces[here], starts[near], ends[near])
            np.add.at(found, (owners[here, None], np.append(near, len(targets))), shares)
        found /= np.array([[end - start] for start, end in sources], dtype=np.float32).reshape(-1, 1)
        return np.log(np.maximum(found, LEAST))


class Tagger(Struct, frozen=True):
    """A network, its vocabulary, and the scores of its tags' transitions."""

    words: WordPieces
    network: Network
    moves: Floats

    def answer(self, ids: NDArray[np.int64], features: Features, *breaks: Sequence[int]) -> Answer:
        """What the network says of a run of pieces that is not empty; `breaks` as `windows` takes them.

        One window at a time: what it is made of stays in the processor's cache, and no window touches another's
        answers through the scale of its activations.
        """
        tags, names, views = [], [], []
        for window in windows(len(ids), *breaks):
            found = self._look(ids[window.start : window.end], features[window.start : window.end])
            own = slice(window.first - window.start + 1, window.last - window.start + 1)
            tags.append(found[0][own])
            names.append(found[1][own])
            vectors = found[2].reshape(-1, 2, len(Link), WIDTH).transpose(1, 2, 0, 3)
            # numpy multiplies scattered rows fifty times slower
            views.append(View(window, np.ascontiguousarray(vectors[:, :, :-1])))
        return Answer(np.concatenate(tags), np.concatenate(names), views)

    def _look(self, ids: NDArray[np.int64], features: Features) -> tuple[Floats, Floats, Floats]:
        """The network's answer to one window, for each of its pieces and the two marks at its ends."""
        given = np.empty((1, len(ids) + 2), np.int64)
        given[0, 0], given[0, 1:-1], given[0, -1] = self.words[BEGINS], ids, self.words[ENDS]
        told = np.empty((1, len(ids) + 2, features.shape[1]), np.int64)
        told[0, [0, -1]], told[0, 1:-1] = EDGE, features
        tags, names, links = self.network(given, told)
        return tags[0], names[0], links[0]

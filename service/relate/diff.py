"""Where two texts differ, word by word."""

from collections.abc import Iterator, Sequence

from service.model.family import Op, Piece
from service.relate.words import Word, words

#: Words left out and put in, taken together, until two texts count as different altogether: it bounds the steps.
MOST_EDITS = 300

#: Where a run of common words begins in one text and in the other, and how many they are.
Run = tuple[int, int, int]


def diff(before: str, after: str) -> list[Piece]:
    """What became of a text: the pieces that are the same or added make up `after`, character for character."""
    if before == after:
        return [Piece(op=Op.SAME, text=after)] if after else []
    old, new = words(before), words(after)
    runs = common([one.text for one in old], [one.text for one in new])
    pieces: list[tuple[Op, str]] = []
    i = at = 0
    for i_to, j_to, length in [*runs, (len(old), len(new), 0)]:
        begins, ends = _cut(new, j_to, after), _cut(new, j_to + length, after)
        pieces += [
            (Op.REMOVED, before[_cut(old, i, before) : _cut(old, i_to, before)] if i < i_to else ""),
            (Op.ADDED, after[at:begins]),
            (Op.SAME, after[begins:ends] if length else ""),
        ]
        i, at = i_to + length, ends
    return [Piece(op=op, text=text) for op, text in pieces if text]


def common(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """The runs of words that both have, in order: as many words as may be, found in bounded time."""
    if (fragment := _fragment(old, new)) is not None:
        return fragment
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    pairs = [(n, n) for n in range(head)]
    pairs += [(i + head, j + head) for i, j in _inner(inner_old, inner_new)]
    pairs += [(len(old) - n, len(new) - n) for n in range(tail, 0, -1)]
    return list(_runs(pairs))


def _cut(found: Sequence[Word], n: int, text: str) -> int:
    """Where the nth word of a text begins, with whatever stands before the first one."""
    if n == len(found):
        return len(text)
    return found[n].start if n else 0


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words both begin with."""
    return next(
        (n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new))
    )


def _runs(pairs: Sequence[tuple[int, int]]) -> Iterator[Run]:
    start = 0
    for n in range(1, len(pairs) + 1):
        i, j = pairs[start]
        if n == len(pairs) or pairs[n] != (i + n - start, j + n - start):
            yield i, j, n - start
            start = n


def _fragment(old: Sequence[str], new: Sequence[str]) -> list[Run] | None:
    """The one run of two texts of which one stands in the other as a whole."""
    short, long = sorted((old, new), key=len)
    first, length = short[:1], len(short)
    starts = range(len(long) - length + 1 if length else 0)
    place = next((n for n in starts if long[n : n + 1] == first and long[n : n + length] == short), None)
    if place is None:
        return None
    return [(0, place, length) if short is old else (place, 0, length)]


def _inner(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The common words of two texts that begin and end differently."""
    if len(new) < len(old):
        return [(i, j) for j, i in _myers(new, old)]
    return _myers(old, new)


def _myers(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The longest common subsequence, by Myers' greedy algorithm; empty where it takes too many edits."""
    n, m = len(old), len(new)
    if m - n > MOST_EDITS:
        return []
    reach = {1: 0}
    trace: list[dict[int, int]] = []
    for edits in range(min(n + m, MOST_EDITS) + 1):
        trace.append(reach)
        reach = dict(reach)
        for k in range(-edits, edits + 1, 2):
            down = k == -edits or (k != edits and reach[k - 1] < reach[k + 1])
            i = reach[k + 1] if down else reach[k - 1] + 1
            while i < n and i - k < m and old[i] == new[i - k]:
                i += 1
            reach[k] = i
            if n <= i and m <= i - k:
                return _back(trace, n, m)
    return []


def _back(trace: Sequence[dict[int, int]], i: int, j: int) -> list[tuple[int, int]]:
    """The common words on the way that Myers' search took, in order."""
    pairs: list[tuple[int, int]] = []
    for edits in range(len(trace) - 1, -1, -1):
        reach, k = trace[edits], i - j
        down = k == -edits or (k != edits and reach[k - 1] < reach[k + 1])
        before_i = reach[k + 1] if down else reach[k - 1]
        before_j = before_i - (k + 1 if down else k - 1)
        while before_i < i and before_j < j:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        i, j = before_i, before_j
    return pairs[::-1]

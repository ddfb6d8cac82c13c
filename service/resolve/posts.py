"""Posts shown whole in a report under their author and day: *— Ann Lee (@annlee) August 9, 2021*."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from service.model.attribution import Attribution
from service.model.figure import Cast
from service.model.name import fold
from service.model.span import Span
from service.resolve.times import Times, Told

#: Characters looked through for the author and the handle before the day.
AUTHOR = 80
#: Characters between a post and what quotes it.
FAR = 2000
#: Characters before the author in which the words of a post are looked for.
POST = 600
#: Words by which a post is known again.
WORDS = 8

_AUTHOR = re.compile(r"(?:—|–|--|-)[ \u00a0]*([^—–\n]{1,50}?)[ \u00a0]*\(@\w{1,20}\)[ \u00a0]*$")
_WORD = re.compile(r"\w+")


class _Post(Struct, frozen=True):
    """A post: where its words stand, who wrote it, and when."""

    span: Span
    #: Where its last line begins.
    line: int
    author: frozenset[str]
    told: Told


class Posts:
    """The posts of a text, each of which dates what its author says in it and nothing else."""

    def __init__(self, times: Times, attributions: Sequence[Attribution], who: Cast) -> None:
        self.text = times.reading.text
        self.attributions = attributions
        self.who = who
        self._posts = list(self._find(times.stamps))
        self._ends = [post.span.end for post in self._posts]

    def of(self, index: int) -> Told | None:
        """The day of the post in which a statement stands, or whose words it has."""
        figure = self.who.speakers[index].figure
        if figure is None or not self._posts:
            return None
        names = {fold(form).split()[-1] for form in self.who.figures[figure].forms if fold(form)}
        start = self.attributions[index].content[0].start
        near = self._posts[bisect_left(self._ends, start - FAR) : bisect_left(self._ends, start + FAR)]
        return next((post.told for post in near if names & post.author and self._is_of(index, post)), None)

    def _is_of(self, index: int, post: _Post) -> bool:
        """Whether a statement is the post, or quotes it; not one that the post tells of."""
        found = self.attributions[index]
        if found.cue is not None and post.line <= found.cue.start < post.span.end:
            return False
        for piece in found.content:
            inside = post.line <= piece.start < post.span.end
            words = _words(piece.of(self.text)[:AUTHOR])[:WORDS]
            quoted = f" {' '.join(words)} "
            if inside or (len(words) == WORDS and quoted in f" {' '.join(_words(self._apart(post, piece)))} "):
                return True
        return False

    def _apart(self, post: _Post, piece: Span) -> str:
        """The words of a post, without those of a piece that stands before it."""
        start = piece.end if post.span.start <= piece.start < post.span.end else post.span.start
        return self.text[start : post.span.end]

    def _find(self, stamps: Sequence[Told]) -> Iterator[_Post]:
        before = 0
        for told in stamps:
            end = told.when.start
            line = self.text.rfind("\n", before, end) + 1
            author = _AUTHOR.search(self.text, max(before, end - AUTHOR), end)
            if author is not None:
                start = min(max(before, author.start() - POST), author.start())
                if start < author.start():
                    yield _Post(
                        Span(start, author.start()), max(line, before), frozenset(fold(author[1]).split()), told
                    )
            before = told.when.end


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]

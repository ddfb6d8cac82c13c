"""A text as words in sentences and paragraphs, with what is said in it set apart from who tells it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from service.model.attribution import Attribution
from service.model.name import fold
from service.model.span import Span
from service.resolve.tables import load_tables

#: Dotted letters (*U.S.*) or a run of letters and digits with inner hyphens and apostrophes.
_WORD = re.compile(r"[^\W\d_](?:\.[^\W\d_])+\b\.?|[^\W_]+(?:[-‐‑'’&][^\W_]+)*")
_OWNERS = ("'s", "’s", "'S", "’S")
#: Ends of contractions, whose capital is a sentence's or that of *I*: *I've*, *She'll*.
_CONTRACTED = tuple(f"{mark}{end}" for mark in "'’" for end in ("ve", "ll", "re", "d", "m", "t"))
#: Characters of the longest word that is folded; a longer one is no name.
_LONGEST = 60
#: Distinct words remembered: about those of a thousand reports.
_REMEMBERED = 16_384
#: Words in the longest sentence; what runs on is cut there, so that looking back over sentences stays cheap.
LONGEST = 300


class Word(Struct, frozen=True):
    """One word: where it stands, how it is compared, and what its shape says."""

    start: int
    end: int
    #: Folded, without a possessive ending.
    low: str
    #: Whether it starts with a capital, or does so behind an article: *al-Sharif*.
    cap: bool
    #: Whether all its letters are capitals.
    loud: bool
    #: Whether it has a possessive ending, which `end` leaves out.
    owner: bool
    #: What stands between it and the next word.
    gap: str
    sentence: int
    paragraph: int

    @property
    def joins(self) -> bool:
        """Whether nothing but space parts it from the next word of the same name."""
        return not self.owner and (self.gap in {" ", "\u00a0"} or (self.short and self.gap in {". ", ".\u00a0", "."}))

    @property
    def short(self) -> bool:
        """Whether a full stop behind it ends no sentence by itself."""
        return (self.end - self.start == 1 and self.cap) or self.low in load_tables().words["short"]


#: A line of marks between two parts of a page that have nothing to do with each other.
_BREAK = re.compile(r"\n\W*?(?:_{3,}|\*{3,}|-{3,}|(?:\* ){2,}\*)\W*\n")


class Reading(Struct, frozen=True):
    """The words of a text, and where each sentence and content begins and ends."""

    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    #: Index of the first word of each sentence, and one past the last word.
    sentences: tuple[int, ...]
    #: Contents that are within no other, merged and in order: their starts and ends.
    opens: tuple[int, ...]
    closes: tuple[int, ...]
    #: Sentences with which a part begins that a line of marks sets apart.
    parts: tuple[int, ...]

    def at(self, offset: int) -> int:
        """Index of the first word that starts at the offset or after it."""
        return bisect_left(self.starts, offset)

    def within(self, span: Span) -> range:
        """Indexes of the words that start inside the span."""
        return range(self.at(span.start), self.at(span.end))

    def is_said(self, offset: int) -> bool:
        """Whether the character belongs to a content, not to the narrator."""
        place = bisect_right(self.opens, offset) - 1
        return place >= 0 and offset < self.closes[place]

    def sentence_of(self, offset: int) -> int:
        """The sentence in which the offset lies, or which ends before it."""
        place = max(bisect_right(self.starts, offset) - 1, 0)
        return self.words[place].sentence if self.words else 0

    def back(self, sentence: int, sentences: int) -> range:
        """A sentence and so many before it, the last first, within its part of the page."""
        part = bisect_right(self.parts, sentence) - 1
        first = self.parts[part] if part >= 0 else 0
        return range(sentence, max(sentence - sentences, first - 1), -1)

    def sentence(self, number: int) -> range:
        """Indexes of the words of a sentence."""
        return range(self.sentences[number], self.sentences[number + 1])

    def paragraph(self, number: int) -> int:
        """The paragraph in which a sentence begins."""
        return self.words[self.sentences[number]].paragraph

    def ends(self, number: int) -> tuple[int, int]:
        """Where the first word of a sentence starts, and where its last one ends."""
        return self.words[self.sentences[number]].start, self.words[self.sentences[number + 1] - 1].end

    def slice(self, first: int, last: int) -> str:
        """The text from one word to another, both included."""
        return self.text[self.words[first].start : self.words[last].end]


def read(text: str, attributions: Sequence[Attribution]) -> Reading:
    """A text as words, sentences and paragraphs."""
    words = _words(text)
    sentences = [index for index, word in enumerate(words) if not index or word.sentence != words[index - 1].sentence]
    opens, closes = _merged(sorted(piece for found in attributions for piece in found.content))
    return Reading(
        text=text,
        words=words,
        starts=tuple(word.start for word in words),
        sentences=(*sentences, len(words)),
        opens=tuple(opens),
        closes=tuple(closes),
        parts=tuple(word.sentence + 1 for word in words if "\n" in word.gap and _BREAK.search(word.gap)),
    )


@lru_cache(1)
def _words(text: str) -> tuple[Word, ...]:
    """Those who ask who speaks and those who ask when read the same text one after the other."""
    found = list(_WORD.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)][: len(found)]
    words: list[Word] = []
    sentence = paragraph = length = 0
    for match, end in zip(found, ends, strict=True):
        word = _word(match, text[match.end() : end], sentence, paragraph)
        words.append(word)
        length += 1
        following = "" if len(words) == len(found) else found[len(words)].group()
        if length == LONGEST or "\n" in word.gap or _ends_sentence(word, text[end : end + 1], following):
            sentence, length = sentence + 1, 0
        paragraph += "\n" in word.gap
    return tuple(words)


def _word(match: "re.Match[str]", gap: str, sentence: int, paragraph: int) -> Word:
    length, low, cap, loud, owner = _shape(match.group())
    start = match.start()
    owner = owner or (cap and gap.startswith(("' ", "’ ")) and match.group().endswith("s"))
    return Word(start, start + length, low, cap, loud, owner, gap, sentence, paragraph)


@lru_cache(_REMEMBERED)
def _shape(raw: str) -> tuple[int, str, bool, bool, bool]:
    """What a word's characters alone tell: its length without a possessive ending, how it is compared, its shape."""
    owner = raw.endswith(_OWNERS)
    bare = raw[:-2] if owner else raw
    low = fold(bare) if len(bare) <= _LONGEST else bare[:_LONGEST].casefold()
    article, _, name = bare.partition("-")
    cap = bare[:1].isupper() or (name[:1].isupper() and article in load_tables().words["particle"])
    return len(bare), low, cap and not raw.endswith(_CONTRACTED), bare.isupper() and len(bare) > 1, owner


def _ends_sentence(word: Word, first: str, following: str) -> bool:
    """Whether a word is the last of its sentence, by the character behind its gap and the word that follows."""
    gap = word.gap
    if "!" in gap or "?" in gap or "…" in gap:
        return True
    if "." not in gap or not (first.isupper() or first.isdigit() or not gap.endswith(" ")):
        return False
    if gap == ".":  # *on Friday.But*, where a page has lost its breaks, and not *Booking.Com*, *Advocate.Ram Lee*
        return first.isupper() and not word.short and following.casefold() in load_tables().words["common"]
    return not (word.short and gap in {". ", ".\u00a0"})


def _merged(pieces: Sequence[Span]) -> tuple[list[int], list[int]]:
    opens: list[int] = []
    closes: list[int] = []
    for piece in pieces:
        if closes and piece.start < closes[-1]:
            closes[-1] = max(closes[-1], piece.end)
        else:
            opens.append(piece.start)
            closes.append(piece.end)
    return opens, closes

"""The word lists of a language, read once and handed in."""

import sys
from collections.abc import Iterator
from importlib.resources import files

from msgspec import Struct

from service.extract.inflect import Form, forms
from service.model.attribution import Stance


class Cue(Struct, frozen=True):
    """A way of saying, in its dictionary form.

    `frames` says how it is used: c clause or quotation, s the same but never a bare object, a addressee and then a clause, o the object
    is the content, q only beside a quotation, n names something (*called it a farce*).
    """

    lemma: str
    stance: Stance
    frames: str


class CueForm(Struct, frozen=True):
    """One form of a cue: its first word is the key, `rest` are the words that must follow."""

    cue: Cue
    form: Form
    rest: tuple[str, ...]


class Lexicon(Struct, frozen=True):
    """What the rules know of English."""

    #: First word of a form → the cues it may begin, those with more words first.
    cues: dict[str, tuple[CueForm, ...]]
    abbreviations: frozenset[str]
    #: Abbreviations that may also end a sentence.
    closing_abbreviations: frozenset[str]
    #: Words that begin a sentence, seldom a name.
    starters: frozenset[str]
    adverbs: frozenset[str]
    auxiliaries: frozenset[str]
    verbs: frozenset[str]
    chain_verbs: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    determiners: frozenset[str]
    days: frozenset[str]
    months: frozenset[str]
    time_nouns: frozenset[str]
    titles: frozenset[str]
    speaker_nouns: frozenset[str]
    label_stoplist: frozenset[str]
    cue_nouns: dict[str, Stance]
    #: Words of an occasion → what it is called.
    occasions: dict[tuple[str, ...], str]
    #: The first words of those.
    occasion_words: frozenset[str]
    #: Lemmas that tell the occasion themselves: *tweet*.
    cue_occasions: dict[str, str]


def load_lexicon() -> Lexicon:
    """The word lists of English."""
    occasions = {tuple(phrase.split()): name for phrase, name in _rows("occasions.tsv")}
    return Lexicon(
        cues=_cues(),
        occasions=occasions,
        occasion_words=frozenset(words[0] for words in occasions),
        cue_occasions=dict(_rows("cue_occasions.tsv")),
        cue_nouns={noun: Stance(stance) for noun, stance in _rows("cue_nouns.tsv")},
        **{name: _words(f"{name}.txt") for name in _WORD_LISTS},
    )


_WORD_LISTS = (
    "abbreviations",
    "closing_abbreviations",
    "starters",
    "adverbs",
    "auxiliaries",
    "verbs",
    "chain_verbs",
    "prepositions",
    "conjunctions",
    "determiners",
    "days",
    "months",
    "time_nouns",
    "titles",
    "speaker_nouns",
    "label_stoplist",
)


def _cues() -> dict[str, tuple[CueForm, ...]]:
    irregular = {row[0]: (row[1], row[2], row[3], row[4]) for row in _rows("irregular.tsv")}
    found: dict[str, list[CueForm]] = {}
    for lemma, stance, frames in _rows("cues.tsv"):
        verb, *rest = lemma.split()
        cue = Cue(lemma, Stance(stance), frames)
        for word, form in forms(verb, irregular).items():
            found.setdefault(word, []).append(CueForm(cue, form, tuple(rest)))
    return {word: tuple(sorted(cues, key=lambda one: -len(one.rest))) for word, cues in found.items()}


def _words(name: str) -> frozenset[str]:
    return frozenset(sys.intern(row[0]) for row in _rows(name))


def _rows(name: str) -> Iterator[list[str]]:
    """The fields of each line; empty lines and those that begin with # are left out."""
    text = (files("service.extract") / "lang" / "en" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")

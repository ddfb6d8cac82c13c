"""What the rules know of a language: its cues and its word classes, read once and handed in."""

import re
from collections.abc import Iterator
from importlib.resources import files

from msgspec import Struct, convert

from service.extract.inflect import Form, forms
from service.extract.language import Languages, load_languages
from service.extract.words import Words
from service.model.attribution import Stance
from service.model.span import Span

_ENGLISH = files("service.extract") / "lang" / "en"


_WORD = re.compile(r"[\w’'-]+")


class Cue(Struct, frozen=True):
    """A way of saying, in its dictionary form.

    `frames` says how it is used, a letter for each way: c with a clause or quotation, s the same but never with
    a bare object, a with an addressee before the clause, o with an object that is the content, n to name
    something (*called it a farce*), q beside a quotation only.
    """

    lemma: str
    stance: Stance
    frames: str


class CueForm(Struct, frozen=True):
    """One form of a cue; `rest` are the words that must follow its first."""

    cue: Cue
    form: Form
    rest: tuple[str, ...]


class Lexicon(Struct, frozen=True):
    """The cues, occasions and word classes of one language, and what tells it from others."""

    words: Words
    languages: Languages
    #: First word of a form → the cues that it may begin, those of most words first.
    cues: dict[str, tuple[CueForm, ...]]
    #: *claim*, *warning*: what a possessive may stand before.
    cue_nouns: dict[str, Cue]
    according_to: Cue
    #: Words of an occasion → what it is called.
    occasions: dict[tuple[str, ...], str]
    #: The first words of those.
    occasion_words: frozenset[str]
    #: Lemmas that tell the occasion themselves: *tweet*.
    cue_occasions: dict[str, str]


def load_lexicon() -> Lexicon:
    """The lexicon of English."""
    occasions = {tuple(phrase.split()): name for phrase, name in _rows("occasions.tsv")}
    return Lexicon(
        words=convert(dict(_sections("words.txt")), Words),
        languages=load_languages(),
        cues=_cues(),
        cue_nouns={noun: Cue(noun, Stance(stance), "c") for noun, stance in _rows("cue_nouns.tsv")},
        according_to=Cue("according to", Stance.NEUTRAL, "c"),
        occasions=occasions,
        occasion_words=frozenset(words[0] for words in occasions),
        cue_occasions=dict(_rows("cue_occasions.tsv")),
    )


def entry_of(text: str, cue: Span, lexicon: Lexicon) -> tuple[Cue | None, Span]:
    """The lexicon's entry for the words of a cue (its last verb, else its noun), and its own words in them."""
    found = list(_WORD.finditer(text, cue.start, cue.end))
    words = [match[0].lower().replace("’", "'") for match in found]
    whole = Span(found[0].start(), found[-1].end()) if found else cue
    if " ".join(words) == lexicon.according_to.lemma:
        return lexicon.according_to, whole
    for at in range(len(words) - 1, -1, -1):
        for form in lexicon.cues.get(words[at], ()):
            last = at + len(form.rest)
            if tuple(words[at + 1 : last + 1]) == form.rest:
                return form.cue, Span(found[at].start(), found[last].end())
    return next((lexicon.cue_nouns[word] for word in reversed(words) if word in lexicon.cue_nouns), None), whole


def _cues() -> dict[str, tuple[CueForm, ...]]:
    irregular = {row[0]: (row[1], row[2], row[3], row[4]) for row in _rows("irregular.tsv")}
    found: dict[str, list[CueForm]] = {}
    for lemma, stance, frames in _rows("cues.tsv"):
        verb, *rest = lemma.split()
        cue = Cue(lemma, Stance(stance), frames)
        for word, form in forms(verb, irregular).items():
            found.setdefault(word, []).append(CueForm(cue, form, tuple(rest)))
    return {word: tuple(sorted(cues, key=lambda one: -len(one.rest))) for word, cues in found.items()}


def _rows(name: str) -> Iterator[list[str]]:
    """The fields of each line that is neither empty nor a comment."""
    for line in (_ENGLISH / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


def _sections(name: str) -> Iterator[tuple[str, list[str]]]:
    """Each `name:` with the words of the indented lines under it."""
    section, words = "", list[str]()
    for (line,) in _rows(name):
        if line[0].isspace():
            words += line.split()
            continue
        if section:
            yield section, words
        section, words = line.rstrip(":"), []
    yield section, words

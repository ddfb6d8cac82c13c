"""Readings: the cues of a sentence, each with its subject, and where one's content ends for another's sake."""

from collections.abc import Sequence

from msgspec import Struct

from service.extract.cues import FoundCue, find_cues
from service.extract.inflect import Form
from service.extract.lexicon import Lexicon
from service.extract.phrases import Phrase
from service.extract.speakers import before, behind
from service.extract.tokens import Shape, Token
from service.extract.words import Words
from service.model.attribution import Stance

#: Cues of one sentence that are read; more stand in no sentence but in noise.
_CUES = 16
#: Tokens of a speaker that stands between a quotation and its cue, at most.
_SUBJECT_TOKENS = 30
_BREAKS = frozenset([";", "—"])
_ENDS = frozenset([".", ",", ";"])
_CLOSES_CONTENT = frozenset([",", "—", "?", "!"])


class Reading(Struct, frozen=True):
    """A cue and who it says the saying of, as token indexes; both phrases null where another cue's subject is meant."""

    cue: FoundCue
    subject: Phrase | None = None
    #: The subject behind the cue, as in *said X*.
    inverted: Phrase | None = None
    #: Where begins who takes another's words up: *“…,” | Roy quoted Lee as saying*.
    quoting: int | None = None

    @property
    def start(self) -> int:
        """Where subject and cue begin."""
        if self.quoting is not None:
            return self.quoting
        return self.subject[0] if self.subject else self.cue.group

    @property
    def phrase(self) -> Phrase | None:
        """The subject, wherever it stands."""
        return self.subject or self.inverted


def read_cues(tokens: Sequence[Token], lexicon: Lexicon) -> list[Reading]:
    """The cues of a sentence with their subjects, in order; passive ones name no speaker and are left out."""
    found: list[Reading] = []
    low = 0
    for cue in find_cues(tokens, lexicon)[:_CUES]:
        if cue.passive:
            continue
        one = _read(tokens, cue, low, lexicon)
        if found and _is_quoted(tokens, found[-1], one, lexicon.words):
            one = Reading(cue, one.subject, quoting=found.pop().start)
        found.append(one)
        low = cue.end
    return found


def stop_before(tokens: Sequence[Token], readings: Sequence[Reading], place: int, lexicon: Lexicon) -> tuple[int, int]:
    """Where the content behind a cue must end for a later cue's sake, and where that one's own text begins.

    Without such a cue that is the end of the sentence, and 0.
    """
    first = readings[place]
    for later in readings[place + 1 :]:
        previous = later.start - 1
        if previous >= first.cue.end:
            cut = _cut(tokens, first, later, lexicon)
            if cut is not None:
                return cut, previous + 1
            if tokens[previous].low == "," and later.phrase and _is_last(tokens, later, lexicon):
                return previous, 0
    return len(tokens), 0


def _is_last(tokens: Sequence[Token], later: Reading, lexicon: Lexicon) -> bool:
    """Whether a cue and its speaker end the sentence: what was said is all that stands before them."""
    end = later.inverted[1] if later.inverted else later.cue.end
    return end >= len(tokens) or tokens[end].shape is Shape.PUNCT or tokens[end].low in lexicon.words.days


def _read(tokens: Sequence[Token], cue: FoundCue, low: int, lexicon: Lexicon) -> Reading:
    if cue.is_purpose:
        return Reading(cue)
    if cue.form is Form.ING and cue.group == cue.at:
        return Reading(cue, _taken_up(tokens, cue, low, lexicon))
    subject = None
    if cue.form is not Form.ING or cue.group < cue.at:
        after_comma = cue.group > 0 and tokens[cue.group - 1].low == ","
        subject = before(tokens, cue.group, 0 if after_comma else low, lexicon.words)
    if subject:
        return Reading(cue, _whole(tokens, cue, subject, lexicon))
    inverts = cue.group == cue.at and cue.form in (Form.PAST, Form.THIRD) and _closes_content(tokens, cue.at)
    return Reading(cue, None, behind(tokens, cue.end, lexicon) if inverts else None)


def _is_quoted(tokens: Sequence[Token], first: Reading, later: Reading, words: Words) -> bool:
    """Whether a quotation stands before who takes it up: *“…,” Roy quoted Lee as saying on Monday*."""
    cue, subject = later.cue, later.subject
    if cue.form is not Form.ING or subject is None or subject[0] != first.cue.end or not first.start:
        return False
    if tokens[first.start - 1].shape is not Shape.QUOTE:
        return False
    after = tokens[cue.end].low if cue.end < len(tokens) else "."
    return after in _ENDS or any(after in kind for kind in (words.days, words.prepositions, words.time_adverbs))


def _taken_up(tokens: Sequence[Token], cue: FoundCue, low: int, lexicon: Lexicon) -> Phrase | None:
    """Whose words another takes up: *Roy quoted Lee as | saying*, *Roy attacked Lee for | saying*."""
    words, link = lexicon.words, cue.at - 1
    if link < 1 or tokens[link].low not in words.taking_up or "c" not in cue.cue.frames:
        return None
    phrase = before(tokens, link, max(low, 1), words)
    if phrase is None or any(one.low in words.days for one in tokens[slice(*phrase)]):
        return None
    verb, first, last = tokens[phrase[0] - 1].low, tokens[phrase[0]].low, tokens[phrase[1] - 1]
    somebody = last.cap or any(last.low in kind for kind in (words.object_pronouns, words.speaker_nouns, words.titles))
    if not somebody or verb.endswith("ing") or first.endswith("ing"):
        return None
    ahead = tokens[cue.end] if cue.end < len(tokens) else None
    clause = ahead is None or ahead.shape is Shape.QUOTE or ahead.low in ("that", ":", ",")
    sure = (
        tokens[link].low == "as" or clause or cue.cue.lemma in words.plain_cues
    )  # not *accused Lee of warning them late*
    return phrase if sure and takes_up(verb, tokens[link].low, lexicon) else None


def takes_up(verb: str, link: str, lexicon: Lexicon) -> bool:
    """Whether a verb takes up somebody's words with *as*, *for* or *of* and a participle: *quoted as*, *accused of*."""
    cues = [form.cue for form in lexicon.cues.get(verb, ())]
    if link == "as":
        return any(one.lemma in lexicon.words.relaying for one in cues)
    accuses = any(one.lemma == "accuse" for one in cues)
    judges = any(one.stance in (Stance.CRITICISM, Stance.PRAISE) for one in cues)
    return accuses if link == "of" else judges and not accuses


def _closes_content(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].shape is Shape.QUOTE or tokens[at - 1].low in _CLOSES_CONTENT


def _whole(tokens: Sequence[Token], cue: FoundCue, subject: Phrase, lexicon: Lexicon) -> Phrase:
    """Behind a quotation everything up to the cue is the speaker, unless a verb or an adverbial stands in between."""
    words = lexicon.words
    start = subject[0]
    while (
        start
        and cue.group - start < _SUBJECT_TOKENS
        and (tokens[start - 1].is_word or tokens[start - 1].low in ("(", ")"))
    ):
        start -= 1
        low = tokens[start].low
        if low in lexicon.cues or low in words.verbs or (low in words.subordinators and low not in words.joining):
            return subject
    first = tokens[start].low
    if not start or tokens[start - 1].shape is not Shape.QUOTE or first in words.prepositions:
        return subject
    return subject if first in words.conjunctions or first in words.adverbs else (start, subject[1])


def _cut(tokens: Sequence[Token], first: Reading, later: Reading, lexicon: Lexicon) -> int | None:
    """Where the first cue's content ends for a later cue, or nothing where that one lies in it or around it."""
    at = later.start - 1
    low = tokens[at].low
    if later.subject is None and later.inverted is None:
        return _cut_before_verb(tokens, first, later, lexicon)
    if later.subject is None:
        return None
    if low in _BREAKS:
        return at
    if low in lexicon.words.clause_joining:
        previous = tokens[at - 1]
        if previous.low in (",", ";"):
            return at - 1
        if previous.shape is Shape.QUOTE or low in lexicon.words.contrasting:
            return at
    return None


def _cut_before_verb(tokens: Sequence[Token], first: Reading, later: Reading, lexicon: Lexicon) -> int | None:
    """`, adding …`, `and said …`: the same speaker goes on in another cue."""
    at = later.start - 1
    low, form = tokens[at].low, later.cue.form
    if form is Form.ING:
        return at if low == "," else None
    alike = form is first.cue.form or form is (Form.BASE if first.cue.form is Form.BASE else Form.PAST)
    if alike and (low == "," or low in lexicon.words.joining):
        return at - (tokens[at - 1].low in (",", "and"))
    return None

"""Cues: the words of a sentence that may mark a saying."""

from collections.abc import Sequence

from msgspec import Struct

from service.extract.inflect import Form
from service.extract.lexicon import Cue, CueForm, Lexicon
from service.extract.tokens import Token
from service.extract.words import Words

#: Tokens of what stands in *has in the past said*, at most.
_PARENTHESIS = 4
_DASHES = frozenset(["—", "–", "--", ","])


class FoundCue(Struct, frozen=True):
    """A cue in a sentence, as token indexes."""

    cue: Cue
    form: Form
    #: Where the verb group begins: *has also* said.
    group: int
    #: Its first word, and the index behind its last.
    at: int
    end: int
    passive: bool
    negated: bool
    #: *to say*, *went on to say*.
    infinitive: bool

    @property
    def is_purpose(self) -> bool:
        """Whether it is an infinitive whose subject stands elsewhere: *to say*, not *went on to say*."""
        return self.infinitive and self.group == self.at - 1


class _Group(Struct):
    """The verb group before a cue, as far as it has been read."""

    start: int
    passive: bool = False
    negated: bool = False
    modal: bool = False
    infinitive: bool = False


def find_cues(tokens: Sequence[Token], lexicon: Lexicon) -> list[FoundCue]:
    """The words that can be cues where they stand, in order; the longest where several could be."""
    found: list[FoundCue] = []
    end = 0
    for index, token in enumerate(tokens):
        if index < end or not token.is_word or token.low not in lexicon.cues:
            continue
        form = next((one for one in lexicon.cues[token.low] if _follows(tokens, index, one)), None)
        cue = _verb(tokens, index, form, lexicon.words) if form else None
        if cue:
            found.append(cue)
            end = cue.end
    return found


def _follows(tokens: Sequence[Token], index: int, form: CueForm) -> bool:
    end = index + 1 + len(form.rest)
    if form.cue.frames == "q" and form.rest and [token.low for token in tokens[end : end + 1]] == ["to"]:
        return False
    return tuple(token.low for token in tokens[index + 1 : end]) == form.rest


def _verb(tokens: Sequence[Token], index: int, form: CueForm, words: Words) -> FoundCue | None:
    """The cue with its verb group, or nothing where the word must be a noun or an adjective."""
    group = _group(tokens, index, form, words)
    if not _is_verb(tokens, index, form, group, words):
        return None
    start = group.start
    while start + 1 < index and tokens[start].low in words.adverbs and tokens[start].low not in words.negations:
        start += 1
    return FoundCue(
        cue=form.cue,
        form=form.form,
        group=start,
        at=index,
        end=index + 1 + len(form.rest),
        passive=group.passive,
        negated=group.negated,
        infinitive=group.infinitive,
    )


def _group(tokens: Sequence[Token], index: int, form: CueForm, words: Words) -> _Group:
    """The auxiliaries and adverbs that lead up to a verb."""
    group = _Group(index)
    at = index - 1
    while at >= 0 and tokens[at].is_word:
        low = tokens[at].low
        if low == "to" and at == index - 1:
            group.infinitive = True
            group.start = at
            chained = _chained(tokens, at, words)
            if chained is None:
                break
            at = chained
        elif low in words.auxiliaries or low in words.negations:
            group.passive |= low in words.be and form.form in (Form.PAST, Form.PARTICIPLE)
            group.modal |= low in words.modals or low.endswith("n't") or low == "cannot"
            group.negated |= low in words.negations or low.endswith("n't")
        elif (perfect := _perfect_before(tokens, at, words)) is not None:
            at = perfect
        elif low not in words.adverbs and not tokens[at].is_ly:
            break
        group.start = at
        at -= 1
    return group


def _chained(tokens: Sequence[Token], to: int, words: Words) -> int | None:
    """Where the verb stands that this *to* goes on from: *declined to*, *went on to*."""
    at = to - 2 if to and tokens[to - 1].low == "on" else to - 1
    return at if at >= 0 and tokens[at].low in words.chain_verbs else None


def _perfect_before(tokens: Sequence[Token], at: int, words: Words) -> int | None:
    """Where *has* stands in *has in the past* said."""
    for place in range(at, max(0, at - _PARENTHESIS), -1):
        if tokens[place].low in words.prepositions:
            return place - 1 if tokens[place - 1].low in words.perfect else None
        if not tokens[place].is_word:
            return None
    return None


def _is_verb(tokens: Sequence[Token], index: int, form: CueForm, group: _Group, words: Words) -> bool:
    """Whether the word is a verb here: many cues are nouns too."""
    previous = tokens[index - 1] if index else None
    if previous and (previous.low in words.articles or (tokens[index].cap and previous.low == "united")):
        return False
    modal = group.modal or group.infinitive
    if previous and previous.low.endswith(("'s", "s'")) and not modal and form.form not in (Form.PAST, Form.PARTICIPLE):
        return False
    subject = tokens[group.start - 1] if group.start else None
    if form.form is Form.BASE and not modal:
        return subject is not None and _is_plural(subject, words)
    if form.form is Form.THIRD:
        sure = group.start < index or form.cue.lemma not in words.noun_cues
        return subject is not None and _may_be_singular(subject, words, sure=sure)
    return form.form is not Form.ING or group.start < index or _may_be_participle(tokens[index], previous, words)


def _may_be_participle(token: Token, previous: Token | None, words: Words) -> bool:
    if previous is None or token.low == "saying":
        return True
    return previous.low in words.before_participle or previous.low in _DASHES


def _is_plural(token: Token, words: Words) -> bool:
    low = token.low
    if not token.is_word or low in words.articles or low in words.prepositions:
        return False
    if low in words.pronouns or low in words.relatives or low in words.many or low.isdigit():
        return True
    return low.endswith("s") and not low.endswith(("'s", "ss", "us"))


def _may_be_singular(token: Token, words: Words, *, sure: bool) -> bool:
    """Whether the word before can be what *says* agrees with; `sure` says that the form is no plural noun."""
    low = token.low
    if not token.is_word or token.cap or low in words.speaker_nouns or (sure and low not in words.prepositions):
        return True
    return low in words.pronouns or low in words.relatives or low in ("and", "but", "that", "one")

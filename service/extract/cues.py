"""Cues: the words of a sentence that may mark a saying."""

from collections.abc import Sequence

from msgspec import Struct

from service.extract.inflect import Form
from service.extract.lexicon import Cue, CueForm, Lexicon
from service.extract.sentences import Token

_BE = frozenset(["is", "was", "are", "were", "be", "been", "being", "am", "get", "got", "'s", "'re"])
_NEGATIONS = frozenset(["not", "never", "n't", "didn't", "don't", "doesn't", "wouldn't", "won't", "cannot", "can't"])
_MODALS = frozenset(["will", "would", "can", "could", "may", "might", "must", "shall", "should", "do", "does", "did", "'ll"])
_PRONOUNS = frozenset(["i", "he", "she", "it", "we", "you", "they", "who"])
_ARTICLES = frozenset(["the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "no"])

#: What may stand before a participle that says something.
_BEFORE_ING = frozenset([",", "by", "in", "while", "after", "before", "when", "and", "as", "without", "of", "—", "–", "--", "then", "or"])


class FoundCue(Struct, frozen=True):
    """A cue in a sentence, as token indexes."""

    cue: Cue
    form: Form
    #: Where the verb group begins: *has also* said.
    group: int
    #: The word itself, and where the cue ends.
    at: int
    end: int
    passive: bool = False
    negated: bool = False
    #: *to say*, *declined to say*.
    infinitive: bool = False


def find_cues(tokens: Sequence[Token], lexicon: Lexicon) -> list[FoundCue]:
    """The words that can be cues where they stand, in order; the longest where several could be."""
    found: list[FoundCue] = []
    end = 0
    for index, token in enumerate(tokens):
        if index < end or not token.is_word:
            continue
        candidates = [form for form in lexicon.cues.get(token.low, ()) if _follows(tokens, index, form)]
        if not candidates:
            continue
        cue = _verb(tokens, index, _widest(candidates), lexicon)
        if cue:
            found.append(cue)
            end = cue.end
    return found


def _follows(tokens: Sequence[Token], index: int, form: CueForm) -> bool:
    ahead = tokens[index + 1 : index + 1 + len(form.rest)]
    return tuple(token.low for token in ahead) == form.rest


def _widest(candidates: Sequence[CueForm]) -> CueForm:
    return max(candidates, key=lambda one: len(one.rest))


def _verb(tokens: Sequence[Token], index: int, form: CueForm, lexicon: Lexicon) -> FoundCue | None:
    """The cue with its verb group, or nothing where the word must be a noun or adjective."""
    group, passive, negated, modal, infinitive = index, False, False, False, False
    at = index - 1
    first_be = True
    while at >= 0 and tokens[at].is_word:
        low = tokens[at].low
        if low == "to" and at == index - 1:
            infinitive = True
            if at and (tokens[at - 1].low in lexicon.chain_verbs):
                group = at - 1
                at -= 2
                continue
            group = at
            break
        if low in lexicon.auxiliaries or low in _MODALS:
            passive |= low in _BE and form.form in (Form.PAST, Form.PARTICIPLE) and first_be
            modal |= low in _MODALS or low.endswith("n't") or low == "cannot"
            negated |= low in _NEGATIONS or "n't" in low or "n’t" in low
        elif low in _NEGATIONS:
            negated = True
        elif (perfect := _perfect_before(tokens, at, lexicon)) is not None:
            group, at = perfect, perfect - 1
            continue
        elif not (low in lexicon.adverbs or (low.endswith("ly") and not tokens[at].cap and len(low) > 4)):
            break
        group = at
        at -= 1
    while group < index and tokens[group].low in lexicon.adverbs and tokens[group].low not in _NEGATIONS and group + 1 < index:
        group += 1
    before = tokens[at] if at >= 0 else None
    if not _is_verb(tokens, index, form, before, modal or infinitive, group, lexicon):
        return None
    return FoundCue(form.cue, form.form, group, index, index + 1 + len(form.rest), passive, negated, infinitive)


def _perfect_before(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int | None:
    """Where *has* stands in *has in the past* said."""
    for place in range(at, max(0, at - 4), -1):
        if tokens[place].low in lexicon.prepositions:
            return place - 1 if tokens[place - 1].low in ("has", "have", "had") else None
        if not tokens[place].is_word:
            return None
    return None


def _is_verb(
    tokens: Sequence[Token], index: int, form: CueForm, before: Token | None, modal: bool, group: int, lexicon: Lexicon
) -> bool:
    previous = tokens[index - 1] if index else None
    if tokens[index].cap and previous and previous.cap and previous.low == "united":
        return False
    if previous and previous.is_word and (previous.low in _ARTICLES and previous.low != "that"):
        return False
    if previous and (previous.low.endswith(("'s", "s'")) and not modal and form.form in (Form.BASE, Form.THIRD, Form.ING)):
        return False
    if form.form is Form.BASE and not modal:
        if before is None or not before.is_word:
            return False
        return before.low in _PRONOUNS or before.low in ("police", "percent", "many", "some", "others") or before.low.isdigit() or (before.low.endswith("s") and before.low not in _ARTICLES and before.low not in lexicon.prepositions and not before.low.endswith(("'s", "ss", "us")))
    if form.form is Form.THIRD:
        if before is None:
            return False
        return not before.is_word or before.cap or before.low in _PRONOUNS or before.low in lexicon.speaker_nouns or before.low in ("and", "but", "that", "one") or group < index
    if form.form is Form.ING:
        return group < index or previous is None or previous.low in _BEFORE_ING or tokens[index].low == "saying"
    return True

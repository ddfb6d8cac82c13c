"""Polarity: whether a text says that the act of a cue did *not* happen.

*Never claimed*, *declined to say*, *has yet to explain*, *no one has disputed*: what stands behind such a cue is told by
the report and was not said by anybody. The words that lead up to the verb are read to the left; two noes make a yes
(*has never refused to say*). Where the cue did happen for all its *not*, it counts as said: *not only said*, *did not say
until Monday*, *should not have said*.
"""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from service.extract.inflect import Form
from service.extract.lexicon import Lexicon, entry_of
from service.extract.tokens import Token, tokens_of
from service.extract.words import Words
from service.model.attribution import Attribution, Stance
from service.model.span import Span

#: Characters beside a cue in which the words stand that may deny it.
_REACH = 120
_WORD = re.compile(r"[\w’'-]+")
#: Two words that may stand within a verb group.
_ASIDES = (("in", "fact"), ("of", "course"))
#: What stands before a participle in place of it, and how many words that takes: *stopped | short of* saying.
_INSTEAD = {("short", "of"): 3, ("instead", "of"): 2, ("rather", "than"): 2}
#: Tokens of *No Labels*: a name that begins as nobody does.
_NAME_TOKENS = 2


class Act(Struct, frozen=True):
    """The verb or noun of a cue, and what stands around it."""

    verb: Span
    #: Where the content begins.
    content: int
    speaker: Span | None = None
    noun: bool = False
    #: Whether the form is past: behind a *did not* it is another clause's.
    past: bool = False


def with_polarity(text: str, one: Attribution, lexicon: Lexicon) -> Attribution:
    """The attribution with the stance that its cue has where it stands: *claimed*, or *never claimed*."""
    if one.cue is None or one.lemma == lexicon.according_to.lemma:
        return one
    own = [Span(*match.span()) for match in _WORD.finditer(text, one.cue.start, one.cue.end)]
    if not own:
        return one
    entry, verb = entry_of(text, one.cue, lexicon)
    noun = entry is not None and lexicon.cue_nouns.get(entry.lemma) == entry
    if entry is None or noun:
        verb = own[-1]
    forms = lexicon.cues.get(verb.of(text).split()[0].lower(), ())
    past = bool(forms) and all(form.form in (Form.PAST, Form.PARTICIPLE) for form in forms)
    noun = noun or (entry is not None and entry.lemma in lexicon.words.noun_cues)
    act = Act(verb, one.content[0].start, one.speaker, noun=noun, past=past)
    if is_negated(text, act, lexicon.words) == _is_withheld(text, own, one.content[0], lexicon):
        return one
    return replace(one, stance=Stance.NEUTRAL if one.stance is Stance.NEGATED else Stance.NEGATED)


def is_negated(text: str, act: Act, words: Words) -> bool:
    """Whether an act did not happen."""
    before = _tokens(text, act.verb.start - _REACH, act.verb.start, words)
    behind = [one.low for one in _tokens(text, act.verb.end, act.verb.end + _REACH, words)]
    subject = act.speaker if act.speaker and act.speaker.end <= act.verb.start else None
    ahead = [] if subject is None else [one for one in before if one.end <= subject.start]
    group = _Group([one for one in before if subject is None or one.start >= subject.end], act, words)
    held_back = _tokens(text, act.verb.end, act.content, words) if act.content > act.verb.end else []
    if _happened(behind, words) or any(one.low in words.undoing for one in held_back):
        return False
    if group.is_reproach() or group.is_unreal(ahead):
        return False
    turned = group.turned() ^ _says_nothing(behind, words)
    if act.speaker:
        turned ^= _is_nobody(text, act.speaker, words)
    return turned ^ _is_inverted(ahead, words)


def _is_withheld(text: str, cue: Sequence[Span], content: Span, lexicon: Lexicon) -> bool:
    """Whether what somebody declined, refused or omitted is to say something: *declined | to state why*."""
    first, second = [*content.of(text).lower().split()[:2], "", ""][:2]
    withheld = any(word.of(text).lower() in lexicon.words.withholding for word in cue)
    return withheld and first == "to" and second in lexicon.cues


class _Group:
    """The words between a subject and its verb, or before a verb, as far as they may lead up to it."""

    def __init__(self, tokens: Sequence[Token], act: Act, words: Words) -> None:
        self._tokens = tokens
        self._lows = [one.low for one in tokens]
        self._act = act
        self._words = words

    def is_reproach(self) -> bool:
        """*Should not have said*: it was said."""
        return "have" in self._lows and not {"should", "shouldn't", "ought"}.isdisjoint(self._lows)

    def is_unreal(self, ahead: Sequence[Token]) -> bool:
        """*Did* he not say so? *Had* he not said so; *if* he had not said so; but *why has* he not said so."""
        lows = [one.low for one in ahead[-2:]]
        if self._lows[:1] in (["not"], ["never"]):
            return bool(lows) and lows[-1] in self._words.auxiliaries and lows[0] != "why"
        begins = not any(one.is_word for one in ahead[-2:-1])
        return lows[-1:] == ["if"] and begins and self._lows[:1] in (["had"], ["hadn't"])

    def turned(self) -> bool:
        """Whether these words deny the verb."""
        turned, at = False, len(self._lows) - 1
        while at >= 0:
            step = self._step(at)
            if step is None:
                break
            turns, width = step
            turned ^= turns
            if width == 0:
                break
            at -= width
        return turned

    def _step(self, at: int) -> tuple[bool, int] | None:
        """Whether the word here turns the sense, and how many words were read, 0 for the last; or nothing."""
        if self._lows[at] == ",":
            return self._aside(at)
        if not self._tokens[at].is_word:
            return None
        last = at == len(self._lows) - 1
        return (self._right_before(at) if last else None) or self._word(at, "" if last else self._lows[at + 1])

    def _right_before(self, at: int) -> tuple[bool, int] | None:
        """What denies a verb or noun from the place right before it."""
        left, low = self._lows[at - 1] if at else "", self._lows[at]
        if low == "nor" or (low == "no" and self._act.noun):
            return (True, 0)
        if low == "or" and not self._act.past:
            return (False, 2)  # *would not confirm or deny*
        if low.startswith("avoid"):
            return (True, 1)
        if low == "from" and left.startswith("refrain"):
            return (True, 2)
        return (True, _INSTEAD[left, low]) if (left, low) in _INSTEAD else None

    def _word(self, at: int, after: str) -> tuple[bool, int] | None:
        low, words = self._lows[at], self._words
        if (low == "much" and not after) or (after == "to" and low in words.perfect):
            return None  # *did not so much say as shout*, *did not have to say*
        if (self._lows[at - 1] if at else "", low) in _ASIDES:
            return (False, 2)
        if low in words.negations or low.endswith("n't") or low == "neither":
            return (self._denies(at), 1)
        if low == "without":
            return (not self._is_under_no(at), 0)
        if low in words.withholding or low in ("yet", "nothing", "no"):
            return (self._behind_adverbs(at) == ("longer" if low == "no" else "to"), 1)
        passes = low in words.auxiliaries or low in words.adverbs or low in words.chain_verbs or low in words.leading
        return (False, 1) if passes or self._tokens[at].is_ly else None

    def _behind_adverbs(self, at: int) -> str:
        later = zip(self._tokens[at + 1 :], self._lows[at + 1 :], strict=True)
        return next((low for one, low in later if low not in self._words.adverbs and not one.is_ly), "")

    def _aside(self, at: int) -> tuple[bool, int] | None:
        """*Did not, however, say*, *did not, in fact, say*."""
        within = tuple(self._lows[max(0, at - 2) : at])
        if len(within) == len(_ASIDES[0]) and within[0] == "," and within[1] in self._words.parenthetical:
            return (False, 3)
        return (False, 4) if within in _ASIDES and at > len(within) and self._lows[at - 3] == "," else None

    def _denies(self, at: int) -> bool:
        """Whether a *not* is of the verb: *not only*, *more often than not*, *not surprisingly* are of something else."""
        words, last = self._words, len(self._lows) - 1
        low, left = self._lows[at], self._lows[at - 1] if at else ""
        after, second = [*self._lows[at + 1 : at + 3], "", ""][:2]
        if after in words.limiting or left in ("than", "as"):
            return False
        if low == "not" and at < last and self._tokens[at + 1].is_ly and second != "to":
            return left in words.auxiliaries
        did = low.endswith("n't") or low == "cannot" or left in words.modals
        return not (at == last and did and self._act.past and "ha" not in (low[:2], left[:2]))

    def _is_under_no(self, at: int) -> bool:
        """*It goes without saying*, *did not leave without saying*."""
        for low in reversed(self._lows[:at]):
            if low in (",", "and", "but"):
                return False
            if low in ("goes", "hardly", "rarely", "seldom") or low in self._words.negations or low.endswith("n't"):
                return True
        return False


def _happened(behind: Sequence[str], words: Words) -> bool:
    """*Did not say until Monday*, *would not say more than that*: something was said."""
    first, second = [*behind[:2], "", ""][:2]
    if first in words.undoing or (first == "more" and (second == "than" or second.endswith("ly"))):
        return True
    return first in ("anything", "much", "nothing") and second in ("other", "except", "but", "more")


def _says_nothing(behind: Sequence[str], words: Words) -> bool:
    """*Said nothing about it*; what nothing does may be what was said."""
    return list(behind[:1]) == ["nothing"] and [*behind[1:2], ""][0] in words.topical


def _is_nobody(text: str, speaker: Span, words: Words) -> bool:
    """*No one*, *none of the officials*, *no official*; not *No 10*, *No Labels* or *no fewer than five officials*."""
    tokens = _tokens(text, speaker.start, speaker.end, words)
    lows = [one.low for one in tokens]
    if not lows or lows[-1] in words.relatives or lows[-1] == "that":
        return False
    if lows[-1] == "neither":
        return True
    lead = text[max(0, speaker.start - _REACH) : speaker.start].lower().split(" ")
    if lead[-1] == "" and (lead[-2:-1] in (["no"], ["nor"]) or lead[-3:-1] == ["not", "even"]):
        return True
    return _begins_with_nobody(tokens, [*lows, ""], words)


def _begins_with_nobody(tokens: Sequence[Token], lows: Sequence[str], words: Words) -> bool:
    first, second = lows[:2]
    if first == "not":
        return second in ("one", "a", "even") and lows[2] not in ("few", "to")
    if first not in words.nobodies or second in words.limiting or second in words.idiomatic:
        return False
    if first == "none":
        return second != "other"
    if first != "no" or not second:
        return True
    is_name = tokens[0].cap and tokens[1].cap and len(tokens) == _NAME_TOKENS and second.endswith("s")
    return tokens[1].is_word and not second[0].isdigit() and not is_name


def _is_inverted(ahead: Sequence[Token], words: Words) -> bool:
    """*Nor did* Lee say, *never has* Lee said, *at no point did* Lee say."""
    lows = [one.low for one in ahead[-3:]]
    if len(lows) < len(("nor", "did")) or lows[-1] not in words.auxiliaries:
        return False
    if lows[-2] == "nor" or lows[-2] in words.negations:
        return True
    return lows[:2] == ["not", "once"] or (lows[0] == "no" and lows[1] in ("point", "time", "stage"))


def _tokens(text: str, start: int, end: int, words: Words) -> list[Token]:
    start, end = max(0, start), min(len(text), end)
    return tokens_of(text, Span(start, end), (), words) if start < end else []

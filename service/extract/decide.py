"""Deciding: where the tagger and the rules differ, whose word counts.

The tagger knows meaning and has heard the rules' opinion: what it finds stands, with its speaker and its ends;
what the rules alone find is hardly ever right (8 of 46 on the development articles). The rules keep what signs
alone tell: what stands behind a label, a quotation with its cue and speaker beside it (met twice: whole in the seed
corpus, a part of its statement in the development articles), what is reported inside a quotation, and the words
around a statement that the tagger was not taught (addressee, occasion, the cue's dictionary form). And where both
see one cue and the tagger's content holds all of the rules' and more, the rules' is taken: it was right five times
as often; so is their speaker where it alone stands in the cue's sentence (3 of 3 there; of the others the tagger's,
11 of 12).
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from service.extract.calibration import Calibration, signs
from service.extract.content_last import is_title
from service.extract.kinds import Quoted
from service.extract.lexicon import Cue, Lexicon, entry_of
from service.extract.nesting import Found, nest
from service.extract.occasions import addressee, occasion
from service.extract.places import Places
from service.extract.polarity import with_polarity
from service.extract.readings import takes_up
from service.extract.rules import Ruled
from service.extract.statement import Construction, Statement
from service.extract.tagged import TaggedStatement
from service.extract.typography import Typography
from service.model.attribution import Attribution, Kind
from service.model.span import Span

_WORD = re.compile(r"[\w’'-]+")
#: Words from a speaker to the participle of what he was quoted as saying, at most: *was quoted by | the Gazette | as*.
_PASSIVE = 8
#: Characters before a speaker in which the verb stands that takes his words up.
_VERB = 30


class Weighed(Struct, frozen=True):
    """A statement of the tagger's, its confidence still to be told from what speaks for it."""

    attribution: Attribution
    signs: tuple[float, ...]


def decide(
    page: Typography, ruled: Ruled, tagged: Sequence[TaggedStatement], lexicon: Lexicon, calibration: Calibration
) -> list[Attribution]:
    """The attributions of a text, in order of appearance."""
    sure = [one for one in ruled.attributions if one.within is None and one.content in ruled.labelled]
    labelled = Places((span, 0) for one in sure for span in one.content)
    kept = list(sure)
    for one in weigh(page, ruled, tagged, lexicon):
        confidence = calibration.probability(one.signs)
        if confidence >= calibration.least and not _meets(one.attribution.content, labelled):
            kept.append(replace(one.attribution, confidence=confidence))
    heard = Places((span, 0) for one in kept for span in one.content)
    kept += [one for one in ruled.attributions if _signed(one) and not _meets(one.content, heard)]
    outer = Places((span, 0) for one in kept for span in one.content)
    nested = [replace(one, within=None) for one in ruled.attributions if one.within is not None]
    inner = [one for one in nested if _meets(one.content, outer)]
    found = nest([*(Found(one, clear=False) for one in kept), *(Found(one, clear=True) for one in inner)])
    return [with_polarity(page.text, one, lexicon) for one in found]


def weigh(page: Typography, ruled: Ruled, tagged: Sequence[TaggedStatement], lexicon: Lexicon) -> list[Weighed]:
    """The tagger's statements beside the rules', each with what speaks for it."""
    kinds, rules = Quoted(page.text, page.quotations), _Rules(page.text, ruled, lexicon)
    found = []
    for one in rules.at_first_hand(tagged):
        cued, alike = rules.cued(one), rules.alike(one)
        entry, cue = (None, None) if one.cue is None else entry_of(page.text, one.cue, lexicon)
        if entry and entry.lemma in lexicon.words.titling_cues and is_title(page.text, one.content[0]):
            continue
        to = alike.addressee if alike else None
        content = _without(page.text, one.content, to)
        if cued:
            cue = cued.cue
            content = _settled(page.text, content, cued.content, nested=rules.holds_another(cued, content))
        speaker = rules.nearer(one, cued) if cued else one.speaker
        if cued and speaker and any(piece.contains(speaker) for piece in content):
            speaker = cued.speaker  # *“…,” {Lee} told him, | Roy | said*
        if content == (speaker,):
            continue
        attribution = Attribution(
            content=content,
            kind=kinds.kind(content),
            confidence=0,
            cue=cue,
            lemma=entry.lemma if entry else None,
            stance=entry.stance if entry else None,
            speaker=speaker,
        )
        attribution = rules.told(replace(attribution, addressee=to), entry)
        if attribution.kind is Kind.INDIRECT and cue is None and attribution.speaker is None:
            continue  # nothing in the text says that anybody said so
        found.append(Weighed(attribution, signs(one, attribution.kind, alike)))
    return found


class _Rules:
    """What the rules found, by place."""

    def __init__(self, text: str, ruled: Ruled, lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon
        self._all = ruled.attributions
        self._outer = [one for one in ruled.attributions if one.within is None]
        self._cues = Places((one.cue, number) for number, one in enumerate(self._outer) if one.cue)
        self._contents = Places((span, number) for number, one in enumerate(self._outer) for span in one.content)
        self._passed_on = Places(
            (one.cue, number) for number, one in enumerate(ruled.attributions) if one.within is not None and one.cue
        )
        self._sentences = ruled.sentences
        self._starts = [sentence.tokens[0].start for sentence in ruled.sentences]

    def at_first_hand(self, tagged: Sequence[TaggedStatement]) -> list[TaggedStatement]:
        """The statements, with who speaks and the verb of that where the tagger's cue tells only who passes it on.

        In *“…,” X said, according to Y*, in *X said that …, Y reported* and in *“…,” Y quoted X as saying* it is X who
        speaks; a verb that has a statement of its own keeps that one.
        """
        heard = [self.cued(one) for one in tagged]
        found = []
        for one, cued in zip(tagged, heard, strict=True):
            first = None if cued else self._passed_on_by(one)
            found.append(one if first is None or first in heard else _of_first_hand(one, first))
        return found

    def _passed_on_by(self, one: TaggedStatement) -> Attribution | None:
        """The rules' statement, with verb and speaker, in the sentence of a cue that only passes it on."""
        entry = None if one.cue is None else entry_of(self._text, one.cue, self._lexicon)[0]
        if entry is None or not (entry is self._lexicon.according_to or entry.lemma in self._lexicon.words.relaying):
            return None
        first = self.alike(one)
        if first is None or first.lemma is None or first.cue is None or first.speaker is None or one.cue is None:
            return None
        if self._sentence(first.cue) != self._sentence(one.cue):
            return None
        if _signed(first):
            told = max(first.cue.end, first.speaker.end, first.content[-1].end) <= one.cue.start
            quoted = not self._text[one.cue.end : first.speaker.start].strip() and one.cue.end < first.speaker.start
            return first if told or quoted else None
        begun = entry is not self._lexicon.according_to and self._is_begun(
            one, first.cue, first.speaker, first.content[0]
        )
        return first if begun else None

    def _is_begun(self, one: TaggedStatement, cue: Span, speaker: Span, content: Span) -> bool:
        """Whether the sentence begins with who says it, as the rules have it: not *After Lee said so, he left, Y reported*."""
        place = self._sentence(cue)
        if place is None or self._sentences[place].tokens[0].start != speaker.start or one.cue is None:
            return False
        return max(cue.end, speaker.end) <= one.content[0].start == content.start and (
            one.content[-1].end <= one.cue.start
        )

    def holds_another(self, one: Attribution, content: Sequence[Span]) -> bool:
        """Whether a statement of the rules passes on another's words, whose verb stands before the content or behind it.

        Behind it, only where the content is of these words: *“…,” Lee said*, not *it fails, Lee noted, and Fox said so*.
        """
        return any(
            place.start < content[0].start
            or (
                place.start >= content[-1].end
                and _meets(self._all[number].content, Places((one, 0) for one in content))
            )
            for piece in one.content
            for place, number in self._passed_on.meeting(piece)
        )

    def cued(self, one: TaggedStatement) -> Attribution | None:
        """The rules' statement with the same cue."""
        met = self._cues.meeting(one.cue) if one.cue else iter(())
        return next((self._outer[number] for _, number in met), None)

    def nearer(self, one: TaggedStatement, cued: Attribution) -> Span | None:
        """The tagger's speaker, or the rules' where that one alone stands in the sentence of the cue.

        And where somebody's words are taken up: *Roy attacked Lee for saying*, *Lee was quoted as saying*.
        """
        if cued.cue and cued.speaker and self._takes_up(cued.speaker, cued.cue):
            return cued.speaker
        spans = (one.cue, one.speaker, cued.speaker)
        cue, tagged, ruled = (None if span is None else self._sentence(span) for span in spans)
        return cued.speaker if tagged != cue == ruled and cue is not None and one.speaker else one.speaker

    def _takes_up(self, speaker: Span, cue: Span) -> bool:
        """Whether a verb before the speaker, or a passive one behind, takes up what he says with the participle here."""
        lows = [match[0].lower() for match in _WORD.finditer(self._text, speaker.end, cue.start)]
        if not lows or len(lows) > _PASSIVE or speaker.of(self._text).lower() in ("it", "there"):
            return False
        if len(lows) == 1:
            ahead = self._text[max(0, speaker.start - _VERB) : speaker.start].split()
            return bool(ahead) and takes_up(ahead[-1].lower(), lows[0], self._lexicon)
        verbs = (low for low in lows[1:-1] if low not in self._lexicon.words.adverbs)
        return lows[0] in self._lexicon.words.be and takes_up(next(verbs, ""), lows[-1], self._lexicon)

    def _sentence(self, span: Span) -> int | None:
        """The sentence that a span begins in; a label is in none."""
        place = bisect_right(self._starts, span.start) - 1
        return place if place >= 0 and span.start < self._sentences[place].tokens[-1].end else None

    def alike(self, one: TaggedStatement) -> Attribution | None:
        """The rules' statement with the same cue, else the one that shares most of the content."""
        cued = self.cued(one)
        if cued:
            return cued
        shares: dict[int, int] = {}
        for piece in one.content:
            for span, number in self._contents.meeting(piece):
                common = min(span.end, piece.end) - max(span.start, piece.start)
                shares[number] = shares.get(number, 0) + common
        return self._outer[max(shares, key=lambda number: shares[number])] if shares else None

    def told(self, one: Attribution, entry: Cue | None) -> Attribution:
        """The statement with whom it was said to and on what occasion, as the sentence of its cue tells."""
        place = self._sentence(one.cue) if one.cue else None
        if place is None:
            return one
        tokens = self._sentences[place].tokens
        statement = Statement(one.content, Construction.TAGGED, one.cue, entry, one.speaker, one.addressee)
        return replace(
            one,
            addressee=addressee(tokens, statement, self._lexicon),
            occasion=occasion(tokens, statement, self._lexicon),
        )


def _settled(text: str, tagged: tuple[Span, ...], ruled: tuple[Span, ...], *, nested: bool) -> tuple[Span, ...]:
    """The content of a cue that both see: the tagger's, but for what signs decide and where it holds too much.

    `nested` says that the rules' has whose words are passed on: *Austin told Bajwa that …*, *“…,” Lee said*.
    """
    left, right = _words(text, tagged), _words(text, ruled)
    if right < left or (left < right and nested) or (left < right <= left | _sure(text, tagged, ruled)):
        return ruled
    return tagged


def _sure(text: str, tagged: tuple[Span, ...], ruled: tuple[Span, ...]) -> set[Span]:
    """The rules' words that are content beyond doubt: quotations that run on, a *that* known for a pronoun."""
    found = {word for word in _words(text, ruled[:1]) if word.end < tagged[0].start and word.of(text).lower() == "that"}
    last = tagged[-1].end
    for piece in ruled:
        if piece.start >= last and not any(character.isalnum() for character in text[last : piece.start]):
            found |= _words(text, [piece])
            last = piece.end
    return found


def _words(text: str, spans: Sequence[Span]) -> set[Span]:
    return {Span(*match.span()) for span in spans for match in _WORD.finditer(text, span.start, span.end)}


def _of_first_hand(one: TaggedStatement, first: Attribution) -> TaggedStatement:
    """The statement as the rules have it; what stands in no quotation marks ends where the tagger says."""
    content = first.content if _signed(first) else one.content
    return replace(one, content=content, cue=first.cue, speaker=first.speaker)


def _without(text: str, content: tuple[Span, ...], addressee: Span | None) -> tuple[Span, ...]:
    """A content that does not begin with the one spoken to: *told him it works*."""
    first = content[0]
    if addressee is None or first.start != addressee.start:
        return content
    word = _WORD.search(text, addressee.end, first.end)
    return (Span(word.start(), first.end), *content[1:]) if word else content


def _signed(one: Attribution) -> bool:
    """Whether all of a statement of the rules is in quotation marks, and its cue and speaker are there."""
    return one.within is None and one.kind is Kind.DIRECT and one.cue is not None and one.speaker is not None


def _meets(content: Sequence[Span], places: Places) -> bool:
    return any(True for span in content for _ in places.meeting(span))

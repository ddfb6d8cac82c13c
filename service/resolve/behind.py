"""Times that stand behind what is said: *“…” in an interview on Monday*, *endorsed Ann Lee on Thursday*."""

from service.model.attribution import Attribution, Stance
from service.model.span import Span
from service.resolve.circumstances import INTO, are_circumstances
from service.resolve.days import When
from service.resolve.reading import Reading
from service.resolve.tables import load_tables

#: Words between the content and a time that closes the sentence: more make another clause.
NEAR = 16
#: Characters between the two.
FAR = 200
#: Words from *in* to the occasion: *in a short written statement on Monday*.
LEAD = 4
#: Words for whom it is said of: *U.S. Republican presidential candidate Ann Lee*.
SOMEBODY = 8

#: Marks beside which the words for a time may stand alone.
_MARKS = " \u00a0,.—–-()\"“”'‘’:;…"
_QUOTES = "\"”’'"
#: What is said of another's words, or is not said of them: those may have been said there.
OF_WORDS = {Stance.CRITICISM, Stance.DENIAL, Stance.NEGATED, Stance.PRAISE}


class Behind:
    """Tells whether words for a time behind a content tell when it was said."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.lists = load_tables().words

    def tells(self, found: Attribution, cue: Span, when: When) -> bool:
        """Whether nothing but circumstances of the saying stands between the content and the time."""
        end = max(piece.end for piece in found.content)
        gap = self.reading.text[end : when.start]
        if not gap or len(gap) > FAR:
            return False
        if not gap.strip() and cue.end <= found.content[0].start:
            return self._is_of_somebody(found, when)
        between = self.reading.within(Span(end, when.start))
        return self._closes(gap, between, when) or self._is_at_occasion(found, gap, between)

    def _closes(self, gap: str, between: range, when: When) -> bool:
        """Whether the words close the sentence, alone or with an occasion: *in the interview*."""
        if self.reading.text[when.end : when.end + 1] not in {".", ":", ""}:
            return False
        if len(gap) <= NEAR and any(mark in gap for mark in _QUOTES) and not gap.strip(_MARKS):
            return True
        occasions = any(self.reading.words[index].low in self.lists["occasion"] for index in between)
        return occasions and len(between) <= NEAR and are_circumstances(self.reading, between)

    def _is_at_occasion(self, found: Attribution, gap: str, between: range) -> bool:
        """*praised them in a statement on Monday, noting …*: what is criticised may itself have been said there."""
        if not between or len(between) > LEAD + 1 or gap.strip()[:1] in {",", "(", ";"}:
            return False
        into, article, noun = (self.reading.words[at].low for at in (between[0], between[0] + 1, between[-1]))
        sure = noun in self.lists["statement"] or (
            noun in self.lists["occasion"] and (found.stance not in OF_WORDS or self._is_about_somebody(found))
        )
        return sure and into in INTO and (article in self.lists["indefinite"] or article in self.lists["owner"])

    def _is_of_somebody(self, found: Attribution, when: When) -> bool:
        """*endorsed Ann Lee on Thursday*: nobody happens, where *the attack on Thursday* did."""
        at = self.reading.at(when.end)
        after = self.reading.words[at].low if at < len(self.reading.words) else ""
        parted = self.reading.text[when.end : when.end + 1] in {",", ".", ""}
        return (parted or after in self.lists["aim"] or after in self.lists["meanwhile"]) and self._is_about_somebody(
            found
        )

    def _is_about_somebody(self, found: Attribution) -> bool:
        """Whether the content names a person or body, and nothing else."""
        words = self.reading.words[self.reading.at(found.content[0].start) : self.reading.at(found.content[-1].end)]
        kinds = ("role", "office", "body", "definite", "modifier", "object", "personal")
        return (
            0 < len(words) <= SOMEBODY
            and all(word.cap or any(word.low in self.lists[kind] for kind in kinds) for word in words)
            and words[0].gap.strip() != ":"
        )

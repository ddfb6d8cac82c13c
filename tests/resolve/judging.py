"""How a reading is held against the answers: which finding is which statement, who is right, and when."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from service.intake.reading import Reading
from service.model.attribution import Attribution
from service.model.quote import SaidOn
from service.model.span import Span
from tests.naming import is_same, is_surname
from tests.resolve.answers import NOBODY, Expected, Report, Time

#: Characters that two contents share, of all that they have, to be one statement.
ALIGNED = 0.5


class Outcome(StrEnum):
    """What became of a speaker, or of a date."""

    RIGHT = "right"
    WRONG = "wrong"
    #: Not told, though the text tells it.
    LEFT = "left unknown"
    #: Not told, as it should be.
    NONE = "none"
    #: Told, though the text does not tell it.
    INVENTED = "invented"


class Verdict(Struct, frozen=True):
    """One answer, and what was found for it."""

    report: str
    expected: Expected
    name: str
    said: SaidOn
    who: Outcome
    when: Outcome
    #: Whether the words taken for the speaker touch the right ones.
    heard: bool

    def __str__(self) -> str:
        """The case as a list of mistakes shows it."""
        spans = " ".join(f"{span.start}-{span.end}" for span in self.expected.content)
        who = f"{'|'.join(self.expected.who)} -> {self.name}" + ("" if self.heard else " (words of another speaker)")
        told = self.expected.said
        want = f"{told.first}/{told.last}{'?' * told.inferred}" if told else "unknown"
        got = f"{self.said.from_}/{self.said.to}" if self.said.from_ else "unknown"
        return f"{self.report} {spans}: {who}; {want} -> {got}"


def judge(report: Report, reading: Reading) -> Iterator[Verdict]:
    """Every answer whose statement was found."""
    for number, index in align(report.expected, reading.attributions):
        expected, heard = report.expected[number], reading.attributions[index].speaker
        speaker, said = reading.cast.speakers[index], reading.said[index]
        name = None if speaker.figure is None else reading.cast.figures[speaker.figure].name
        yield Verdict(
            report=report.name,
            expected=expected,
            name=name or ("anonymous" if speaker.anonymous else "unresolved"),
            said=said,
            who=judge_who(expected.who, name),
            when=judge_when(expected.said, said),
            heard=heard.overlaps(expected.speaker) if heard and expected.speaker else heard is expected.speaker,
        )


def align(expected: Sequence[Expected], found: Sequence[Attribution]) -> list[tuple[int, int]]:
    """Pairs of an answer and a finding by index: those that share most first, none used twice."""
    contents = [_characters(one.content) for one in found]
    pairs = []
    for number, want in enumerate(expected):
        wanted = _characters(want.content)
        for index, content in enumerate(contents):
            share = len(wanted & content) / len(wanted | content)
            if share >= ALIGNED:
                pairs.append((-share, (found[index].within is not None) is not want.nested, number, index))
    taken: dict[int, int] = {}
    for _, _, number, index in sorted(pairs):
        if number not in taken and index not in taken.values():
            taken[number] = index
    return sorted(taken.items())


def _characters(spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(at for span in spans for at in range(span.start, span.end))


def judge_who(wanted: Sequence[str], name: str | None) -> Outcome:
    """Whether a name, or none, is one of the answers. A bare surname names nobody yet."""
    if name is not None and any(is_same(one, name) for one in wanted):
        return Outcome.RIGHT
    unnamed = name is None or any(is_surname(name, one) for one in wanted)
    if NOBODY & set(wanted):
        return Outcome.NONE if unnamed else Outcome.INVENTED
    return Outcome.LEFT if unnamed else Outcome.WRONG


def judge_when(wanted: Time | None, said: SaidOn) -> Outcome:
    """Whether a date, or none, is the answer: the very day, or the same week, month or year."""
    if said.from_ is None or said.to is None:
        return Outcome.LEFT if wanted and not wanted.inferred else Outcome.NONE
    if wanted is None:
        return Outcome.INVENTED
    meets = said.from_ <= wanted.last and wanted.first <= said.to
    return Outcome.RIGHT if meets and said.precision is wanted.precision else Outcome.WRONG

"""What is told: stories, each with its statements, the same in every paper that prints it."""

from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from random import Random

from msgspec import Struct

from bench import invent
from service.model.attribution import Stance
from service.model.quote import Precision

#: Statements of a story.
STATEMENTS = 10
#: Of so many articles, the last prints the story of the one before.
REPRINTED = 10
#: Statements for each person on record: those of the smallest corpus still speak often enough to fill pages.
PER_PERSON = 50
#: The share of all statements that are one person's.
LOUDEST = 1 / 3
FIRST_DAY, DAYS = date(2015, 1, 1), 3650
#: Shares of the statements that speak of somebody, are direct, give the speaker's role or the occasion, say the day.
ABOUT, DIRECT, ROLE, OCCASION, DATED = 0.2, 0.7, 0.1, 0.1, 0.5
#: The share of those that say no day which say the week, the month or the year.
LONG, SPANS = 0.1, (Precision.WEEK, Precision.MONTH, Precision.YEAR)
#: Words of a statement, at least and at most.
SHORTEST, LONGEST = 8, 30
#: A word that stands in one statement of ten.
COMMON, ONE_IN = "gloman", 10
#: How things are said: the cue, its first form, its stance.
CUES = (
    ("said", "say", Stance.NEUTRAL),
    ("said", "say", Stance.NEUTRAL),
    ("told", "tell", Stance.NEUTRAL),
    ("claimed", "claim", Stance.CLAIM),
    ("warned", "warn", Stance.WARNING),
    ("promised", "promise", Stance.PROMISE),
)


class Said(Struct, frozen=True, kw_only=True):
    """One statement: by whom, of whom, in which words."""

    speaker: int
    #: Whom it speaks of, in the middle of its words.
    about: int | None
    words: list[str]
    direct: bool
    cue: tuple[str, str, Stance]
    role: str | None
    occasion: str | None
    #: Days before the report, where it says so; or of the week, month or year up to it.
    ago: int | None
    over: Precision | None
    confidence: float


class Story(Struct, frozen=True, kw_only=True):
    """What one report tells."""

    title: str
    day: date
    minute: int
    statements: list[Said]


class Corpus(Struct, frozen=True):
    """How large a corpus is; the rest follows from that."""

    quotes: int

    @property
    def articles(self) -> int:
        """Reports in it."""
        return self.quotes // STATEMENTS

    @property
    def persons(self) -> int:
        """Those who speak, each at least once."""
        return max(STATEMENTS, self.quotes // PER_PERSON)

    def original(self, article: int) -> int:
        """The report whose story another prints; most print their own."""
        return article - 1 if article % REPRINTED == REPRINTED - 1 else article

    def story(self, article: int) -> Story:
        """The story of a report, the same on any machine."""
        random = Random(f"{self.quotes} {article}")
        first = (article - article // REPRINTED) * STATEMENTS
        return Story(
            title=" ".join(invent.sentence(random, 6)).capitalize(),
            day=FIRST_DAY + timedelta(article * 7919 % DAYS),
            minute=random.randrange(24 * 60),
            statements=[self._said(random, first + n, min(first, self.persons)) for n in range(STATEMENTS)],
        )

    def _said(self, random: Random, number: int, known: int) -> Said:
        """Everybody speaks once, in the order of their numbers; then, by their shares. Of whom, is known already."""
        speaker = number if number < self.persons else random.choices(range(self.persons), cum_weights=_shares(self))[0]
        words = invent.sentence(random, random.randint(SHORTEST, LONGEST))
        if random.randrange(ONE_IN) == 0:
            words[random.randrange(len(words))] = COMMON
        return Said(
            speaker=speaker,
            about=random.randrange(known) if known and random.random() < ABOUT else None,
            words=words,
            direct=random.random() < DIRECT,
            cue=random.choice(CUES),
            role=f"minister of {invent.vocabulary()[speaker % 500]}" if random.random() < ROLE else None,
            occasion="interview" if random.random() < OCCASION else None,
            ago=random.randrange(7) if random.random() < DATED else None,
            over=random.choice(SPANS) if random.random() < LONG else None,
            confidence=random.randint(50, 99) / 100,
        )


@cache
def _shares(corpus: Corpus) -> list[float]:
    """A third for the first, and for the others what Zipf's law gives them."""
    zipf = [1 / rank for rank in range(2, corpus.persons + 1)]
    return list(accumulate([LOUDEST / (1 - LOUDEST) * sum(zipf), *zipf]))

"""Reports as the engine would hand them on: documents, and what was found in them."""

import calendar
from datetime import UTC, date, datetime, timedelta

from bench import invent
from bench.stories import REPRINTED, Corpus, Said, Story
from service.intake.reading import Reading
from service.intake.store import Item
from service.model.actor import ActorKind
from service.model.article import Article, DateFrom
from service.model.attribution import Attribution, Kind
from service.model.document import Document
from service.model.figure import Cast, Figure, Speaker, StatedRole, Topic
from service.model.quote import Precision, SaidOn
from service.model.span import Span
from service.relate.wording import traces

#: What is said to have read the reports.
ENGINE = "bench"
PUBLISHERS = 40
#: One reprint in two is cut: of each statement so many words are left, and it appears a day later.
CUT, LATER = 12, timedelta(1)


def article(corpus: Corpus, number: int) -> Item:
    """A report of a corpus."""
    original = corpus.original(number)
    story = corpus.story(original)
    cut = number != original and number // REPRINTED % 2 == 1
    return Press(story, number, longest=CUT if cut else None, day=story.day + LATER if cut else story.day).item()


def beginning(day: date, of: Precision) -> date:
    """The first day of the week, month or year that a day lies in."""
    if of is Precision.WEEK:
        return day - timedelta(day.weekday())
    return day.replace(day=1, month=1 if of is Precision.YEAR else day.month)


class Press:
    """Prints one report: its text, and where everything stands in it."""

    def __init__(self, story: Story, number: int, *, longest: int | None, day: date) -> None:
        self._story, self._number, self._longest, self._day = story, number, longest, day
        self._text = ""
        self._figures: dict[int, list[StatedRole]] = {}
        self._attributions: list[Attribution] = []
        self._speakers: list[Speaker] = []
        self._about: list[tuple[Topic, ...]] = []
        self._said: list[SaidOn] = []
        self._said_at: list[Span | None] = []

    def item(self) -> Item:
        """The document and its reading."""
        for said in self._story.statements:
            self._print(said)
        article = self._article()
        name = f"bench/{self._number}.txt"
        return Item(Document(name, name, article.text.encode()), self._reading(article))

    def _print(self, said: Said) -> None:
        if self._text:
            self._put("\n\n")
        if said.direct:
            self._put("“")
            content, topics = self._content(said)
            self._put(",” ")
            speaker, cue = self._by(said)
        else:
            speaker, cue = self._by(said)
            self._put(" that ")
            content, topics = self._content(said)
        self._when(said)
        self._put(".")
        _, lemma, stance = said.cue
        self._attributions.append(
            Attribution(
                (content,),
                Kind.DIRECT if said.direct else Kind.INDIRECT,
                said.confidence,
                cue,
                lemma,
                stance,
                speaker,
                occasion=said.occasion,
            )
        )
        self._about.append(topics)

    def _content(self, said: Said) -> tuple[Span, tuple[Topic, ...]]:
        words = said.words[: self._longest]
        middle, start = len(words) // 2, len(self._text)
        if said.about is None:
            self._put(" ".join(words).capitalize() if said.direct else " ".join(words))
            return Span(start, len(self._text)), ()
        self._put(" ".join(words[:middle]) + " ")
        name = self._put(invent.person(said.about))
        self._put(" " + " ".join(words[middle:]))
        return Span(start, len(self._text)), (Topic(self._figure(said.about), (name,)),)

    def _by(self, said: Said) -> tuple[Span, Span]:
        start = len(self._text)
        self._put(invent.person(said.speaker))
        figure = self._figure(said.speaker)
        if said.role:
            self._put(", ")
            self._figures[said.speaker].append(StatedRole(said.role, self._put(said.role)))
        speaker = Span(start, len(self._text))
        self._put(", " if said.role else " ")
        self._speakers.append(Speaker(figure, said.role))
        return speaker, self._put(said.cue[0])

    def _when(self, said: Said) -> None:
        if said.ago is None and said.over is not None:
            self._put(" ")
            evidence = f"this {said.over}"
            self._said_at.append(self._put(evidence))
            first = beginning(self._day, said.over)
            self._said.append(
                SaidOn(from_=first, to=self._day, at=None, precision=said.over, evidence=evidence, inherited=False)
            )
            return
        if said.ago is None:
            self._said.append(
                SaidOn(from_=None, to=self._day, at=None, precision=Precision.UNKNOWN, evidence=None, inherited=False)
            )
            self._said_at.append(None)
            return
        on = self._story.day - timedelta(said.ago)
        evidence = f"on {calendar.day_name[on.weekday()]}"
        self._put(" ")
        self._said_at.append(self._put(evidence))
        self._said.append(SaidOn(from_=on, to=on, at=None, precision=Precision.DAY, evidence=evidence, inherited=False))

    def _put(self, text: str) -> Span:
        start = len(self._text)
        self._text += text
        return Span(start, len(self._text))

    def _figure(self, person: int) -> int:
        self._figures.setdefault(person, [])
        return list(self._figures).index(person)

    def _article(self) -> Article:
        paper = invent.surname(self._number % PUBLISHERS)
        return Article(
            text=self._text,
            title=self._story.title,
            publisher=f"The {paper} Courier",
            agency=f"{paper[:3].upper()}A" if self._number % 5 == 0 else None,
            url=f"https://{paper.lower()}.example/{self._number}",
            published_at=datetime(self._day.year, self._day.month, self._day.day, tzinfo=UTC)
            + timedelta(minutes=self._story.minute),
            published_on=self._day,
            date_from=DateFrom.PUBLISHED,
            zone="+00:00",
        )

    def _reading(self, article: Article) -> Reading:
        figures = tuple(
            Figure(name=name, kind=ActorKind.PERSON, forms=(name,), roles=tuple(roles))
            for name, roles in ((invent.person(person), roles) for person, roles in self._figures.items())
        )
        return Reading(
            article,
            "en",
            [],
            self._attributions,
            Cast(figures, tuple(self._speakers), tuple(self._about)),
            self._said,
            self._said_at,
            [traces(" ".join(piece.of(article.text) for piece in one.content)) for one in self._attributions],
            ENGINE,
        )

"""The engine's speakers and dates held against answers written by reading.

`python -m tests.resolve.score` prints the table; `--wrong` lists first what is wrong or invented in it.
"""

import argparse
from collections.abc import Callable, Iterable

from msgspec import Struct

from service.intake.reading import Reading
from service.model.article import Article
from tests.readings import interpreted
from tests.resolve.answers import ARTICLES, NOBODY, Report, polnear, seeds
from tests.resolve.judging import Outcome, Verdict, judge

_MISTAKES = {Outcome.WRONG, Outcome.INVENTED}
_NAMED = (Outcome.RIGHT, Outcome.WRONG, Outcome.LEFT)
_UNNAMED = (Outcome.RIGHT, Outcome.NONE, Outcome.INVENTED)


class Score(Struct, frozen=True):
    """The verdicts on one corpus."""

    #: Statements that readers found there.
    answers: int
    verdicts: tuple[Verdict, ...]

    def who(self, *, pronoun: bool = False) -> list[Outcome]:
        """The speakers who are somebody, or those of them that the text has a pronoun for."""
        named = (one for one in self.verdicts if not NOBODY & set(one.expected.who))
        return [one.who for one in named if one.expected.pronoun or not pronoun]

    def nobody(self) -> list[Outcome]:
        """The speakers who may be nobody in particular."""
        return [one.who for one in self.verdicts if NOBODY & set(one.expected.who)]

    def when(self) -> list[Outcome]:
        """The statements that the text dates."""
        return [one.when for one in self.verdicts if one.expected.said and not one.expected.said.inferred]

    def inferred(self) -> list[Outcome]:
        """The statements whose date only a reader infers."""
        return [one.when for one in self.verdicts if one.expected.said and one.expected.said.inferred]

    def undated(self) -> list[Outcome]:
        """The statements that the text does not date."""
        return [one.when for one in self.verdicts if one.expected.said is None]


def score(reports: Iterable[Report], read: Callable[[Article], Reading] = interpreted) -> Score:
    """The engine's reading of some reports, held against their answers."""
    answered = list(reports)
    verdicts = (one for report in answered for one in judge(report, read(report.article)))
    return Score(sum(len(report.expected) for report in answered), tuple(verdicts))


def share(outcomes: list[Outcome], outcome: Outcome) -> float:
    """How many in a hundred have that outcome."""
    return 100 * outcomes.count(outcome) / max(len(outcomes), 1)


def table(scores: dict[str, Score]) -> str:
    """The figures of each corpus, side by side, as a table of Markdown."""
    columns = [_figures(one) for one in scores.values()]
    lines = [["", *scores], ["---"] * (1 + len(scores))]
    lines += [[row, *(column[row] for column in columns)] for row in columns[0]]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _figures(one: Score) -> dict[str, str]:
    rows = {
        "speakers who are somebody": (one.who(), _NAMED),
        "of these, pronouns": (one.who(pronoun=True), _NAMED),
        "speakers who may be nobody": (one.nobody(), _UNNAMED),
        "statements that the text dates": (one.when(), _NAMED),
        "dates that only a reader infers": (one.inferred(), (Outcome.RIGHT, Outcome.NONE, Outcome.WRONG)),
        "statements that it does not date": (one.undated(), (Outcome.NONE, Outcome.INVENTED)),
    }
    figures = {"statements found, of those answered": f"{len(one.verdicts)} of {one.answers}"}
    for label, (outcomes, wanted) in rows.items():
        told = (f"{outcome} {outcomes.count(outcome)} ({share(outcomes, outcome):.1f} %)" for outcome in wanted)
        figures[label] = f"{len(outcomes)}: {', '.join(told)}"
    return figures


def main() -> None:
    """Print the table, after the mistakes if they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="list what is wrong or invented")
    asked = parser.parse_args()
    scores = {"seed corpus": score(seeds())}
    if ARTICLES.exists():
        scores["sixty articles"] = score(polnear())
    if asked.wrong:
        for one in scores.values():
            print(*(verdict for verdict in one.verdicts if {verdict.who, verdict.when} & _MISTAKES), sep="\n")  # noqa: T201
    print(table(scores))  # noqa: T201


if __name__ == "__main__":
    main()

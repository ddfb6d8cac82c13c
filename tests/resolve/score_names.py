"""The tagger's names held against those that a reader marked in twelve newspaper articles.

`python -m tests.resolve.score_names` prints how many of its names are right, and how many of the reader's it has.
"""

from collections.abc import Iterable

from msgspec import Struct

from service.model.named import NameKind
from tests.readings import extracted
from tests.resolve.answers import names, polnear


class Counted(Struct, frozen=True):
    """Names of one kind: those that the tagger gives, those that the reader gives, and those that are both's."""

    given: int
    wanted: int
    right: int

    @property
    def precision(self) -> float:
        """How many in a hundred of the names given are right: the same characters, the same kind."""
        return 100 * self.right / max(self.given, 1)

    @property
    def recall(self) -> float:
        """How many in a hundred of the reader's are given."""
        return 100 * self.right / max(self.wanted, 1)


def score_names() -> dict[NameKind, Counted]:
    """The figures of each kind."""
    answers = names()
    texts = {report.name: report.article.text for report in polnear() if report.name in answers}
    wanted = {(name, span, kind) for name, marked in answers.items() for span, kind in marked}
    given = {(name, one.span, one.kind.value) for name, text in texts.items() for one in extracted(text).names}
    return {kind: Counted(_of(given, kind), _of(wanted, kind), _of(given & wanted, kind)) for kind in NameKind}


def _of(found: Iterable[tuple[object, object, str]], kind: NameKind) -> int:
    return sum(one == kind for _, _, one in found)


def table(scores: dict[NameKind, Counted]) -> str:
    """The figures as a table of Markdown."""
    lines = ["| kind | by reading | given | right | precision | recall |", "| --- | --- | --- | --- | --- | --- |"]
    lines += [
        f"| {kind} | {one.wanted} | {one.given} | {one.right} | {one.precision:.1f} % | {one.recall:.1f} % |"
        for kind, one in scores.items()
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(score_names()))  # noqa: T201

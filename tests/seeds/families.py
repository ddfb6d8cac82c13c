"""Scores families on the seed corpus, from the answers: `python -m tests.seeds.families` prints the table.

`families.tsv` holds, for each utterance that two reports render, pairs of statements and how they
stand to each other, written by reading; whatever is not linked there is of different utterances.
"""

import csv
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from msgspec import Struct

from service.model.attribution import Kind
from service.model.family import Match, Relation, Rendering
from service.relate.families import Edge, Node, families
from service.relate.relation import relation
from service.relate.wording import wording
from service.relate.words import normal
from tests.seeds.answers import Answer, ExpectedQuote, load_answers

PAIRS = Path(__file__).with_name("families.tsv")
#: Those in the answers who are no persons.
BODIES = {
    "Afghanistan Independent Human Rights Commission", "Government of Afghanistan", "Government of Pakistan",
    "Islamic State Khorasan", "Pakistan", "Pakistan Air Force", "Taliban", "UN Security Council",
    "US Central Command", "US Department of Defense", "US Embassy in Kabul",
    "United Nations Assistance Mission in Afghanistan", "White House",
}  # fmt: skip
DENIALS = ("denied", "dismissed", "rejected")


class Pair(Struct, frozen=True):
    """Two statements of one utterance: `report number`, and how a reader says they stand to each other."""

    utterance: str
    one: str
    other: str
    relation: Relation


class Score(Struct, frozen=True):
    """What was found of the pairs that a reader found, and what was joined that he did not join."""

    found: list[Pair]
    missed: list[Pair]
    #: Pairs of statements of different utterances in one family.
    false: list[tuple[str, str]]

    def share(self, *wanted: Relation) -> float:
        """Found, of the pairs that stand so to each other."""
        found = sum(pair.relation in wanted for pair in self.found)
        return found / (found + sum(pair.relation in wanted for pair in self.missed))


def pairs() -> list[Pair]:
    """What a reader found."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return [
            Pair(row["utterance"], row["one"], row["other"], Relation(row["relation"]))
            for row in csv.DictReader(file, delimiter="\t")
        ]


def renderings() -> dict[str, Rendering]:
    """The statements of the answers, but those in which somebody repeats himself."""
    return {
        f"{answer.name} {number}": _rendering(answer, quote)
        for answer in load_answers()
        for number, quote in answer.quotes.items()
        if not (quote.within and answer.quotes[quote.within].who == quote.who)
    }


def contents() -> dict[str, tuple[str | None, tuple[str, ...]]]:
    """The title of the report and the words of each statement, by which it is known on record."""
    return {
        f"{answer.name} {number}": (
            answer.article.title,
            normal(" ".join(span.of(answer.article.text) for span in quote.marks.content)),
        )
        for answer in load_answers()
        for number, quote in answer.quotes.items()
    }


def found() -> Iterator[set[str]]:
    """The families that are made of the answers."""
    names = renderings()
    keys = {name: n for n, name in enumerate(names)}
    nodes = {
        keys[name]: Node(rendering=one, name=name, articles=frozenset({hash(name.split()[0])}))
        for name, one in names.items()
    }
    edges = [
        Edge(keys[one], keys[other], match)
        for one, other in combinations(names, 2)
        if (match := relation(names[one], names[other]))
    ]
    for group in families(nodes, edges):
        yield {nodes[key].name for key in group}


def match(pair: Pair) -> Match | None:
    """How the two of a pair are found to stand to each other."""
    names = renderings()
    return relation(names[pair.one], names[pair.other])


def score(groups: Iterable[set[str]]) -> Score:
    """How families, each a set of `report number`, compare with what a reader found."""
    utterance = {name: pair.utterance for pair in pairs() for name in (pair.one, pair.other)}
    family = {name: n for n, group in enumerate(groups) for name in group}
    met = [pair for pair in pairs() if family.get(pair.one, -1) == family.get(pair.other, -2)]
    false = [
        (one, other)
        for one, other in combinations(sorted(family), 2)
        if family[one] == family[other] and utterance.get(one, one) != utterance.get(other, other)
    ]
    return Score(met, [pair for pair in pairs() if pair not in met], false)


def _rendering(answer: Answer, quote: ExpectedQuote) -> Rendering:
    text, outer = answer.article.text, answer.quotes.get(quote.within or 0)
    cue = quote.marks.cue.of(text) if quote.marks.cue else ""
    published = answer.article.published_on
    until = min(day for day in (quote.said_on.to, published) if day)
    return Rendering(
        wording=wording(" ".join(span.of(text) for span in quote.marks.content)),
        indirect=quote.kind is Kind.INDIRECT and not (outer and outer.kind is Kind.DIRECT),
        denied=cue in DENIALS,
        passed_on=outer is not None,
        actor=None if quote.who in ("anonymous", "ambiguous") else quote.who,
        person=quote.who not in BODIES,
        dated=quote.said_on.from_ is not None,
        since=quote.said_on.from_,
        until=until,
    )


def table() -> str:
    """The score as a table."""
    got = score(found())
    lines = ["| Relation, by reading | pairs | in one family |", "|---|---|---|"]
    for one in list(Relation)[:-1]:
        of = [pair for pair in pairs() if pair.relation is one]
        lines.append(f"| {one} | {len(of)} | {sum(pair in got.found for pair in of)} |")
    return "\n".join([*lines, f"| falsely joined | | {len(got.false)} |"])


if __name__ == "__main__":
    print(table())  # noqa: T201 - that is what it is for
    for pair in score(found()).missed:
        print("missed:", pair)  # noqa: T201
    print("false:", score(found()).false)  # noqa: T201

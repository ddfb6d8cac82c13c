"""How answers slow down as the corpus grows: each shape asked one at a time, over all corpora in turn."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from itertools import count

from bench.contests import Contest, run
from bench.load import Load
from bench.measuring import OURS, Plan, asked, expected
from bench.servers import QUIET, ours
from bench.shapes import SHAPES, Facts


def measure_growth(corpora: Sequence[tuple[str, Facts]], plan: Plan, tell: Callable[[str], None]) -> dict[str, Contest]:
    """For each shape a contest between the corpora, by the numbers of their quotes."""
    seeds = count()
    with ExitStack() as stack:
        servers = [
            (facts, stack.enter_context(ours(OURS, url, QUIET, next(SHAPES[0].requests(facts, "start")))))
            for url, facts in corpora
        ]
        contests = {
            shape.name: {
                name_of(facts.corpus.quotes): asked(
                    server,
                    lambda shape=shape, facts=facts: shape.requests(facts, f"{next(seeds)}"),
                    Load(1, plan.glance),
                    statuses=expected(shape),
                )
                for facts, server in servers
            }
            for shape in SHAPES
        }
        return run(contests, plan.rounds, tell)


def name_of(quotes: int) -> str:
    """What a corpus is called."""
    return f"{quotes:,}"

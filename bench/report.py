"""What was measured, as people read it: a page of Markdown and two charts."""

import math
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.charts import bars, lines
from bench.contests import Contest
from bench.growth import name_of
from bench.measuring import MANY, PEER, Found
from bench.targets import Verdict

PAGE, THROUGHPUT, LATENCY = "report.md", "throughput.svg", "latency.svg"
ENDED = " (given up)"
MILLISECONDS, MICROSECONDS = 1_000, 1_000_000
METHOD = f"""\
Everything runs on this machine: the load generator, the servers, Postgres, over loopback and its socket.
The servers are asked in turn, round by round; a figure is the median of its rounds, a ratio that of the rounds' ratios.
*Cold*: no two requests are the same, so that no answer can be remembered. *Hot*: one request again and again.
*304*: the same with `If-None-Match`.
Throughput is a closed loop of {MANY} connections, *steady* an open loop at 70 % of the cold peak, each request timed from
when it was due. *One request at a time* goes over all corpora in turn, so that their times can be compared.
*Busy* is the share of one processor that the server used (without the database): well below 1, something else was the limit.
*CPU* is what one answer cost the server, without the database.
*given up*: among the answers are some that a limit on time ended; of the service's, only what reads all its matches may be.
Only ratios mean anything elsewhere; times are this machine's, as busy as it was.
"""


def write(folder: Path, machine: Sequence[str], found: Found, verdicts: Sequence[Verdict]) -> None:
    """Write the page and its charts."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PAGE).write_text("\n".join(_page(machine, found, verdicts)) + "\n")
    last = found.sizes[-1]
    named = {name: last.contests[name] for name in ("cold", "hot", "304")}
    groups = {name: {one: contest.rate(one) for one in contest.tries} for name, contest in named.items()}
    title = f"Answers a second to /quotes?speaker=, {last.quotes:,} quotes"
    (folder / THROUGHPUT).write_text(bars(title, groups, "/s"))
    series = {
        name: {one.quotes: contest.median(name_of(one.quotes)) * MILLISECONDS for one in found.sizes}
        for name, contest in found.growth.items()
    }
    (folder / LATENCY).write_text(lines("Median latency against the number of quotes on record", series, "ms"))


def told(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """The targets as a table."""
    yield "| | asked | found |"
    yield "|---|---|---|"
    yield from (f"| {one.state} | {one.asked} | {one.found} |" for one in verdicts)


def _page(machine: Sequence[str], found: Found, verdicts: Sequence[Verdict]) -> Iterator[str]:
    yield "# On Record beside its peers"
    yield ""
    yield from (f"- {line}" for line in machine)
    yield ""
    yield METHOD
    yield "## What is asked of it"
    yield ""
    yield from told(verdicts)
    for one in found.sizes:
        yield from ("", f"## {one.quotes:,} quotes", "")
        yield "| | | answers/s | × FastAPI | median ms | p99 ms | bytes | busy | µs of CPU |"
        yield "|---|---|---:|---:|---:|---:|---:|---:|---:|"
        for name, contest in one.contests.items():
            yield from _rows(name, contest)
    yield from _grown(found)
    yield from ("", f"![Throughput]({THROUGHPUT})", "", f"![Latency]({LATENCY})")


def _grown(found: Found) -> Iterator[str]:
    sizes = [name_of(one.quotes) for one in found.sizes]
    yield from ("", "## One request at a time, median ms", "", f"| | {' | '.join(sizes)} | last to first |")
    yield "|---|" + "---:|" * (len(sizes) + 1)
    for name, contest in found.growth.items():
        times = " | ".join(_time(contest.median(size)) + ENDED * contest.ended(size) for size in sizes)
        least = "at least " * contest.ended(sizes[-1])
        yield f"| {name} | {times} | {least}{contest.slower(sizes[-1], sizes[0]):.2f} |"


def _rows(name: str, contest: Contest) -> Iterator[str]:
    for entrant, tries in contest.tries.items():
        times = f"{contest.times(entrant, PEER):.2f}" if PEER in contest.tries else ""
        whom = entrant + ENDED * contest.ended(entrant)
        busy, cost = contest.busy(entrant), contest.cost(entrant)
        cells = [
            f"{contest.rate(entrant):,.0f}",
            times,
            _time(contest.median(entrant)),
            _time(contest.p99(entrant)),
            f"{tries[-1].measured.size:,}",
            "" if busy is None else f"{busy:.2f}",
            "" if cost is None else f"{cost * MICROSECONDS:,.0f}",
        ]
        yield f"| {name} | {whom} | {' | '.join(cells)} |"


def _time(seconds: float) -> str:
    return "" if math.isnan(seconds) else f"{seconds * MILLISECONDS:.2f}"

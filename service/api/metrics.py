"""What this process has done, in the text form that Prometheus reads."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import accumulate

from service.api.trace import Trace

MEDIA = "text/plain; version=0.0.4"
#: Seconds at which the buckets of request times end.
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
#: Methods counted by name; callers can make up others without end.
METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})


class Metrics:
    """Counters of one process, labelled by route template and never by path.

    One of several workers has its name on each line, so that sums of their rates are right whichever answers.
    """

    def __init__(self, worker: str | None = None) -> None:
        self._own = {"worker": worker} if worker else {}
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._times: dict[str, list[int]] = {}
        self._seconds: defaultdict[str, float] = defaultdict(float)
        self._database: defaultdict[str, float] = defaultdict(float)
        #: Requests that are being answered.
        self.under_way = 0

    def count(self, method: str, trace: Trace) -> None:
        """Take note of an answered request."""
        self._requests[(method if method in METHODS else "other", trace.route, trace.status)] += 1
        times = self._times.setdefault(trace.route, [0] * (len(BUCKETS) + 1))
        times[bisect_left(BUCKETS, trace.seconds)] += 1
        self._seconds[trace.route] += trace.seconds
        self._database[trace.route] += trace.database or 0.0

    def text(self, gauges: dict[str, tuple[str, float]]) -> str:
        """Everything counted, and the gauges given by name with what they mean."""
        lines = [*self._counters(), *self._histogram()]
        for name, (meaning, value) in {
            "requests_under_way": ("Requests being answered.", self.under_way),
            **gauges,
        }.items():
            lines += [*_head(name, "gauge", meaning), f"onrecord_{name}{self._labels()} {value:g}"]
        return "\n".join(lines) + "\n"

    def _counters(self) -> Iterable[str]:
        yield from _head("requests_total", "counter", "Requests answered.")
        for (method, route, status), count in sorted(self._requests.items()):
            yield f"onrecord_requests_total{self._labels(method=method, route=route, status=str(status))} {count}"
        yield from _head("database_seconds_total", "counter", "Seconds spent waiting for the database.")
        for route, seconds in sorted(self._database.items()):
            yield f"onrecord_database_seconds_total{self._labels(route=route)} {seconds:.6f}"

    def _histogram(self) -> Iterable[str]:
        name = "request_seconds"
        yield from _head(name, "histogram", "Seconds from a request to the end of its answer.")
        for route, times in sorted(self._times.items()):
            bounds = [*(f"{bound:g}" for bound in BUCKETS), "+Inf"]
            for bound, count in zip(bounds, accumulate(times), strict=True):
                yield f"onrecord_{name}_bucket{self._labels(route=route, le=bound)} {count}"
            yield f"onrecord_{name}_sum{self._labels(route=route)} {self._seconds[route]:.6f}"
            yield f"onrecord_{name}_count{self._labels(route=route)} {sum(times)}"

    def _labels(self, **labels: str) -> str:
        written = ",".join(f'{name}="{value}"' for name, value in (self._own | labels).items())
        return f"{{{written}}}" if written else ""


def _head(name: str, kind: str, meaning: str) -> tuple[str, str]:
    return f"# HELP onrecord_{name} {meaning}", f"# TYPE onrecord_{name} {kind}"

"""Which of many renderings are of one utterance."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from msgspec import Struct

from service.model.family import Match, Relation, Rendering
from service.relate.agreement import FAR

#: Words that both have, for an edge that may join what has other kin already.
STRONG = 8


class Node(Struct, frozen=True, kw_only=True):
    """A rendering, its name on any machine, and the articles that have it."""

    rendering: Rendering
    name: str
    articles: frozenset[int]

    @property
    def rank(self) -> tuple[int, str]:
        """Longer ones come later; no two are equal."""
        return len(self.rendering.wording.words), self.name


class Edge(Struct, frozen=True):
    """Two nodes, by key, and how they stand to each other."""

    one: int
    other: int
    match: Match


class Bounds(Struct, frozen=True):
    """What all renderings of a family must agree in."""

    person: str | None
    since: date | None
    until: date | None
    #: The first and the last of the days before which undated ones were said.
    first: date | None
    last: date | None


def families(nodes: Mapping[int, Node], edges: Iterable[Edge]) -> list[frozenset[int]]:
    """The nodes by family, the lone ones too; the same whatever order they come in.

    Strong edges join first, the strongest before the others, as long as one person speaks in one
    span of time. Then fragments and paraphrases join what they fit, the longest first; one that
    fits two families is in neither.
    """
    held = [edge for edge in edges if _counts(edge, nodes)]
    held.sort(key=lambda edge: _strength(edge, nodes))
    groups = Groups(nodes)
    for edge in held:
        if _is_strong(edge):
            groups.join(edge.one, edge.other)
    containers: dict[int, list[int]] = {}
    for edge in held:
        if not _is_strong(edge):
            part, whole = sorted((edge.one, edge.other), key=lambda key: nodes[key].rank)
            containers.setdefault(part, []).append(whole)
    for part in sorted(containers, key=lambda key: nodes[key].rank, reverse=True):
        fitting = {groups.of(whole) for whole in containers[part]} - {groups.of(part)}
        if len(fitting) == 1:
            groups.join(part, fitting.pop())
    return groups.all()


class Groups:
    """Nodes that were joined, and what each group agrees in."""

    def __init__(self, nodes: Mapping[int, Node]) -> None:
        self._parent = {key: key for key in nodes}
        self._bounds = {key: _bounds(node.rendering) for key, node in nodes.items()}

    def of(self, key: int) -> int:
        """The node that stands for the group of another."""
        while self._parent[key] != key:
            self._parent[key] = key = self._parent[self._parent[key]]
        return key

    def join(self, one: int, other: int) -> None:
        """Make one group of two, where they agree."""
        one, other = self.of(one), self.of(other)
        agreed = None if one == other else _agreed(self._bounds[one], self._bounds[other])
        if agreed:
            self._parent[other] = one
            self._bounds[one] = agreed

    def all(self) -> list[frozenset[int]]:
        """Every group."""
        found: dict[int, set[int]] = {}
        for key in self._parent:
            found.setdefault(self.of(key), set()).add(key)
        return [frozenset(group) for group in found.values()]


def _counts(edge: Edge, nodes: Mapping[int, Node]) -> bool:
    """Whether an edge can make a family: what one report says twice are two utterances."""
    articles = nodes[edge.one].articles | nodes[edge.other].articles
    return edge.match.relation is not Relation.RELATED and len(articles) > 1


def _is_strong(edge: Edge) -> bool:
    relation, kept = edge.match.relation, edge.match.kept
    return relation is Relation.VERBATIM or (relation is not Relation.PARAPHRASE and kept >= STRONG)


def _strength(edge: Edge, nodes: Mapping[int, Node]) -> tuple[int, int, list[str]]:
    place = list(Relation).index(edge.match.relation)
    return place, -edge.match.kept, sorted((nodes[edge.one].name, nodes[edge.other].name))


def _bounds(one: Rendering) -> Bounds:
    person = one.actor if one.person else None
    if one.dated:
        return Bounds(person, one.since, one.until, None, None)
    return Bounds(person, None, None, one.until, one.until)


def _agreed(one: Bounds, other: Bounds) -> Bounds | None:
    """What two groups agree in together; null where they do not."""
    if one.person and other.person and one.person != other.person:
        return None
    both = Bounds(
        one.person or other.person,
        _of(max, one.since, other.since),
        _of(min, one.until, other.until),
        _of(min, one.first, other.first),
        _of(max, one.last, other.last),
    )
    apart = both.since and both.until and both.until < both.since
    spread = both.first and both.last and (both.last - both.first).days > FAR
    return None if apart or spread else both


def _of(which: Callable[[date, date], date], one: date | None, other: date | None) -> date | None:
    return which(one, other) if one and other else one or other

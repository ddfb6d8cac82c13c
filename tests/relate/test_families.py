"""Which renderings make a family."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from service.model.family import Match, Relation, Rendering
from service.relate.families import Edge, Node, families
from service.relate.wording import wording

LONG = "We will not accept a forceful takeover of Kabul by the Taliban or by anybody else in this country"


def node(name: str, text: str = LONG, *, article: int | None = None, **given: object) -> Node:
    """A rendering of its own report, or of one that others share."""
    rendering = Rendering(wording=wording(text), until=date(2021, 8, 9), **given)  # type: ignore[arg-type]
    return Node(rendering=rendering, name=name, articles=frozenset({ord(name) if article is None else article}))


def edge(one: int, other: int, relation: Relation = Relation.VERBATIM, kept: int = 18) -> Edge:
    """How two nodes stand to each other."""
    return Edge(one, other, Match(relation, kept))


def groups(nodes: list[Node], *edges: Edge) -> set[frozenset[int]]:
    """The families of two or more."""
    return {group for group in families(dict(enumerate(nodes)), edges) if len(group) > 1}


def test_kin_of_kin_are_kin() -> None:
    """Those linked by many words are one family."""
    assert groups([node("a"), node("b"), node("c")], edge(0, 1), edge(1, 2)) == {frozenset({0, 1, 2})}


def test_what_only_may_be_is_not_family() -> None:
    """`related` joins nobody."""
    assert groups([node("a"), node("b")], edge(0, 1, Relation.RELATED)) == set()


def test_one_report_says_two_things() -> None:
    """What stands twice in one report are two statements, until another report joins them."""
    twice = [node("a", article=1), node("b", article=1)]

    assert groups(twice, edge(0, 1)) == set()
    assert groups([*twice, node("c")], edge(0, 1), edge(0, 2), edge(1, 2)) == {frozenset({0, 1, 2})}


def test_two_persons_do_not_meet_through_a_third() -> None:
    """Nor through words that nobody knows the speaker of."""
    people = [node("a", actor="lee", person=True), node("b"), node("c", actor="roy", person=True)]

    assert groups(people, edge(0, 1), edge(1, 2)) == {frozenset({0, 1})}


def test_a_fragment_of_two_utterances_is_in_neither() -> None:
    """It joins where it fits one alone."""
    nodes = [node("a"), node("b"), node("c"), node("d"), node("e", "accept a forceful takeover")]
    both = [edge(0, 1), edge(2, 3)]

    assert groups(nodes, *both, edge(4, 0, Relation.SHORTENED, 4)) == {frozenset({0, 1, 4}), frozenset({2, 3})}
    assert groups(nodes, *both, edge(4, 0, Relation.SHORTENED, 4), edge(4, 2, Relation.SHORTENED, 4)) == {
        frozenset({0, 1}),
        frozenset({2, 3}),
    }


@given(st.data())
def test_the_order_in_which_they_come_decides_nothing(data: st.DataObject) -> None:
    """The same renderings and edges make the same families."""
    nodes = [
        node(
            name,
            LONG[: data.draw(st.integers(20, 90))],
            actor=data.draw(st.sampled_from([None, "lee", "roy"])),
            person=True,
        )
        for name in "abcdef"
    ]
    pairs = data.draw(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), unique=True))
    edges = [
        edge(min(pair), max(pair), data.draw(st.sampled_from(Relation)), data.draw(st.integers(4, 12)))
        for pair in {(min(pair), max(pair)) for pair in pairs}
        if pair[0] != pair[1]
    ]
    order = data.draw(st.permutations(range(6)))

    other = families({n: nodes[n] for n in order}, data.draw(st.permutations(edges)))

    assert set(other) == set(families(dict(enumerate(nodes)), edges))

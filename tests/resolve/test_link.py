"""Figures and the actors of the register."""

import pytest

from service.model.actor import ActorKind
from service.model.figure import Bearer, Figure, Link
from service.model.name import fold
from service.resolve.link import aliases, keys, link, queries, slugs
from service.resolve.tables import load_tables


def person(*forms: str) -> Figure:
    """A person under these forms, the first one the name."""
    return Figure(name=forms[0], kind=ActorKind.PERSON, forms=forms)


def bearer(id: str, *names: str, kind: ActorKind = ActorKind.PERSON) -> Bearer:
    """An actor on record under these names."""
    return Bearer(id=id, name=names[0], kind=kind, folded=frozenset(map(fold, names)))


@pytest.mark.parametrize(
    "name", ["John F. Kirby", "John Kirby", "JOHN KIRBY", "Jöhn Kirby", "J. John Kirby", "John F Kirby"]
)
def test_links_a_full_name_to_its_only_bearer(name: str) -> None:
    """Initials, accents and case do not matter."""
    known = [bearer("john-kirby", "John Kirby", "Kirby"), bearer("jack-kirby", "Jack Kirby", "Kirby")]

    assert link([person(name)], known, set()) == [Link(actor="john-kirby")]


def test_a_middle_initial_on_record_does_not_matter_either() -> None:
    """The register's name may be the longer one."""
    assert link([person("John Kirby")], [bearer("john-kirby", "John F. Kirby")], set()) == [Link(actor="john-kirby")]


@pytest.mark.parametrize("name", ["Sohail Shaheen", "Suhail Shahin", "Soheil Shaheen"])
def test_links_the_spellings_of_other_outlets(name: str) -> None:
    """One name from another script is one actor's, and the register is asked for every spelling."""
    assert link([person(name)], [bearer("suhail-shaheen", "Suhail Shaheen")], set()) == [Link(actor="suhail-shaheen")]
    assert "suhail shaheen" in keys(person(name))


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Jack Kirby", "John Kirby"),
        ("Jake Sullivan", "Dan Sullivan"),
        ("Suhail Shaheen", "Jeanne Shaheen"),
        ("Imran Khan", "Bismillah Khan"),
        ("Ashraf Ghani", "Abdul Ghani Baradar"),
        ("Austin Scott Miller", "Lloyd Austin"),
        ("Robert Kane Jr.", "Robert Kane"),
    ],
)
def test_makes_another_name_another_actor(name: str, known: str) -> None:
    """Two who share a part of their names stay two."""
    [found] = link([person(name)], [bearer("known", known, known.rsplit(maxsplit=1)[-1])], {"known"})

    assert (found.new, found.actor) == (True, slugs(person(name))[0])


@pytest.mark.parametrize(
    ("name", "linked"), [("van Roy", Link(actor=None)), ("ann lee", Link(actor="ann-lee", new=True))]
)
def test_a_surname_with_its_particle_is_a_bare_one(name: str, linked: Link) -> None:
    """It makes nobody; who writes a whole name without capitals is somebody."""
    assert link([person(name)], [], set()) == [linked]


def test_leaves_a_bare_surname_undecided() -> None:
    """A surname alone is nobody's; who bears it is said, even if it is only one."""
    known = [bearer("jake-sullivan", "Jake Sullivan", "Sullivan"), bearer("dan-sullivan", "Dan Sullivan", "Sullivan")]

    assert link([person("Sullivan")], known, set()) == [Link(actor=None, candidates=("dan-sullivan", "jake-sullivan"))]


def test_leaves_a_name_with_two_bearers_undecided() -> None:
    """Two actors of one full name are both candidates."""
    known = [bearer("ann-lee", "Ann Lee"), bearer("ann-lee-2", "Ann Lee")]

    assert link([person("Ann Lee")], known, set()) == [Link(actor=None, candidates=("ann-lee", "ann-lee-2"))]


def test_takes_the_next_free_id() -> None:
    """An id that another has is not taken again."""
    assert link([person("Ann Lee")], [], {"ann-lee"}) == [Link(actor="ann-lee-2", new=True)]


def test_gives_one_new_actor_to_the_same_name_twice() -> None:
    """Two texts of a batch that speak of the same person make one actor."""
    assert link([person("Ann Lee"), person("Ann B. Lee")], [], set()) == [Link(actor="ann-lee", new=True)] * 2


def test_knows_the_actors_of_the_tables() -> None:
    """A figure known to the tables is that actor."""
    figure = Figure(name="NATO", kind=ActorKind.ORGANISATION, forms=("NATO",), known="nato")

    assert link([figure], [], set()) == [Link(actor="nato")]


def test_links_a_body_by_its_name_and_kind() -> None:
    """A body is linked to the bearer of the same kind."""
    figure = Figure(name="Ann Lee", kind=ActorKind.ORGANISATION, forms=("Ann Lee",))
    known = [bearer("ann-lee", "Ann Lee"), bearer("ann-lee-shop", "Ann Lee", kind=ActorKind.ORGANISATION)]

    assert link([figure], known, set()) == [Link(actor="ann-lee-shop")]


def test_makes_an_id_of_a_name_without_latin_letters() -> None:
    """Every name has an id, whatever its script."""
    assert slugs(person("Анна Ли"))[0].startswith("actor-")


def test_asks_the_register_for_every_form() -> None:
    """The keys are the folded forms, with and without initials."""
    assert keys(person("John F. Kirby", "Kirby")) == {"john f kirby", "john kirby", "kirby"}


def test_puts_the_surname_on_record() -> None:
    """The aliases are the forms, the name without initials and the surname with its particles."""
    assert aliases(person("Bashar al-Assad")) == ("Bashar al-Assad", "al-Assad", "Assad")
    assert aliases(person("Lucas B. van Dyck")) == ("Lucas B. van Dyck", "Lucas van Dyck", "van Dyck")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Rear Adm. John F. Kirby", ("rear adm john f kirby", "john f kirby", "john kirby")),
        ("the Pentagon", ("pentagon",)),
        ("Kirby", ("kirby",)),
        ("Kirby’s", ("kirby",)),
        ("Pentagon Press Secretary John Kirby", ("pentagon press secretary john kirby", "john kirby")),
        (
            "John Kirby, Pentagon press secretary",
            ("john kirby pentagon press secretary", "john kirby"),
        ),
        ("Secretary Austin", ("secretary austin", "austin")),
        ("President", ("president",)),
        ("…", ()),
    ],
)
def test_looks_a_name_up_under_ever_barer_forms(name: str, expected: tuple[str, ...]) -> None:
    """As asked first, then without titles, then without initials."""
    assert queries(name, load_tables()) == expected

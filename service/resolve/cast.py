"""Who a text speaks of, and who the speaker of each statement in it is."""

from collections.abc import Sequence

from service.model.attribution import Attribution
from service.model.figure import Cast, Figure, Speaker
from service.model.named import Named
from service.resolve.about import find_topics
from service.resolve.acronyms import spell_out
from service.resolve.bodies import Bodies
from service.resolve.headlines import in_full
from service.resolve.mentions import find_mentions
from service.resolve.nobodies import without_nobodies
from service.resolve.people import People, figure_of
from service.resolve.reading import read
from service.resolve.runs import part_runs
from service.resolve.scene import Found, Scene
from service.resolve.shortened import shorten
from service.resolve.speakers import find_speakers
from service.resolve.tables import Tables
from service.resolve.weighing import weigh


def cast(
    text: str,
    attributions: Sequence[Attribution],
    tables: Tables,
    names: Sequence[Named] = (),
    *,
    title: str | None = None,
) -> Cast:
    """Who the text under a headline speaks of, and for each attribution its speaker and whom its content names.

    Persons of whom nothing but capitals, or a tagger in doubt, says that they are any are left out, unless they speak.
    """
    reading = read(text, attributions)
    mentioned = tuple(without_nobodies(reading, find_mentions(reading, tables), tables))
    weighed = weigh(reading, mentioned, names, tables)
    mentions = shorten(reading, spell_out(reading, part_runs(reading, weighed, tables)), tables)
    people = People(reading, mentions, tables)
    bodies = Bodies(reading, mentions, people.bearer, tables)
    persons = [figure_of(person, reading, mentions, tables) for person in people.persons]
    persons = in_full(persons, [person.gender for person in people.persons], title, tables)
    figures = [*persons, *bodies.figures]
    of = [
        len(persons) + bodies.bearer[index] if index in bodies.bearer else people.bearer.get(index)
        for index in range(len(mentions))
    ]
    genders = [*(person.gender for person in people.persons), *[""] * len(bodies.figures)]
    sure = [
        *(person.sure and not person.doubted for person in people.persons),
        *(figure.known is not None for figure in bodies.figures),
    ]
    credible = [
        one.sure or (one.plain and len(figure.forms) > 1) for one, figure in zip(people.persons, persons, strict=True)
    ]
    credible += [True] * len(bodies.figures)
    scene = Scene(reading, tables, mentions, of, figures, attributions=attributions, genders=genders, credible=credible)
    found = find_speakers(scene, attributions)
    kept = _without_extras(scene.figures, sure, found)
    speakers = tuple(
        Speaker(None if one.figure is None else kept[one.figure], one.role, one.anonymous) for one in found
    )
    return Cast(tuple(scene.figures[place] for place in kept), speakers, find_topics(scene, attributions, kept))


def _without_extras(figures: Sequence[Figure], sure: Sequence[bool], found: Sequence[Found]) -> dict[int, int]:
    """The figures to be kept, by their places before and after."""
    speaking = {one.figure for one in found}
    kept = (place for place in range(len(figures)) if place in speaking or len(sure) <= place or sure[place])
    return {place: index for index, place in enumerate(kept)}

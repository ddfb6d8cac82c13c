"""What whoever loads a document should know of it, although it was stored."""

from itertools import groupby

from service.extract.foreign import CODE, ENGLISH
from service.intake.store import Item
from service.model.load import Note


def notes(item: Item) -> list[Note]:
    """What of a document is not English prose: quotes are found in that alone."""
    name, reading = item.document.name, item.reading
    if reading.language is None:
        whole = [Note(name, None, "its language cannot be told: it is too short, too mixed, or none that is known")]
    elif reading.language != ENGLISH:
        return [Note(name, None, f"its language is {reading.language}; quotes are found in English alone")]
    else:
        whole = []
    runs = groupby(enumerate(reading.foreign), key=lambda one: (one[1].what, one[1].number - one[0]))
    return [*whole, *(_note(name, what, [one.number for _, one in run]) for (what, _), run in runs)]


def _note(name: str, what: str, paragraphs: list[int]) -> Note:
    first, last = paragraphs[0], paragraphs[-1]
    place = f"paragraph {first}" if first == last else f"paragraphs {first} to {last}"
    said = "is code, not prose" if what == CODE else f"its language is {what}"
    return Note(name, place, f"{said}; quotes are found in English alone")

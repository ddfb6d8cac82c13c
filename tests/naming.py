"""When two names are one person's or one body's, for the tests that compare an answer with a finding."""

from service.model.name import fold

_GENERATIONS = {"jr", "sr", "ii", "iii", "iv"}


def is_same(one: str, other: str) -> bool:
    """A middle name, an initial, a *Jr.* or a title more or less is no other person."""
    short, full = sorted((_words(one), _words(other)), key=len)
    if short == full:
        return True
    return len(short) > 1 and (full[-len(short) :] == short or (short[0], short[-1]) == (full[0], full[-1]))


def is_surname(one: str, full: str) -> bool:
    """Whether a name is no more than the last word of another."""
    return _words(one) == _words(full)[-1:]


def _words(name: str) -> list[str]:
    return [word for word in fold(name).split() if word not in _GENERATIONS]

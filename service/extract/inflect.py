"""The forms of an English verb, from its lemma."""

from collections.abc import Mapping
from enum import StrEnum

_VOWELS = frozenset("aeiou")


class Form(StrEnum):
    """Which form of a verb a word is."""

    BASE = "base"
    THIRD = "third"
    ING = "ing"
    PAST = "past"
    PARTICIPLE = "participle"


def forms(verb: str, irregular: Mapping[str, tuple[str, str, str, str]]) -> dict[str, Form]:
    """Every form of a verb; where two forms are spelt alike, the one that carries a subject."""
    third, ing, past, participle = irregular.get(verb) or _regular(verb)
    named = ((participle, Form.PARTICIPLE), (past, Form.PAST), (ing, Form.ING), (third, Form.THIRD))
    found = dict(named)
    if verb not in found:
        found[verb] = Form.BASE
    return found


def _regular(verb: str) -> tuple[str, str, str, str]:
    past = _past(verb)
    return _third(verb), _ing(verb), past, past


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return verb + "es"
    return verb[:-1] + "ies" if _ends_in_consonant_y(verb) else verb + "s"


def _ing(verb: str) -> str:
    return verb[:-1] + "ing" if verb.endswith("e") and not verb.endswith("ee") else verb + "ing"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if _ends_in_consonant_y(verb) else verb + "ed"


def _ends_in_consonant_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2:-1] not in _VOWELS

"""Lines of a page's head that say who wrote, made or printed the report."""

import re

from msgspec import convert

from service.parse.found import Found, Given
from service.parse.words import agency, entries, is_masthead, is_place, publisher_country

#: Characters; a byline or a credit is no longer.
LONGEST = 120
#: Words; no place with its country has more.
PLACE_MOST = 6

_NAME_WORD = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’\-]*|and|&|of|de|da|di|du|dos|la|le|van|von|der|den|bin|al|el|ibn|in|for|with|the|at|to|foreign|news|web|staff|desk|bureau|team|correspondent|reporter|agencies|@?\w+@[\w.]+|@\w+)[,;]?"
)
_BY = re.compile(r"(?:by|written by|reported by|report by|story by|author|authors|words by)\s*[:|]?\s+", re.IGNORECASE)
_DESK = re.compile(
    r"(?:[A-Z][\w.&'’]*\s){0,4}(?:Web Desk|News Desk|Desk|Web Team|Bureau|Staff Reporter|Correspondent|News Service|Staff Writer|Monitoring Desk|Reporter)"
)
_CREDIT = re.compile(
    r"\(?(?:file |representational |representative |handout )?"
    r"(?:photographer|photograph|photo illustration|photo|image|picture|pic|photo credit|image credit|photo courtesy|image courtesy|image source|photo source|credits?|courtesy)s?"
    r"(?:\s*[:|]\s*|\s+(?:by|credit|courtesy)\s*:?\s+)(?P<who>.{2,100})",
    re.IGNORECASE,
)
_AGENCY_PHOTO = re.compile(
    r"\(?(?P<who>[A-Z]{2,8} (?:Photo|File Photo|Image|Photos)\b.{0,60}|.{0,50}\b(?:Getty Images|Shutterstock|Handout).{0,40})"
)
_CAPTION_CREDIT = re.compile(
    r"(?:\s[—–-]{1,2}\s?|\s?[|/]\s?|\s?\(|\s)"
    r"(?P<who>(?:Photo|Image|Picture|Photograph)s?(?: credit| courtesy)?\s?:\s?[^:]{2,60}?"
    r"|\w{2,10} (?:[Pp]hoto|File [Pp]hoto)\b[^()]{0,50}|[\w. ]{0,40}/?Getty Images|File(?: photo)?"
    r"|[A-ZÀ-Þ][\w.'’ -]{2,40}\s?/\s?(?:Reuters|REUTERS|AFP|AP|EPA|Bloomberg|Getty|Pool)\b[^()]{0,30})\)?$"
    r"|(?:\s[—–-]{1,2}\s?|\s?[|/]\s?|\s?\()(?P<house>[A-Z]{2,8}|Reuters)\)?$"
)
_PICTURE_LABEL = re.compile(r"^(?:Photo|Image|Picture|Photograph)s?(?: credit| courtesy)?\s?:\s?")
_SENTENCE = re.compile(r"[a-z]{2}[.?!][\"”’)]?$")
_PERSON = r"[A-ZÀ-Þ][\w'’\-]*\.?(?: (?:[A-ZÀ-Þ][\w'’\-]*\.?|de|bin|al|van|von)){1,3}"
_NAMES = re.compile(rf"{_PERSON}(?:(?:,| and|, and) {_PERSON}){{0,4}}(?: in [A-ZÀ-Þ][\w ]{{2,30}})?")
_URL = re.compile(r"(?:(?:url|link|source|canonical|permalink)\s*:\s*)?(?P<url>https?://\S{3,2000})", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?P<label>headline|title|standfirst|summary|subtitle|source|publisher|publication|agency|dateline|place|location|credit line)\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_FIELD = {
    "headline": "title",
    "title": "title",
    "standfirst": "standfirst",
    "summary": "standfirst",
    "subtitle": "standfirst",
    "publisher": "publisher",
    "publication": "publisher",
    "agency": "agency",
    "credit line": "agency",
    "dateline": "place",
    "place": "place",
    "location": "place",
}


def read_mark(text: str, given: Given) -> Found | None:
    """What the line says of the report, or null where it is none of these."""
    if url := read_url(text):
        return url
    if len(text) > LONGEST:
        return _read_label(text)
    masthead = Found(publisher=text) if is_masthead(text) else None
    return read_house(text, given) or masthead or read_byline(text, given) or _read_place(text) or _read_label(text)


def read_url(text: str) -> Found | None:
    """The page's address, alone on a line."""
    found = _URL.fullmatch(text)
    return Found(url=found["url"]) if found else None


def read_house(text: str, given: Given) -> Found | None:
    """An agency or a publisher that stands alone."""
    name = text.strip(" ()|[]–—-:")
    own = given.found.publisher
    if own and name.casefold() == own.casefold():
        return Found(publisher=own)
    if given.is_agency(name):
        return Found(agency=given.found.agency)
    known = agency(name)
    if known:
        return Found(publisher=known.name) if known.is_publisher else Found(agency=known.name)
    return Found(publisher=name) if publisher_country(name) else None


def read_byline(text: str, given: Given) -> Found | None:
    """Who wrote it, with the place and the house that stand behind a bar."""
    begun = _BY.match(text)
    if begun is None:
        return Found(byline=text) if _DESK.fullmatch(text) else None
    who, *beside = (part.strip(" ,;") for part in text[begun.end() :].strip(" |,;").split("|"))
    words = who.split()
    if not words or who[-1:] in "?!:" or not all(_NAME_WORD.fullmatch(word) for word in words):
        return None
    if _SENTENCE.search(who) or not who[0].isupper():
        return None
    found = read_house(who, given) or Found(byline=who)
    for part in beside:
        read = Found(place=part) if is_place(part) else read_house(part, given)
        found = found.then(read or Found())
    return found


def read_credit(text: str) -> str | None:
    """Whose picture it is, where the line is a picture's credit and nothing else."""
    if len(text) > LONGEST or _SENTENCE.search(text):
        return None
    found = _CREDIT.fullmatch(text) or _AGENCY_PHOTO.fullmatch(text)
    if found is None:
        return None
    who = found["who"].rpartition(". ")[2]
    return _PICTURE_LABEL.sub("", who).strip(" ()[].") or None


def read_caption(text: str) -> str | None:
    """Whose picture a caption describes, where the caption ends in a picture's credit."""
    found = _CAPTION_CREDIT.search(text[-90:])
    if found is None or text.isupper() or (found["house"] and not agency(found["house"])):
        return None
    return _PICTURE_LABEL.sub("", found["who"] or found["house"])


def is_name(text: str) -> bool:
    """Whether a line is one or more people's names and nothing else."""
    return bool(_NAMES.fullmatch(text)) and not text.isupper()


def _read_place(text: str) -> Found | None:
    known = text.casefold() in entries("places.txt")
    together = "," in text and len(text.split()) <= PLACE_MOST and all(is_place(part) for part in text.split(","))
    return Found(place=text) if known or together else None


def _read_label(text: str) -> Found | None:
    found = _LABELLED.fullmatch(text)
    if found is None:
        return None
    label, value = found["label"].lower(), found["value"].strip(" |")
    if _FIELD.get(label) not in {"title", "standfirst"} and (
        len(value) > LONGEST // 2 or "|" in value or _SENTENCE.search(value)
    ):
        return None
    if label == "source":
        known = agency(value)
        return Found(agency=known.name) if known and not known.is_publisher else Found(publisher=value)
    return convert({_FIELD[label]: value}, Found)

"""Where a text has runs of capitals, and where such a run is cut into names."""

from collections.abc import Iterator

from service.resolve.phrases import Match, find_phrase
from service.resolve.reading import Reading, Word
from service.resolve.tables import Tables, is_press

#: Words in the longest run that is taken for one name; a longer one is cut there.
LONGEST = 10
#: Words back over which an article belongs to a capital.
ARTICLE = 3
#: Letters in the longest word that a heading may leave without a capital.
SMALL = 3
#: Words for a field behind *and* in a body's name: *Health and | Human Services | Agency*.
FIELDS = 3
#: Longer words than those in the shortest heading.
SHORTEST_HEADING = 4

_NICKNAME_OPENS = frozenset({' "', " “"})
_NICKNAME_CLOSES = frozenset({'" ', "” "})
#: Short months that are first names behind a family's: *Zhang Jun*.
_GIVEN_MONTHS = frozenset({"jun", "jan"})
#: Titles that stand before a surname and in no street's name.
_BEFORE_SURNAME = frozenset({"mr", "mrs", "ms", "dr", "sen", "rep", "gov"})
#: Fields that are each a body of its own: *the House and Senate*.
_SIDES = frozenset({"house", "senate", "commons", "lords", "assembly", "parliament", "army", "navy", "air", "state"})
#: How adjectives end that are half of a name: *for Economic | and Policy Research*.
_OF_ADJECTIVES = ("ic", "al")
_INSIDE = frozenset({"of", "for", "on", "the", "and"})
#: What may be for a cause with an article: *Committee for a Responsible Budget*.
_CAUSES = frozenset({"committee", "campaign", "coalition", "center", "centre", "alliance", "foundation", "institute"})
#: Bodies that are nobody's but their own, and may be for several things.
_PRIVATE = frozenset({"center", "centre", "institute", "council", "association"})
#: How another body ends that is named behind *and*.
_BODIES_BEHIND = frozenset(
    {"department", "ministry", "foundation", "agency", "association", "democrats", "republicans"}
)


def is_heading(reading: Reading, number: int, tables: Tables) -> bool:
    """Whether a sentence leaves no word but small ones without a capital, so that its capitals tell nothing."""
    words = [reading.words[index] for index in reading.sentence(number)]
    long = [word for word in words if word.end - word.start > SMALL and not word.low.isdigit()]
    lower = (word for word in long if not word.cap)
    return len(long) >= SHORTEST_HEADING and all(word.low in tables.words["preposition"] for word in lower)


def find_run(reading: Reading, index: int, tables: Tables) -> int:
    """Index of the last word of the run of capitals that begins here; one less where none does."""
    words = reading.words
    known = find_phrase(reading, index, tables)
    last = known.last if known else index if words[index].cap else index - 1
    if last < index:
        return last
    while last < index + LONGEST and last + 1 < len(words):
        after = _next(words, index, last, tables) if words[last].joins else _past_marks(words, last, tables)
        if after is None:
            break
        last = after
    ends = (phrase.last for start in range(index, last + 1) if (phrase := find_phrase(reading, start, tables)))
    return max((last, *ends))


def _next(words: tuple[Word, ...], first: int, last: int, tables: Tables) -> int | None:
    """Index of the word with which a run goes on behind nothing but space."""
    return last + 1 if words[last + 1].cap else _bridge(words, first, last, tables)


def _past_marks(words: tuple[Word, ...], last: int, tables: Tables) -> int | None:
    """Index of the word with which a run goes on: behind a bracket with a rank, a nickname, an inserted name, *&*, a dot."""
    return (
        _after_bracket(words, last, tables)
        or _after_nickname(words, last)
        or _after_insertion(words, last, tables)
        or _after_ampersand(words, last, tables)
        or _after_dot(words, last, tables)
    )


def _after_insertion(words: tuple[Word, ...], last: int, tables: Tables) -> int | None:
    """Index of the surname behind a first name that an editor has put in: *[Ann] Lee*."""
    inserted = words[last].low in tables.given and words[last].low not in tables.phrases and words[last].gap == "] "
    return last + 1 if inserted and words[last + 1].cap else None


def _after_ampersand(words: tuple[Word, ...], last: int, tables: Tables) -> int | None:
    """Index of the word behind *&* in a firm's name: *Hull & Tarn*; not between two persons: *Ann Lee & Tom Roy*."""
    first, after = words[last - 1] if last else words[last], words[last + 1]
    persons = (first.low in tables.given and first.joins) or (
        after.low in tables.given and after.joins and any(word.cap for word in words[last + 2 : last + 3])
    )
    known = any(tables.known(word.low) or word.low in tables.words["field"] for word in (words[last], after))
    apart = persons or known or words[last].owner or words[last].gap != " & "
    return last + 1 if after.cap and not apart else None


def _after_dot(words: tuple[Word, ...], last: int, tables: Tables) -> int | None:
    """Index of the end of a site's name: *Tarn.com*."""
    end = words[last + 1]
    return last + 1 if words[last].gap == "." and not end.cap and end.low in tables.words["domain"] else None


def _after_bracket(words: tuple[Word, ...], last: int, tables: Tables) -> int | None:
    """Index of the name behind a bracket of one word with a rank or office: *DCP (Crime) Ann Lee*."""
    if last + 2 >= len(words) or words[last].gap.lstrip(".") != " (" or words[last + 1].gap != ") ":
        return None
    ranked = words[last].low in tables.words["rank"]
    held = ranked or (words[last].low in tables.words["office"] and words[last + 1].cap)
    return last + 2 if held and words[last + 2].cap else None


def _after_nickname(words: tuple[Word, ...], last: int) -> int | None:
    """Index of the surname behind a nickname in quotation marks: *Robert C. "Bobby" Scott*."""
    if last + 2 >= len(words) or not (words[last + 1].cap and words[last + 2].cap):
        return None
    opens, closes = words[last].gap.lstrip("."), words[last + 1].gap
    return last + 2 if opens in _NICKNAME_OPENS and closes in _NICKNAME_CLOSES else None


def _bridge(words: tuple[Word, ...], first: int, last: int, tables: Tables) -> int | None:
    """Index of the capitalised word to which small words lead on from a run, as part of one name."""
    particles = tables.words["particle"]
    for after in range(last + 1, min(last + 4, len(words) - 1)):
        word, target = words[after], words[after + 1]
        alone = words[last].low in _CAUSES and all(one.low == "the" for one in words[first:last])
        of_a = (
            alone and word.low in {"a", "an"} and words[after - 1].low == "for"
        )  # *Committee for a Responsible Budget*
        inside = word.low in particles or word.low in _INSIDE or of_a
        if not inside or not word.joins:
            return None
        if target.cap:
            small = [word.low for word in words[last + 1 : after + 1]]
            fits = all(low in particles for low in small) or _is_at_home(words, first, last, after, tables)
            return after + 1 if fits else None
    return None


def _is_at_home(words: tuple[Word, ...], first: int, last: int, after: int, tables: Tables) -> bool:
    """Whether *of*, *for*, *on* or *and* goes on with a title or a body's name: *Ministry of Defence*."""
    bodies, target = tables.words["body"], words[after + 1].low
    link = words[last + 1].low
    titles = [word.low in tables.words["office"] for word in words[first : last + 1]]
    if link == "of":
        pair = first < last and f"{words[last - 1].low} {words[last].low}" in tables.words["pair"]
        return titles[-1] or pair or (any(word.low in bodies for word in words[first : last + 1]) and not any(titles))
    if link == "and":
        if f"{words[last].low} and {target}" in tables.words["portfolio"]:
            return True
        before = words[last - 1].low if first < last else ""
        inside = before == "of" or (before == "the" and words[last].low in tables.words["field"])
        private = before in {"for", "on"} and any(word.low in _PRIVATE for word in words[first:last])
        private = private and target not in _SIDES and not _names_more(words, after + 1, tables)
        inside = inside or private  # *Center on Budget and Policy Priorities*
        apart = target in tables.given or tables.known(words[last].low) is not None
        half = (
            private and not apart and words[last].low.endswith(_OF_ADJECTIVES)
        )  # *Strategic and International Studies*
        fields = half or (inside and target in tables.words["field"])
        fields = fields or (after == last + 1 and _is_of_fields(words, range(first, last + 1), after + 1, tables))
        return fields or (first == last and _is_shared(words, after + 1, tables))
    if link == "for" and first == last and is_movement(words[first : after + 2], tables):
        return True
    of = max((index for index in range(first, last) if words[index].low == "of"), default=last + 1)
    body = words[min(last, of - 1)].low in bodies
    someone = link == "on" and target in tables.given
    return link in {"for", "on"} and body and target not in tables.words["common"] and not someone


def _names_more(words: tuple[Word, ...], second: int, tables: Tables) -> bool:
    """Whether behind *and* stands another body, or who holds an office: *Center for Health | and | Human Rights Watch*."""
    end = second
    while end < min(second + FIELDS, len(words) - 1) and words[end].joins and words[end + 1].cap:
        end += 1
    own = [word.low for word in words[second : end + 1]]
    known = any(tables.known(" ".join(own[:count])) is not None for count in range(1, len(own) + 1))
    return known or own[-1] in _BODIES_BEHIND or any(low in tables.words["office"] for low in own[1:])


def is_movement(words: tuple[Word, ...], tables: Tables) -> bool:
    """Whether a name tells who acts for what: *Citizens for Clean Harbours*."""
    stem = words[0].low.removesuffix("s")
    several = stem != words[0].low and any(stem in tables.words[kind] for kind in ("role", "nobody"))
    return several and len(words) > 1 and words[1].low == "for"


def _is_of_fields(words: tuple[Word, ...], run: range, second: int, tables: Tables) -> bool:
    """Whether two fields are one body's: *Energy and Commerce Committee*; not *the White House and Justice Department*."""
    fields, last = tables.words["field"], run[-1]
    name = [words[index].low for index in run]
    if (
        name[-1] not in fields
        or {name[-1], words[second].low} & _SIDES
        or {"of", "for"} & {*name}
        or (last > run[0] and name[-2] in tables.given)
    ):
        return False
    end = second
    while end < min(second + FIELDS, len(words) - 1) and words[end].joins and words[end + 1].cap:
        end += 1
    own = [word.low for word in words[second : end + 1]]
    topics = all(low in fields or low in tables.words["topic"] for low in own[:-1])
    known = tables.known(" ".join(own)) or tables.known(" ".join(low for low in name if low != "the"))
    return len(own) > 1 and topics and known is None and own[-1] in tables.words["body"]


def _is_shared(words: tuple[Word, ...], second: int, tables: Tables) -> bool:
    """Whether two places have one body: *Devon and Cornwall Police*."""
    body = words[second + 1] if second + 1 < len(words) and words[second].joins else None
    return body is not None and body.cap and body.low in tables.words["shared"]


def cut(reading: Reading, first: int, last: int, tables: Tables) -> Iterator[tuple[int, int]]:
    """A run, cut at common words that are no part of a name."""
    words, apart = reading.words, tables.words["apart"]
    start = index = first
    while index <= last:
        phrase = find_phrase(reading, index, tables)
        if phrase is not None:
            named = _opens_name(words, phrase.last + 1, last, tables) and words[index].low not in tables.given
            if index == start and (named or _is_paper(phrase, words[phrase.last + 1 : last + 1], tables)):
                yield start, phrase.last  # *Bank of England | Ann Lee*, *Washington Post | Thursday*
                start = phrase.last + 1
            index = phrase.last + 1
            continue
        word = words[index]
        per = word.low == "per" and index < last and find_phrase(reading, index + 1, tables) is not None
        if index == start and (word.low == "the" or per or (word.low in tables.words["former"] and index < last)):
            start = index = index + 1
            continue
        if start < index < last and word.low in tables.words["domain"] and words[index - 1].gap == ".":
            yield start, index  # *Tarn.com | Ann Lee*
            start = index = index + 1
            continue
        if word.low.endswith(" based") and index < last and not _is_common(words[index + 1 : last + 1], tables):
            start = index = index + 1  # *New Jersey-based | Tarn Energy*
            continue
        after = words[index - 1].low if start < index else ""
        article = word.low == "the" and word.cap and start < index and after not in _INSIDE  # *Libya | The Times*
        plain = word.low in apart and (not after or (word.cap and after not in tables.given and after not in _INSIDE))
        plain = plain and not (word.low in _GIVEN_MONTHS and after in tables.words["family"])
        plain = plain and not _is_initial(words, index, last) and not _is_surname(words, first, index, last, tables)
        if article or (plain and not _in_body(reading, start, last, tables)):
            if start < index:
                yield start, index - 1
            start = index + 1
        index += 1
    if start <= last:
        yield start, last


def _is_common(words: tuple[Word, ...], tables: Tables) -> bool:
    """Whether many bodies have a name: *Energy Institute*, which where it is tells apart."""
    return all(word.low in tables.words["body"] or word.low in tables.words["field"] for word in words)


def _is_surname(words: tuple[Word, ...], first: int, index: int, last: int, tables: Tables) -> bool:
    """Whether a common word may be somebody's surname: *Mr. West*; alone, if the text has its bearer: *Lake said*."""
    if index != last or words[index].low not in tables.words["place"] or words[index].low == "house":
        return False
    if first < index:
        initial = words[index - 1].end - words[index - 1].start == 1 and words[index - 1].cap and first + 1 < index
        return initial or words[index - 1].low in _BEFORE_SURNAME  # *Ann B. West*
    before = [word for word in words[max(index - ARTICLE, 0) : index] if word.sentence == words[index].sentence]
    return all(word.low != "the" for word in before)  # *the collective West*


def _is_paper(match: Match, behind: tuple[Word, ...], tables: Tables) -> bool:
    """Whether a name is that of one of the press, and what stands behind it makes no other body's of it."""
    bodies = tables.words["body"]
    other = any(word.low in bodies or word.low in {"of", "for"} for word in behind)
    return match.phrase.id is not None and is_press(tables.entries[match.phrase.id].name, tables) and not other


def _opens_name(words: tuple[Word, ...], first: int, last: int, tables: Tables) -> bool:
    """Whether a first name, or a rank with one, opens what is left of a run, and a surname follows."""
    name = first + (first < last and words[first].low in tables.words["rank"])
    return name < last and words[name].low in tables.given and words[last].low not in tables.words["body"]


def _is_initial(words: tuple[Word, ...], index: int, last: int) -> bool:
    """Whether a letter is the first of several of a name: *Justice A K Menon*."""
    pair = words[index : index + 2] if index < last else ()
    return len(pair) > 1 and all(word.cap and word.end - word.start == 1 for word in pair)


def _in_body(reading: Reading, first: int, last: int, tables: Tables) -> bool:
    """Whether a run names a body, in which common words are at home: *University of North Carolina*."""
    common = reading.words[first].low in tables.words["common"] and first == reading.sentences[_number(reading, first)]
    return not common and any(word.low in tables.words["body"] for word in reading.words[first : last + 1])


def _number(reading: Reading, index: int) -> int:
    return reading.words[index].sentence

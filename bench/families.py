"""The families of reports that print one story, as the service's writer would make them, without asking a database."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import Struct, structs

from service.db.families import Kin, rendering
from service.db.rows import QuoteRow, RenderingRow
from service.intake.identity import family_id
from service.intake.records import Records
from service.relate.families import Edge, Node, families
from service.relate.relation import relation


class Family(Struct, frozen=True):
    """Renderings of one utterance, by key, and how many quotes have them."""

    id: str
    size: int
    renderings: frozenset[int]


class Related(Struct, frozen=True):
    """The renderings of some reports, each once, and what there is between them."""

    rows: dict[int, RenderingRow]
    #: The key of each rendering, by hash.
    keys: dict[bytes, int]
    kin: list[Kin]
    families: list[Family]
    #: The quotes of families that are not the earliest.
    later: frozenset[str]


def related(made: Sequence[Records], key: int) -> Related:
    """What there is between the renderings of reports, each of which is given a key from `key` on.

    Quotes at one place of several reports are renderings of one utterance; no others are alike.
    """
    rows: dict[int, RenderingRow] = {}
    keys: dict[bytes, int] = {}
    quotes: dict[int, list[QuoteRow]] = {}
    for one in made:
        for quote, row in zip(one.quotes, one.renderings, strict=True):
            if row is not None:
                at = keys.setdefault(row.sha256, key + len(keys))
                rows[at] = row
                quotes.setdefault(at, []).append(quote)
    kin = list(_kin(rows, made, keys))
    found = list(_families(rows, quotes, kin))
    earliest = {min((quote for key in one.renderings for quote in quotes[key]), key=_age).id for one in found}
    later = {quote.id for one in found for key in one.renderings for quote in quotes[key]} - earliest
    return Related(rows, keys, kin, found, frozenset(later))


def _kin(rows: Mapping[int, RenderingRow], made: Sequence[Records], keys: Mapping[bytes, int]) -> Iterable[Kin]:
    for place in zip(*(one.renderings for one in made), strict=True):
        for one, other in combinations(sorted({keys[row.sha256] for row in place if row}), 2):
            match = relation(rendering(structs.asdict(rows[one])), rendering(structs.asdict(rows[other])))
            if match:
                yield Kin(one, other, match)


def _families(
    rows: Mapping[int, RenderingRow], quotes: Mapping[int, list[QuoteRow]], kin: Sequence[Kin]
) -> Iterable[Family]:
    nodes = {
        key: Node(
            rendering=rendering(structs.asdict(row)),
            name=row.sha256.hex(),
            articles=frozenset(quote.article_key for quote in quotes[key]),
        )
        for key, row in rows.items()
    }
    for group in families(nodes, [Edge(one.one, one.other, one.match) for one in kin]):
        held = [quote for key in group for quote in quotes[key]]
        if len({quote.article_key for quote in held}) > 1:
            yield Family(family_id(min(held, key=_age).id), len(held), group)


def _age(quote: QuoteRow) -> tuple[str, str]:
    return str(quote.published_on), quote.id

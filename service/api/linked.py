"""Lists as linked data: JSON-LD in the words of schema.org, and of W3C Web Annotation for where things stand.

Names of records are the same on every machine, as their ids are, and say so in a file that was saved, too.
"""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

#: What of a quote or an article no word of schema.org says.
OURS = "urn:onrecord:term:"
ANNOTATION = ("Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector")
CONTEXT = [
    "https://schema.org",
    {
        "oa": "http://www.w3.org/ns/oa#",
        "onrecord": OURS,
        **{name: f"oa:{name}" for name in ANNOTATION},
        "annotation": {"@reverse": "oa:hasBody"},
        "target": "oa:hasTarget",
        "source": "oa:hasSource",
        "selector": "oa:hasSelector",
        **{name: f"oa:{name}" for name in ("exact", "prefix", "suffix", "start", "end")},
    },
]
OPENING = b'{"@context":' + msgspec.json.encode(CONTEXT) + b',"@graph":[\n'
CLOSING = b"\n]}\n"
KINDS = {
    "person": "Person",
    "organisation": "Organization",
    "armed_group": "Organization",
    "government": "GovernmentOrganization",
    "country": "Country",
}


def node(item: dict[str, Any], link: Callable[[dict[str, Any]], dict[str, Any]]) -> bytes:
    """An item as a node, with the cursor to what is behind it."""
    return msgspec.json.encode(link(item) | {"onrecord:cursor": item["cursor"]})


def actor(item: dict[str, Any]) -> dict[str, Any]:
    """An actor of the register."""
    wikidata = item["wikidata"]
    return _known(
        **_actor(item),
        alternateName=item["aliases"],
        sameAs=wikidata and f"http://www.wikidata.org/entity/{wikidata}",
        **_ours(item, "quotes"),
    )


def article(item: dict[str, Any]) -> dict[str, Any]:
    """A report as published."""
    return _known(
        **_report(item),
        description=item["standfirst"],
        abstract=item["highlights"],
        creditText=item["byline"],
        dateline=", ".join(filter(None, (item["dateline_place"], item["dateline_date"]))) or None,
        dateModified=item["updated_at"],
        inLanguage=item["language"],
        **_ours(item, "photo_credit", "date_from", "text_sha256", "length", "quotes"),
    )


def quotation(item: dict[str, Any]) -> dict[str, Any]:
    """A statement, who made it, and where it stands; its day only where the text tells it."""
    speaker, said, cue, family = item["speaker"], item["said_on"], item["cue"] or {}, item["family"]
    return _known(
        **{"@type": "Quotation", "@id": _name("quote", item["id"])},
        text=item["text"],
        creator=speaker["actor"] and _actor(speaker["actor"]),
        creditText=speaker["text"],
        dateCreated=said["from"] if said["from"] == said["to"] else None,
        mentions=[_actor(one) for one in item["about"]],
        isPartOf=item["within"] and {"@id": _name("quote", item["within"])},
        isBasedOn=_report(item["article"]),
        annotation=list(_annotations(item)),
        **_ours(item, "kind", "addressee", "occasion", "confidence"),
        **_ours(speaker, "role", "anonymous"),
        **_ours({f"said_{name}": said[name] for name in ("from", "to", "precision")}),
        **_ours({name: cue.get(name) for name in ("lemma", "stance")}),
        **_ours({"family": family and {"@id": _name("family", family["id"])}}),
    )


def rendering(item: dict[str, Any]) -> dict[str, Any]:
    """Another rendering of a statement, and how it stands to the one that was asked for."""
    return quotation(item["quote"]) | _ours(item, "relation")


def counterpart(item: dict[str, Any]) -> dict[str, Any]:
    """An actor, and how often it and another one name each other."""
    return _actor(item["actor"]) | _ours(item, "about_them", "by_them", "total")


def similar(item: dict[str, Any]) -> dict[str, Any]:
    """A report, and what it has in common with another one."""
    families = [{"@id": _name("family", id)} for id in item["families"]]
    return (
        _report(item["article"]) | _ours(item, "reason", "score", "shared", "related") | _ours({"families": families})
    )


def _actor(item: dict[str, Any]) -> dict[str, Any]:
    return {"@type": KINDS[item["kind"]], "@id": _name("actor", item["id"]), "name": item["name"]}


def _report(item: dict[str, Any]) -> dict[str, Any]:
    """What a list of articles and the article of a quote both say."""
    return _known(
        **{"@type": "NewsArticle", "@id": _name("article", item["id"])},
        headline=item["title"],
        url=item["url"],
        publisher=_organization(item["publisher"]),
        sourceOrganization=_organization(item["agency"]),
        datePublished=item.get("published_at") or item["published_on"],
    )


def _organization(name: str | None) -> dict[str, Any] | None:
    return {"@type": "Organization", "name": name} if name else None


def _annotations(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Where each part of a quote stands, with its own words: the content piece by piece."""
    evidence, speaker, cue, context = item["evidence"], item["speaker"], item["cue"], item["context"]
    source = {"@id": _name("article", item["article"]["id"])}
    pieces = list(_pieces(item["text"], evidence["content"]))
    around = [{"prefix": context["prefix"]}, *({} for _ in pieces[1:])]
    around[-1] = around[-1] | {"suffix": context["suffix"]}
    found = [("content", [_target(source, *piece, **more) for piece, more in zip(pieces, around, strict=True)])]
    for name, span, words in (
        ("speaker", evidence["speaker"], speaker["text"]),
        ("cue", evidence["cue"], cue and cue["text"]),
        ("said_on", evidence["said_on"], item["said_on"]["evidence"]),
    ):
        if span is not None:
            found.append((name, [_target(source, span, words)]))
    for name, targets in found:
        yield {"@type": "Annotation", "name": name, "target": targets}


def _pieces(text: str, spans: list[list[int]]) -> Iterator[tuple[list[int], str]]:
    """The pieces of a content with their words, which `text` has one behind the other with a space between."""
    at = 0
    for span in spans:
        length = span[1] - span[0]
        yield span, text[at : at + length]
        at += length + 1


def _target(source: dict[str, str], span: list[int], words: str, **around: str) -> dict[str, Any]:
    """A place in a report; Web Annotation counts code points, as our offsets do."""
    position = {"@type": "TextPositionSelector", "start": span[0], "end": span[1]}
    quoted = {"@type": "TextQuoteSelector", "exact": words, **around}
    return {"@type": "SpecificResource", "source": source, "selector": [position, quoted]}


def _ours(item: dict[str, Any], *names: str) -> dict[str, Any]:
    """What we alone have a word for: the fields that are named, or all."""
    return _known(**{f"onrecord:{name}": item[name] for name in names or item})


def _known(**fields: Any) -> dict[str, Any]:
    """What is there of it: an absent property says what null does, and an empty list says nothing."""
    return {name: value for name, value in fields.items() if value not in (None, [], "")}


def _name(noun: str, id: str) -> str:
    return f"urn:onrecord:{noun}:{id}"

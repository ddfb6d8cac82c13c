"""The contract: complete, true to what is served, and the same shape everywhere."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from httpx import AsyncClient
from jsonschema import Draft202012Validator

from service.api.app import HANDLERS
from service.api.invented import EXAMPLES
from service.api.openapi import readable
from service.api.problems import KINDS, Problem
from service.model.article import ArticleRecord
from service.model.page import ActorPage, ArticlePage, ChangePage, LoadPage, QuotePage
from service.model.quote import Quote
from tests.make import Make

#: Paths that are not of the contract: the page that shows it.
OUTSIDE = {"/docs", "/docs/{name}"}
#: Headers of some answers: of lists that go on, of streams, and where a limit holds.
AT_TIMES = {"link", "corpus-version", "resolution", "unmatched", "ratelimit", "ratelimit-policy"}


@pytest.fixture
async def contract(idle: AsyncClient) -> dict[str, Any]:
    """The document as it is served."""
    return (await idle.get("/openapi.json")).json()


def operations(contract: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The operations by id."""
    found = [operation for path in contract["paths"].values() for operation in path.values()]
    assert len({operation["operationId"] for operation in found}) == len(found)
    return {operation["operationId"]: operation for operation in found}


def checker(contract: dict[str, Any], schema: dict[str, Any]) -> Draft202012Validator:
    """What tells whether a value has a schema of the contract; no field may be there that it does not name."""
    components = {name: closed(one) for name, one in contract["components"]["schemas"].items()}
    return Draft202012Validator({**schema, "components": {"schemas": components}})


def closed(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema that takes nothing it does not name."""
    return schema | {"additionalProperties": False} if "properties" in schema else schema


def whole(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of an answer that no `fields` has cut down."""
    return schema["anyOf"][0] if "anyOf" in schema else schema


def resolved(contract: dict[str, Any], response: dict[str, Any]) -> dict[str, Any]:
    """A response, or what it refers to."""
    return contract["components"]["responses"][response["$ref"].rsplit("/", 1)[1]] if "$ref" in response else response


def test_leads_nowhere_wrong(contract: dict[str, Any]) -> None:
    """Every reference has its end, and every schema is one."""
    for reference in references(contract):
        at: Any = contract
        for step in reference.removeprefix("#/").split("/"):
            at = at[step]
    for schema in contract["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def references(node: Any) -> Iterator[str]:
    """The references in a document."""
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for part in node.values():
            yield from references(part)
    elif isinstance(node, list):
        for part in node:
            yield from references(part)


def test_describes_every_handler(contract: dict[str, Any]) -> None:
    """Nothing served is left out but the page that shows it."""
    served = {(path, method.lower()) for one in HANDLERS for path in one.paths for method in one.http_methods}
    served = {(path.replace(":str", ""), method) for path, method in served}

    described = {(path, method) for path, one in contract["paths"].items() for method in one}

    assert described == {(path, method) for path, method in served if path not in OUTSIDE}


@pytest.mark.parametrize(
    "kind", [QuotePage, ArticlePage, ActorPage, ChangePage, LoadPage, Quote, ArticleRecord, Problem]
)
def test_schemas_are_those_of_the_structs(contract: dict[str, Any], kind: type[Any]) -> None:
    """What msgspec encodes is what the contract says."""
    _, schemas = msgspec.json.schema_components([kind], ref_template="#/components/schemas/{name}")

    for name, schema in schemas.items():
        assert undescribed(contract["components"]["schemas"][name]) == undescribed(readable(schema))


def undescribed(schema: Any) -> Any:
    """A schema without what is said of it in words."""
    if isinstance(schema, list):
        return [undescribed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {name: undescribed(part) for name, part in schema.items() if name != "description"}


def test_query_structs_do_not_leak(contract: dict[str, Any]) -> None:
    """How parameters are read is nobody's business; no name shows a module."""
    assert not [name for name in contract["components"]["schemas"] if name.endswith("Query") or "." in name]


def test_says_what_is_allowed(contract: dict[str, Any]) -> None:
    """Bounds, defaults and choices stand in the parameters."""
    parameters = {one["name"]: one for one in operations(contract)["findQuotes"]["parameters"]}

    assert parameters["limit"]["schema"] == {
        "type": "integer",
        "minimum": 1,
        "maximum": 200,
        "default": 20,
        "format": "int32",
    }
    assert parameters["speaker"]["schema"]["type"] == "array"
    assert re.fullmatch(parameters["from"]["schema"]["pattern"], "2021-08-09T16:30:00Z")
    assert parameters["sort"]["schema"]["default"] == "-said_on"
    assert parameters["on_ambiguous"]["schema"]["default"] == "best"
    assert all("description" in one for one in parameters.values())


def test_every_operation_has_an_example_and_its_problems(contract: dict[str, Any]) -> None:
    """Each example has its schema; each problem is documented once, in its own media type."""
    for id, operation in operations(contract).items():
        for status, response in operation["responses"].items():
            if status not in ("200", "304", "308"):
                assert list(resolved(contract, response)["content"]) == ["application/problem+json"], id
        for content in operation["responses"]["200"]["content"].values() if id != "getContract" else ():
            told = content["examples"]["seeds"]["value"] if "examples" in content else content["example"]
            schema = whole(content["schema"])
            if "allOf" in schema:  # a line: an item, and its cursor
                [schema, _], told = schema["allOf"], {name: told[name] for name in told if name != "cursor"}
            checker(contract, schema).validate(told)


def test_every_problem_has_a_meaning(contract: dict[str, Any]) -> None:
    """The statuses that the service gives are those that the contract knows."""
    documented = {int(status) for status in contract["components"]["responses"] if status.isdigit()}

    assert documented <= set(KINDS)


def test_examples_survive_their_own_encoding() -> None:
    """Each is a value of its type."""
    for kind, example in EXAMPLES.items():
        assert msgspec.json.decode(msgspec.json.encode(example), type=kind) == example


async def test_answers_have_their_schemas(client: AsyncClient, make: Make, contract: dict[str, Any]) -> None:
    """Real answers, full and bare, have the schemas that the contract gives them, and no field besides."""
    lee = await make.actor("Ann Lee", "Lee", wikidata="Q1")
    bob = await make.actor("Bob Lee", "Lee")
    article = await make.article("“It works,” Lee said.", highlights=["One"], agency="PTI", zone="+05:30")
    quote = await make.quote(lee, article, cue="said", lemma="say", stance="neutral", cue_at=[16, 20], role="minister")
    await make.quote(bob, await make.article(published_on=None, title=None))
    await make.quote(None, anonymous=True)
    twin = await make.quote(lee)
    await make.family(quote, twin)
    await make.figure(article, lee)
    await make.role(article, lee, "minister")
    load = await make.load(state="done")
    await make.refusal(load)
    await make.note(load)
    await make.noted()
    again = await make.load(kind="reextract")
    await make.quote_change(again)
    paths = {
        "findQuotes": ["/quotes", "/quotes?facets=speaker,publisher,agency,kind,stance,month&q=statement&highlight=true", "/quotes?speaker=Lee&on_ambiguous=all&count=true&limit=1", "/quotes?speaker=Nobody",
                       "/quotes?limit=0", "/quotes?speaker=Lee&on_ambiguous=error"],
        "getQuote": [f"/quotes/{quote.id}", f"/quotes/{quote.id}?fields=id,cue.text",
                     f"/quotes/{quote.id}?expand=article.text,speaker.aliases,speaker.roles", "/quotes/none"],
        "findFamily": [f"/quotes/{quote.id}/family", f"/quotes/{twin.id}/family?limit=1", "/quotes/none/family"],
        "findArticles": ["/articles", "/articles?limit=1&count=true", "/articles?fields=title", "/articles?expand=text",
                         "/articles?q=works&highlight=true&facets=speaker,publisher,agency,month&speaker=Lee"],
        "getArticle": [f"/articles/{article.id}", "/articles/none"],
        "findArticleQuotes": [f"/articles/{article.id}/quotes"],
        "findArticleActors": [f"/articles/{article.id}/actors"],
        "findCounterparts": ["/actors/ann-lee/with?count=true", "/actors/none/with"],
        "findSimilarArticles": [f"/articles/{article.id}/similar", "/articles/none/similar"],
        "findActors": ["/actors", "/actors?expand=roles"],
        "resolveName": ["/actors/resolve?name=Lee", "/actors/resolve?name=Leee", "/actors/resolve"],
        "getTimeline": ["/timeline", "/timeline?speaker=Lee&share=true", "/timeline?compare=Ann+Lee&compare=Bob+Lee", "/timeline?interval=hour"],
        "getActorTimeline": ["/actors/ann-lee/timeline", "/actors/none/timeline"],
        "getActor": ["/actors/ann-lee", "/actors/none"],
        "findActorQuotes": ["/actors/ann-lee/quotes"],
        "findLoads": ["/loads", "/loads?count=true"],
        "findChanges": ["/changes", "/changes?since=1&limit=1", "/changes?since=99"],
        "getLoad": [f"/loads/{load.id}", f"/loads/{again.id}"],
        "findLoadRefusals": [f"/loads/{load.id}/refusals", "/loads/none/refusals"],
        "findLoadNotes": [f"/loads/{load.id}/notes?count=true"],
        "findLoadChanges": [f"/loads/{again.id}/changes?limit=1"],
        "getLiveness": ["/health/live"],
        "getReadiness": ["/health/ready"],
        "getContract": ["/openapi.json"],
        "getRoot": ["/"],
    }  # fmt: skip

    for id, asked in paths.items():
        for path in asked:
            response = await client.get(path)
            described = resolved(contract, operations(contract)[id]["responses"][str(response.status_code)])
            schema = described["content"][response.headers["content-type"]]["schema"]
            checker(contract, schema if "fields=" in path else whole(schema)).validate(response.json())
            assert {name.lower() for name in described["headers"]} - set(response.headers) <= AT_TIMES, path


def test_fields_and_values_say_what_their_names_cannot(contract: dict[str, Any]) -> None:
    """What stands beside their declarations, inherited ones too; and an instant is told from any text."""
    schemas = contract["components"]["schemas"]

    assert schemas["FacetValue"]["properties"]["name"]["description"].endswith("null where the value shows itself.")
    assert schemas["ArticleRecord"]["properties"]["length"]["description"] == "Code points in `text`."
    assert "- `withdrawn`: It was taken out for good." in schemas["RecordFate"]["description"]
    assert {"type": "string", "format": "date-time"} in schemas["SaidOn"]["properties"]["at"]["anyOf"]
    assert not [name for name, one in schemas.items() if "\n  " in one.get("description", "")]


def test_nothing_is_without_a_word(contract: dict[str, Any]) -> None:
    """Every operation, parameter, header, schema and field says what it is."""
    of_operations = {
        f"{id} {part['name'] if part else ''}": (part or operation).get("description", "")
        for id, operation in operations(contract).items()
        for part in (None, *operation.get("parameters", ()))
    }
    parts = contract["components"]
    of_schemas = {
        name: one.get("description", "") for kind in ("schemas", "headers") for name, one in parts[kind].items()
    }
    of_fields = {
        f"{name}.{field}": one.get("description", "")
        for name, schema in parts["schemas"].items()
        for field, one in schema.get("properties", {}).items()
        if not name.startswith("Sparse")
    }

    assert not [name for name, said in (of_operations | of_schemas | of_fields).items() if not said]
    assert all(operation["summary"] for operation in operations(contract).values())

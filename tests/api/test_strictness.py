"""Requests that are not quite right: each is told what is wrong with it, in one shape."""

import pytest
from httpx import AsyncClient

from service.db import quotes
from tests.api.answers import faults
from tests.make import Make

PATHS = ["/quotes", "/timeline", "/actors/x/timeline", "/articles", "/actors", "/loads", "/actors/resolve", "/quotes/q_1", "/quotes/q_1/family", "/articles/a_1", "/actors/x",
         "/actors/x/quotes", "/articles/a_1/quotes", "/articles/a_1/actors", "/loads/l_1", "/health/live",
         "/health/ready", "/metrics", "/openapi.json", "/docs", "/"]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "name", "part"),
    [
        ("speeker=Kirby", "speeker", "did you mean speaker?"),
        ("Speaker=Kirby", "Speaker", "did you mean speaker?"),
        ("frm=2021-01-01", "frm", "did you mean from?"),
        ("formt=csv", "formt", "did you mean format?"),
        ("zzz=1", "zzz", "known here: "),
        ("author=Kirby", "author", "did you mean speaker?"),
        ("page=2", "page", "did you mean cursor?"),
        ("date=2021-08-09", "date", "did you mean from?"),
        ("until=2021-08-09", "until", "did you mean to?"),
        ("speaker[]=Kirby", "speaker[]", "did you mean speaker?"),
        ("limit=1&limit=2", "limit", "given 2 times"),
        ("limit=-1", "limit", "'-1' is not allowed; it takes a whole number from 1 to 200"),
        ("limit=0", "limit", "from 1 to 200"),
        ("limit=201", "limit", "from 1 to 200"),
        ("limit=ten", "limit", "'ten'"),
        ("limit=", "limit", "''"),
        ("limit=99999999999999999999999999", "limit", "from 1 to 200"),
        ("kind=quoted", "kind", "one of direct, mixed, indirect"),
        ("kind=direct&kind=quoted", "kind", "'quoted'"),
        ("stance=", "stance", "one of neutral, "),
        ("from=yesterday", "from", "a day such as 2021-08-09"),
        ("from=2021-02-30", "from", "a day such as"),
        ("from=2021-08-02&to=2021-08-01", "from", "none that is after to"),
        ("from=2021-09&to=2021-08-31", "from", "none that is after to"),
        ("from=2021-08-01T12:00Z&to=2021-08-01T11:59Z", "from", "none that is after to"),
        ("from=2021", "from", "a month such as 2021-08"),
        ("from=2021-13", "from", "a month such as 2021-08"),
        ("from=2021-08-01T12:00:00", "from", "an instant such as 2021-08-09T16:30:00Z"),
        ("from=0001-01-01T00:00%2B05:00", "from", "an instant such as"),
        ("undated=maybe", "undated", "one of include, exclude"),
        ("speaker_kind=robot", "speaker_kind", "one of person, "),
        ("sort=newest", "sort", "one of -said_on, said_on, "),
        ("facets=kind,colour", "facets", "'colour' is not allowed; it takes one of speaker, about, publisher, "),
        ("facets=kind,", "facets", "''"),
        ("facets=", "facets", "''"),
        ("highlight=true", "highlight", "without q"),
        ("use_date=born", "use_date", "one of said, published, loaded"),
        ("min_confidence=1.5", "min_confidence", "a number from 0 to 1"),
        ("min_confidence=nan", "min_confidence", "a number from"),
        ("min_confidence=null", "min_confidence", "a number from"),
        ("count=yes", "count", "true or false"),
        ("count=1", "count", "true or false"),
        ("on_ambiguous=guess", "on_ambiguous", "one of best, all, error"),
        ("offsets=bytes", "offsets", "one of codepoints, utf16"),
        ("speaker=", "speaker", "1 to 500 characters"),
        ("speaker=" + "x" * 10_000, "speaker", "1 to 500 characters"),
        ("speaker=a%00b", "speaker", "NUL"),
        ("q=%00", "q", "NUL"),
        ("speaker=%ff", "?", "UTF-8"),
        ("speaker=%ED%A0%80", "?", "UTF-8"),
        ("&".join("speaker=a" for _ in range(51)), "speaker", "at most 50"),
        ("&".join("speaker=a" for _ in range(300)), "?", "more than 200"),
    ],
)
async def test_names_what_is_wrong(idle: AsyncClient, asked, name, part) -> None:
    """Parameter, value, and what is allowed."""
    response = await idle.get(f"/quotes?{asked}")

    assert response.status_code == 400
    assert part in faults(response)[name]


async def test_a_name_in_capitals_is_that_name(idle: AsyncClient) -> None:
    """Before it is what others call something else."""
    response = await idle.get("/actors?ROLE=mayor&Role[]=mayor")

    assert faults(response) == dict.fromkeys(["ROLE", "Role[]"], "no such parameter; did you mean role?")


async def test_names_everything_that_is_wrong(idle: AsyncClient) -> None:
    """All faults at once, so that a caller corrects them at once."""
    response = await idle.get("/quotes?speeker=Kirby&limit=0&kind=x&from=y")

    assert set(faults(response)) == {"speeker", "limit", "kind", "from"}


async def test_null_is_a_word(client: AsyncClient, make: Make) -> None:
    """A search for the word null is a search, not its absence."""
    await make.quote(text="Everything works")

    response = await client.get("/quotes", params={"q": "null"})

    assert response.json()["items"] == []


@pytest.mark.parametrize("path", PATHS)
async def test_no_path_takes_what_it_does_not_know(idle: AsyncClient, path) -> None:
    """Strict everywhere."""
    response = await idle.get(path, params={"surprise": "1"})

    assert response.status_code == 400
    assert "surprise" in faults(response)


@pytest.mark.parametrize("name", ["speaker", "q", "article", "publisher", "agency", "occasion", "cue", "addressee"])
@pytest.mark.parametrize(
    "value", ["'; DROP TABLE quotes; --", "%", "_", "\\", "{}", ":q", "$1", "\u2028", "\x7f", "&|!<->", "ﷺ" * 100, "🚢"]
)
async def test_odd_text_is_just_text(idle: AsyncClient, name, value) -> None:
    """Nothing that a caller sends is read as anything but a value."""
    response = await idle.get("/quotes", params={name: value})

    assert response.status_code in (200, 400)
    if response.status_code == 200:
        assert response.json()["items"] == []


@pytest.mark.parametrize(
    "id", ["%00", "x%00", "%ff", "x" * 10_000, "..%2f..", "%0a", "'", "%F0%9F%9A%A2", "a b", "%25"]
)
@pytest.mark.parametrize("noun", ["quotes", "articles", "actors", "loads"])
async def test_odd_ids_are_not_found(idle: AsyncClient, noun, id) -> None:
    """An id that no record can have is one that no record has."""
    response = await idle.get(f"/{noun}/{id}")

    assert response.status_code == 404
    assert faults(response) == {}


@pytest.mark.parametrize(
    "path", ["/nothing", "/quotes/q_1/x", "/docs/../app.py", "/docs/app.py", "//", "/articles/a/b/c"]
)
async def test_unknown_paths(idle: AsyncClient, path) -> None:
    """Nothing there: a problem like any other."""
    response = await idle.get(path)

    if path == "//":
        assert response.status_code in (200, 404)
    else:
        assert response.status_code == 404
        assert faults(response) == {}


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "BREW"])
async def test_other_methods(idle: AsyncClient, method) -> None:
    """The answer says what the path does take."""
    response = await idle.request(method, "/quotes")

    assert response.status_code == 405
    assert faults(response) == {}
    assert response.headers["allow"] == "GET, HEAD, OPTIONS"
    assert (await idle.options("/quotes")).headers["allow"] == "GET, HEAD, OPTIONS"


async def test_get_where_only_post_goes(idle: AsyncClient) -> None:
    """HEAD is refused there too."""
    for method in ("GET", "HEAD"):
        response = await idle.request(method, "/extract")

        assert response.status_code == 405
        assert response.headers["allow"] == "OPTIONS, POST"


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/json", 200),
        ("application/*;q=0.1", 200),
        ("text/html, */*;q=0.8", 200),
        ("image/png", 406),
        ("application/json;q=0, image/*", 406),
        ("text/html", 406),
        ("nonsense", 406),
        ("*", 200),
        ("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", 200),
        ("", 200),
        (";;;,,,", 406),
    ],
)
async def test_negotiates(idle: AsyncClient, accept, status) -> None:
    """A caller that does not take JSON is told so, also when it has the answer's tag."""
    tag = (await idle.get("/quotes")).headers["etag"]

    response = await idle.get("/quotes", headers={"Accept": accept})
    again = await idle.get("/quotes", headers={"Accept": accept, "If-None-Match": tag})

    assert response.status_code == status
    assert again.status_code == (304 if status == 200 else status)


@pytest.mark.parametrize("path", ["/quotes", "/health/live"])
async def test_lines_of_a_header_are_one(idle: AsyncClient, path: str) -> None:
    """A caller, or a proxy, may have written what it takes in several."""
    response = await idle.get(path, headers=[("Accept", "text/html"), ("Accept", "application/json;q=0.5")])

    assert response.status_code == 200


async def test_a_fault_of_ours_tells_nothing(idle: AsyncClient, monkeypatch) -> None:
    """No traceback, no statement, no path leaves the house."""

    async def broken(*_: object, **_given: object) -> None:
        raise RuntimeError("SELECT secret FROM /etc/passwd")

    monkeypatch.setattr(quotes, "find", broken)

    response = await idle.get("/quotes?limit=44")

    assert response.status_code == 500
    assert faults(response) == {}
    assert "secret" not in response.text
    assert "passwd" not in response.text

"""Limits: how often an address or a key may ask, what they are told of that, and whose address it is."""

from collections import Counter
from typing import Any

import pytest
from httpx import ASGITransport, AsyncClient

from service.api import buckets as module
from service.api.app import create_app
from service.api.buckets import Buckets
from service.api.callers import caller, identity
from service.db.pool import Connection
from service.model.key import fresh
from service.settings import Networks, ProxyHeader, Settings
from tests.api.answers import faults
from tests.api.conftest import calling
from tests.api.test_keys import issue

AWAY = "postgresql://127.0.0.1:1/nowhere"
PROXIES = Networks("10.0.0.0/8 2001:db8:ffff::/48")


class Clock:
    """Time that passes when it is told to."""

    now = 1000.0

    def __call__(self) -> float:
        """The time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock that stands."""
    return Clock()


def test_a_bucket_is_full_at_first_and_fills_evenly(clock: Clock) -> None:
    """Sixty at once, then one a second; an hour later not more than sixty again."""
    buckets = Buckets(60, 60, clock=clock)

    def burst() -> int:
        return sum(buckets.take("a").taken for _ in range(100))

    assert burst() == 60
    clock.now += 1.5
    assert burst() == 1
    clock.now += 0.5
    assert burst() == 1
    clock.now += 3600
    assert burst() == 60


def test_buckets_are_apart(clock: Clock) -> None:
    """What one uses up another one has."""
    buckets = Buckets(1, 60, clock=clock)

    assert [buckets.take(who).taken for who in ("a", "a", "b")] == [True, False, True]


def test_what_is_left_can_be_used_up_at_an_even_pace(clock: Clock) -> None:
    """The seconds are those in which as many tokens come back; without any, until the next one."""
    buckets = Buckets(60, 30, clock=clock)
    found = [buckets.take("a") for _ in range(62)]

    assert [(one.taken, one.tokens, one.seconds) for one in (found[0], found[39], found[59], found[61])] == [
        (True, 59, 30), (True, 20, 10), (True, 0, 1), (False, 0, 1)
    ]  # fmt: skip


def test_who_waits_as_told_is_not_refused_again(clock: Clock) -> None:
    """Also where the arithmetic of times loses a little."""
    for quota, window in ((1, 60), (7, 60), (1000, 60), (3, 1), (6000, 60)):
        buckets = Buckets(quota, window, clock=clock)
        for _ in range(quota):
            buckets.take("a")
        for _ in range(20):
            refused = buckets.take("a")
            if not refused.taken:
                clock.now += refused.seconds
                assert buckets.take("a").taken


def test_refusals_cost_nothing(clock: Clock) -> None:
    """Who hammers on is not kept out longer."""
    buckets = Buckets(1, 10, clock=clock)
    refused = Counter(buckets.take("a").taken for _ in range(1000))
    clock.now += 10

    assert refused[False] == 999
    assert buckets.take("a").taken


def test_what_is_given_back_can_be_taken_again(clock: Clock) -> None:
    """And a bucket that is full stays so."""
    buckets = Buckets(2, 60, clock=clock)
    buckets.take("a")
    buckets.give_back("a")
    buckets.give_back("b")

    assert [buckets.take(who).tokens for who in "aab"] == [1, 0, 1]


def test_memory_is_bounded(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one who asked longest ago is forgotten first."""
    monkeypatch.setattr(module, "MOST_CALLERS", 3)
    buckets = Buckets(1, 60, clock=clock)
    for who in "abcad":
        buckets.take(who)

    assert list(buckets._full_at) == ["c", "a", "d"]


def scope(client: str | None, **headers: str) -> dict[str, Any]:
    """A request from a client."""
    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"client": client and (client, 80), "headers": pairs}


@pytest.mark.parametrize(
    ("client", "told", "found"),
    [
        ("192.0.2.1", "", "192.0.2.1"),
        ("192.0.2.1", "198.51.100.1", "192.0.2.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "203.0.113.9, 198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "203.0.113.9, 198.51.100.1, 10.9.9.9", "198.51.100.1"),
        ("10.0.0.1", "10.0.0.2, 10.0.0.3", "10.0.0.2"),
        ("10.0.0.1", "198.51.100.1:4711", "198.51.100.1"),
        ("10.0.0.1", "2001:db8::1", "2001:db8::1"),
        ("10.0.0.1", "[2001:db8::1]:4711", "2001:db8::1"),
        ("10.0.0.1", "198.51.100.1, unknown", "10.0.0.1"),
        ("10.0.0.1", "198.51.100.1,", "10.0.0.1"),
        ("::ffff:192.0.2.1", "", "192.0.2.1"),
        ("::ffff:10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("2001:db8:ffff::1", "198.51.100.1", "198.51.100.1"),
    ],
)
def test_an_address_is_the_nearest_that_no_proxy_of_ours_has(client: str, told: str, found: str) -> None:
    """What a caller writes into the header itself stands further left, and counts for nothing."""
    asking = scope(client, **({"x_forwarded_for": told} if told else {}), forwarded="for=203.0.113.66")

    assert str(caller(asking, PROXIES, ProxyHeader.X_FORWARDED_FOR)) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("for=198.51.100.1", "198.51.100.1"),
        ("For=198.51.100.1;proto=https;by=10.0.0.1", "198.51.100.1"),
        ("proto=https; for = 198.51.100.1", "198.51.100.1"),
        ('for="[2001:db8::1]:4711";host="a,b"', "10.0.0.1"),
        ('host=a;for="[2001:db8::1]:4711"', "2001:db8::1"),
        ("for=203.0.113.9, for=198.51.100.1, for=10.9.9.9", "198.51.100.1"),
        ('for="203.0.113.9, for=198.51.100.1', "198.51.100.1"),
        ("for=_hidden", "10.0.0.1"),
        ("proto=https", "10.0.0.1"),
    ],
)
def test_the_standard_header_says_it_too(told: str, found: str) -> None:
    """Whichever the proxies write: the other one passes through them as the caller wrote it."""
    asking = scope("10.0.0.1", forwarded=told, x_forwarded_for="203.0.113.66")

    assert str(caller(asking, PROXIES, ProxyHeader.FORWARDED)) == found


def test_several_lines_are_one_header() -> None:
    """A proxy may add a line of its own."""
    asking = scope("10.0.0.1")
    asking["headers"] = [(b"x-forwarded-for", b"203.0.113.9"), (b"x-forwarded-for", b"198.51.100.1")]

    assert str(caller(asking, PROXIES, ProxyHeader.X_FORWARDED_FOR)) == "198.51.100.1"


def test_a_subscriber_has_one_bucket() -> None:
    """Whatever address it takes of its own network; this machine has none, nor who has no address at all."""
    settings = Settings()

    assert identity(scope("2001:db8::1"), settings) == identity(scope("2001:db8::ffff:2"), settings) == "2001:db8::"
    assert identity(scope("192.0.2.1"), settings) == "192.0.2.1"
    assert [identity(scope(client), settings) for client in ("127.0.0.1", "::1", None)] == [None] * 3


async def asked(settings: Settings, *paths: str, client: str = "192.0.2.1", **headers: str) -> list[Any]:
    """The answers to one address."""
    transport = ASGITransport(create_app(settings), client=(client, 80))
    async with AsyncClient(transport=transport, base_url="http://onrecord.test") as calling:
        return [await calling.get(path, headers=headers) for path in paths]


async def test_too_many_requests_are_told_when_to_come_back() -> None:
    """In the one shape, with what is left on every answer, a bad one too, as web pages can read it."""
    settings = Settings(database_url=AWAY, access_log=False, rate_limit=2)

    answers = await asked(settings, "/", "/nothing", "/", "/health/live", Origin="https://desk.example")

    assert [one.status_code for one in answers] == [200, 404, 429, 200]
    assert [one.headers.get("ratelimit") for one in answers] == [
        '"address";r=1;t=30', '"address";r=0;t=30', '"address";r=0;t=30', None
    ]  # fmt: skip
    assert {one.headers.get("ratelimit-policy") for one in answers} == {'"address";q=2;w=60', None}
    assert faults(answers[2]) == {}
    assert answers[2].json()["type"] == "urn:onrecord:problem:too-many-requests"
    assert answers[2].headers["retry-after"] == "30"
    assert answers[2].headers["access-control-allow-origin"] == "*"


async def test_this_machine_is_not_limited_but_where_the_operator_says_so() -> None:
    """Nothing is said of a limit then."""
    paths = ["/"] * 3
    free = Settings(database_url=AWAY, access_log=False, rate_limit=2)
    held = Settings(database_url=AWAY, access_log=False, rate_limit=2, rate_limit_exempt=Networks("none"))
    off = Settings(database_url=AWAY, access_log=False, rate_limit=0)

    for settings, client, status in ((free, "127.0.0.1", 200), (held, "127.0.0.1", 429), (off, "192.0.2.1", 200)):
        answers = await asked(settings, *paths, client=client)
        assert answers[-1].status_code == status
        assert ("ratelimit" in answers[0].headers) is (status == 429)


def held_to(url: str) -> Settings:
    """Two requests a minute from an address, three with a key."""
    return Settings(database_url=url, access_log=False, rate_limit=2, rate_limit_key=3)


async def test_a_key_has_a_bucket_of_its_own(database_url: str, db: Connection) -> None:
    """Which its holder has wherever the requests come from, and which takes nothing from the address."""
    key = await issue(db)
    async with calling(held_to(database_url), address="192.0.2.1") as client:
        with_key = [await client.get("/quotes", headers=key) for _ in range(4)]
        without = await client.get("/quotes")

    assert [one.status_code for one in with_key] == [200, 200, 200, 429]
    assert [one.headers["ratelimit"].partition(";t")[0] for one in with_key] == [f'"key";r={n}' for n in (2, 1, 0, 0)]
    assert {one.headers["ratelimit-policy"] for one in with_key} == {'"key";q=3;w=60'}
    assert faults(with_key[-1]) == {}
    assert with_key[-1].json()["detail"] == "more than 3 requests within 60 seconds came with this key"
    assert 15 <= int(with_key[-1].headers["retry-after"]) <= 20
    assert without.headers["ratelimit"] == '"address";r=1;t=30'


async def test_bad_keys_are_paid_for_by_their_address(database_url: str, db: Connection) -> None:
    """Also at paths that count nothing else; then nobody looks them up, but a key that was good is still good."""
    key, unseen = await issue(db), await issue(db, id="k_2")
    async with calling(held_to(database_url), address="192.0.2.1") as client:
        good = await client.get("/quotes", headers=key)
        bad = [await client.get("/health/live", headers={"Authorization": f"Bearer {fresh()}"}) for _ in range(3)]
        after = [await client.get("/quotes", headers=one) for one in (key, unseen)]

    assert [one.status_code for one in (good, *bad, *after)] == [200, 401, 401, 429, 200, 429]
    assert [one.headers["ratelimit"].partition(";t")[0] for one in bad] == [f'"address";r={n}' for n in (1, 0, 0)]
    assert bad[2].json()["detail"] == "more than 2 requests within 60 seconds came from this address"


async def test_no_limit_holds_for_keys_of_exempt_addresses_or_where_there_is_none(
    database_url: str, db: Connection
) -> None:
    """Nothing is said of one then."""
    key = await issue(db)
    free = Settings(database_url=database_url, access_log=False, rate_limit=1, rate_limit_key=0)

    for settings, address in ((held_to(database_url), "127.0.0.1"), (free, "192.0.2.1")):
        async with calling(settings, address=address) as client:
            answers = [await client.get("/quotes", headers=key) for _ in range(4)]
        assert {(one.status_code, one.headers.get("ratelimit")) for one in answers} == {(200, None)}


async def test_a_key_may_have_a_limit_of_its_own(database_url: str, db: Connection) -> None:
    """It holds in place of the setting, for that key alone; 0 is none. What is remembered counts as well."""
    rated, like, free, usual = [await issue(db, id=f"k_{n}", rate=rate) for n, rate in enumerate((5, 5, 0, None), 1)]
    async with calling(held_to(database_url), address="192.0.2.1") as client:
        answers = {
            name: [await client.get("/quotes", headers=key) for _ in range(7)]
            for name, key in (("rated", rated), ("like", like), ("free", free), ("usual", usual))
        }

    allowed = {name: sum(one.status_code == 200 for one in given) for name, given in answers.items()}
    assert allowed == {"rated": 5, "like": 5, "free": 7, "usual": 3}
    assert {one.headers.get("ratelimit-policy") for one in answers["rated"]} == {'"key";q=5;w=60'}
    assert answers["rated"][-1].json()["detail"] == "more than 5 requests within 60 seconds came with this key"
    assert "ratelimit" not in answers["free"][0].headers

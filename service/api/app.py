"""The application: handlers, what they need, and the layers around them."""

import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, cast

from litestar import Litestar, Request
from litestar.di import NamedDependency, Provide

from service.api import (
    actors,
    articles,
    changes,
    checks,
    company,
    docs,
    extract,
    families,
    health,
    loads,
    posts,
    quality,
    quotes,
    stream,
    timeline,
)
from service.api.asgi import App
from service.api.asked import Ask
from service.api.bounding import Bounds, bounded
from service.api.buckets import Buckets
from service.api.callers import identities
from service.api.compressing import compressed
from service.api.cors import readable
from service.api.extractors import Extractors, extractors
from service.api.identifying import identified
from service.api.keyring import keyring
from service.api.keys import keyed
from service.api.layers import conditional, guarded, headless, traced
from service.api.limiting import WINDOW, Limits, limited
from service.api.memory import Memory
from service.api.metrics import Metrics
from service.api.posting import Posts, posting
from service.api.problems import answer_problem
from service.api.remembering import Front, Gate
from service.api.stream import Streams
from service.api.telemetry import Spans
from service.api.telling import Teller
from service.api.trace import Route, route, trace_of
from service.db.corpus import Corpus, watching
from service.db.pool import reading
from service.db.reader import Reader
from service.db.snapshots import Snapshots
from service.errors import SettingsError
from service.settings import Settings, load_settings

HANDLERS = (
    quotes.find_quotes,
    quotes.get_quote,
    families.find_family,
    timeline.get_timeline,
    articles.find_articles,
    articles.get_article,
    articles.find_article_quotes,
    articles.find_article_actors,
    posts.post_articles,
    actors.find_actors,
    actors.resolve_name,
    actors.get_actor,
    actors.find_actor_quotes,
    company.find_counterparts,
    company.find_similar_articles,
    checks.check_quotations,
    timeline.get_actor_timeline,
    changes.find_changes,
    stream.stream_changes,
    extract.extract_quotes,
    quality.get_quality,
    loads.find_loads,
    loads.get_load,
    loads.find_refusals,
    loads.find_notes,
    loads.find_quote_changes,
    health.get_liveness,
    health.get_readiness,
    health.get_metrics,
    docs.get_root,
    docs.get_contract,
    docs.get_docs,
    docs.get_asset,
)
#: Processes that read texts for POST /extract; the loader has its own. Two, so that four callers wait for one text.
EXTRACTORS = 2
MEBIBYTE = 1 << 20
BOUNDS = Bounds()


def create_app(settings: Settings | None = None, spans: Spans | None = None) -> App:
    """The service as an ASGI server runs it, its requests made spans if asked. Raises SettingsError."""
    settings = settings or load_settings(os.environ)
    metrics, streams = Metrics(str(os.getpid()) if settings.workers > 1 else None), Streams()
    corpus, memory = Corpus(), Memory(settings.memory * MEBIBYTE)
    app = Litestar(
        route_handlers=[one for one in HANDLERS if settings.metrics or one is not health.get_metrics],
        dependencies={
            "ask": Provide(_ask),
            "reader": Provide(_reader),
            "corpus": Provide(lambda: corpus, sync_to_thread=False),
            "memory": Provide(lambda: memory, sync_to_thread=False),
            "extractors": Provide(_extractors),
            "posts": Provide(_posts),
            "streams": Provide(lambda: streams, sync_to_thread=False),
            "counted": Provide(lambda: metrics, sync_to_thread=False),
        },
        exception_handlers={Exception: answer_problem},
        lifespan=[lambda app: _running(app, settings, spans, corpus)],
        openapi_config=None,
        logging_config=None,
    )
    inner = bounded(compressed(conditional(cast("App", app), corpus)), BOUNDS)
    limits = _limits(settings)
    inner = limited(keyed(headless(inner), closed=settings.reads_need_key), limits)
    inner = identified(inner, lambda: app.state.keyring, limits)
    outer = readable(guarded(inner), settings.cors_origins)
    teller = Teller(
        metrics if settings.metrics else None, access_log=settings.access_log, server_timing=settings.server_timing
    )
    followed = traced(outer, routes_of(app), teller)
    front = followed
    if settings.memory:
        gate = Gate(lambda: app.state.keyring, settings.reads_need_key, limits, settings.cors_origins, BOUNDS.headers)
        front = Front(followed, memory, corpus, teller=teller, gate=gate, rooms=rooms_of(app))
    return spans.around(front) if spans else front


def routes_of(app: Litestar) -> list[Route]:
    """The templates of the paths; those without a blank first, as Litestar prefers them too."""
    found = [route(one.path_format, sorted(one.methods)) for one in app.routes]
    return sorted(found, key=lambda one: ("{" in one.template, one.template))


def rooms_of(app: Litestar) -> tuple[str, ...]:
    """What the paths begin with whose answers are made of the corpus."""
    found = set()
    for path, handlers in app.route_handler_method_map.items():
        said = [handler.opt.get("operation") for handler in handlers.values()]
        found |= {f"/{path.split('/')[1]}" for one in said if one and one.tagged}
    return tuple(sorted(found))


def _limits(settings: Settings) -> Limits:
    addresses, keys = (
        Buckets(quota, WINDOW) if quota else None for quota in (settings.rate_limit, settings.rate_limit_key)
    )
    return Limits(identities(settings), addresses, keys)


@asynccontextmanager
async def _running(app: Litestar, settings: Settings, spans: Spans | None, corpus: Corpus) -> AsyncIterator[None]:
    """What the application needs while it runs."""
    if settings.database_url is None:
        raise SettingsError("ONRECORD_DATABASE_URL: the service needs a database; `onrecord up` brings one along")
    async with AsyncExitStack() as stack:
        if spans:
            stack.push_async_callback(spans.close)
        told = spans.statement if spans else None
        pool = await stack.enter_async_context(
            reading(settings.database_url, size=settings.pool_size, seconds=settings.read_timeout, told=told)
        )
        app.state.reader = Reader(pool, timeout=settings.read_timeout)
        app.state.keyring = await stack.enter_async_context(keyring(app.state.reader, settings.database_url))
        apart = await stack.enter_async_context(
            reading(settings.database_url, size=settings.streams, seconds=settings.stream_timeout, cache=0, told=told)
        )
        app.state.snapshots = Snapshots(apart, wait=settings.read_timeout, timeout=settings.stream_timeout)
        app.state.corpus = corpus
        await stack.enter_async_context(watching(corpus, settings.database_url))
        app.state.extractors = await stack.enter_async_context(extractors(EXTRACTORS))
        app.state.posts = await stack.enter_async_context(posting(settings.database_url, app.state.extractors))
        yield


async def _ask(request: Request[Any, Any, Any], wanted: NamedDependency[Any]) -> Ask:  # noqa: ARG001 - see below
    """It takes `wanted` so that the two are made one after the other: for two at once Litestar starts tasks."""
    state = request.app.state
    return Ask(state.reader, state.snapshots, state.corpus, trace_of(request.scope))


async def _reader(request: Request[Any, Any, Any]) -> Reader:
    found: Reader = request.app.state.reader
    return found


async def _extractors(request: Request[Any, Any, Any]) -> Extractors:
    found: Extractors = request.app.state.extractors
    return found


async def _posts(request: Request[Any, Any, Any]) -> Posts:
    found: Posts = request.app.state.posts
    return found

"""One example of everything that the contract describes, as structs, so that none can drift from its schema."""

from datetime import UTC, date, datetime
from typing import Any

from service.api.checks import Check, CheckRequest
from service.api.extract import ExtractRequest
from service.api.health import Health
from service.api.posts import PostRequest
from service.api.problems import Fault, Problem
from service.api.quotes import MEANINGS
from service.api.stream import Events
from service.model.actor import (
    ActorKind,
    ActorRecord,
    ActorRef,
    ActorSummary,
    Resolution,
    ResolutionReason,
    RoleRecord,
)
from service.model.article import ArticleRecord, ArticleRef, ArticleSummary, DateFrom
from service.model.attribution import Kind, Stance
from service.model.change import RecordChange, RecordFate, RecordKind
from service.model.check import CheckMatch, CheckResult, FamilyMember, Verdict
from service.model.company import Counterpart, SimilarArticle, SimilarReason
from service.model.family import Op, Piece, Relation
from service.model.finding import Finding, Findings, FindingSpeaker
from service.model.load import LoadKind, LoadRecord, LoadState, LoadSummary, Note, Refusal
from service.model.page import (
    ActorPage,
    ArticlePage,
    ChangePage,
    CheckMeta,
    CheckResults,
    CounterpartPage,
    FamilyPage,
    LoadPage,
    Page,
    PageMeta,
    QuoteMeta,
    QuotePage,
    SimilarPage,
    UndatedNote,
)
from service.model.post import PostedArticle, PostedArticles, PostFate, PostMeta
from service.model.quality import KindQuality, Quality, QualityAt, Reliability
from service.model.quote import Context, Cue, Evidence, FamilyRef, Precision, Quote, QuoteSpeaker, SaidOn
from service.model.timeline import Timeline, TimelineItem
from service.model.wanted import Undated

TEXT = (
    "The ministry published its harbour plan on Monday.\n\n"
    "“Nobody will lose a berth,” Ann Lee, the harbour minister, told reporters."
)
SHA256 = "3b1f0e2c9a4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7"
DAY = date(2021, 8, 9)
LEE = ActorRef(id="ann-lee", name="Ann Lee", kind=ActorKind.PERSON)
SAID_ON = SaidOn(from_=None, to=DAY, precision=Precision.UNKNOWN, evidence=None, inherited=False)
CUE = Cue(text="told", lemma="tell", stance=Stance.NEUTRAL)
EVIDENCE = Evidence(text_sha256=SHA256, paragraph=2, content=[(53, 76)], speaker=(79, 86), cue=(109, 113), said_on=None)
CONTEXT = Context(prefix="its harbour plan on Monday.\n\n“", suffix=",” Ann Lee, the harbour minister")
SUMMARY: dict[str, Any] = {
    "id": "a_4m2t8c6x1v9k0",
    "title": "No berth will be lost, minister says",
    "standfirst": None,
    "highlights": [],
    "byline": "Raj Roy",
    "agency": None,
    "publisher": "The Harbour Post",
    "url": "https://harbour-post.example/plan",
    "dateline_place": None,
    "dateline_date": None,
    "photo_credit": None,
    "published_at": datetime(2021, 8, 9, 16, 30, tzinfo=UTC),
    "updated_at": None,
    "published_on": DAY,
    "date_from": DateFrom.PUBLISHED,
    "zone": "+00:00",
    "language": "en",
    "text_sha256": SHA256,
    "length": len(TEXT),
    "quotes": 1,
    "matches": None,
}
QUOTE = Quote(
    id="q_5w2k8h3v9r1d0",
    text="Nobody will lose a berth",
    kind=Kind.DIRECT,
    speaker=QuoteSpeaker(text="Ann Lee", role="harbour minister", anonymous=False, actor=LEE),
    cue=CUE,
    addressee="reporters",
    occasion=None,
    said_on=SAID_ON,
    about=[],
    within=None,
    article=ArticleRef(
        id=SUMMARY["id"],
        title=SUMMARY["title"],
        url=SUMMARY["url"],
        publisher=SUMMARY["publisher"],
        agency=None,
        published_on=DAY,
    ),
    evidence=EVIDENCE,
    context=CONTEXT,
    confidence=0.95,
    family=FamilyRef(id="f_0c7m1x5t9b3k2", size=2),
    matches=None,
)
ACTOR: dict[str, Any] = {
    "id": LEE.id,
    "name": LEE.name,
    "kind": LEE.kind,
    "wikidata": None,
    "aliases": ["Lee"],
    "quotes": 12,
}
CHANGE = RecordChange(
    version=42,
    kind=RecordKind.ACTOR,
    id=LEE.id,
    change=RecordFate.REPLACED,
    at=datetime(2021, 11, 9, 12, 0, 9, tzinfo=UTC),
    replaced_by=None,
    quote=None,
    article=None,
    actor=ActorSummary(**ACTOR),
)
GONE = RecordChange(
    version=42,
    kind=RecordKind.QUOTE,
    id="q_1m6n4c0z8y2d7",
    change=RecordFate.LOST,
    at=datetime(2021, 11, 9, 12, 0, 9, tzinfo=UTC),
    replaced_by=None,
    quote=None,
    article=None,
    actor=None,
)
LOAD: dict[str, Any] = {
    "id": "l_20211109T120000_7k2m",
    "kind": LoadKind.LOAD,
    "state": LoadState.DONE,
    "started_at": datetime(2021, 11, 9, 12, 0, tzinfo=UTC),
    "finished_at": datetime(2021, 11, 9, 12, 0, 9, tzinfo=UTC),
    "engine": "1",
    "paths": ["harbour-post"],
    "read": 240,
    "stored": 239,
    "unchanged": 0,
    "replaced": 0,
    "refused": 1,
    "noted": 1,
    "quote_counts": None,
    "reason": None,
}
DIFF = [
    Piece(op=Op.REMOVED, text="No one "),
    Piece(op=Op.ADDED, text="Nobody "),
    Piece(op=Op.SAME, text="will lose a berth"),
]
CHANGED = [
    Piece(op=Op.SAME, text="Nobody will lose "),
    Piece(op=Op.REMOVED, text="a "),
    Piece(op=Op.ADDED, text="that "),
    Piece(op=Op.SAME, text="berth"),
]
RESOLUTION = Resolution(query="Ann Lee", actor=LEE, alternatives=[], reason=ResolutionReason.ONLY_BEARER)
PAGE = Page(next="q83mZ0Jx…", prev=None, limit=1)
META = PageMeta(corpus_version=42, count=None)
UNDATED = UndatedNote(treatment=Undated.INCLUDE, meaning=MEANINGS[Undated.INCLUDE])
FINDING = Finding(
    text=QUOTE.text,
    kind=QUOTE.kind,
    speaker=FindingSpeaker(
        text="Ann Lee", role="harbour minister", anonymous=False, name="Ann Lee", kind=ActorKind.PERSON
    ),
    cue=CUE,
    addressee="reporters",
    occasion=None,
    said_on=SAID_ON,
    within=None,
    evidence=EVIDENCE,
    context=CONTEXT,
    confidence=0.95,
)

QUALITY = Quality(
    model="5f0f6a0e1b2c",
    measured_on="84 news articles of 2015–16, annotated by hand",
    articles=84,
    quotes=1545,
    thresholds=[
        QualityAt(
            min_confidence=0.5,
            precision=0.85,
            recall=0.8,
            kinds=[KindQuality(kind=Kind.DIRECT, precision=0.93, recall=0.92)],
        )
    ],
    reliability=[Reliability(from_=0.9, to=1.0, quotes=700, right=0.95)],
)
#: By the type that the contract describes.
EXAMPLES: dict[Any, Any] = {
    Quote: QUOTE,
    QuotePage: QuotePage(
        items=[QUOTE],
        page=PAGE,
        resolution=[RESOLUTION],
        facets=None,
        meta=QuoteMeta(
            corpus_version=42,
            count=None,
            undated=UNDATED,
        ),
    ),
    FamilyPage: FamilyPage(
        family=QUOTE.family,
        items=[FamilyMember(relation=Relation.ALTERED, diff=DIFF, quote=QUOTE)],
        page=PAGE,
        resolution=[],
        meta=META,
    ),
    Timeline: Timeline(
        items=[TimelineItem(from_=date(2021, 8, 1), to=date(2021, 8, 31), count=12, total=480, share=0.025)],
        undated=0,
        series=None,
        resolution=[RESOLUTION],
        meta=QuoteMeta(corpus_version=42, count=12, undated=UNDATED),
    ),
    ArticleRecord: ArticleRecord(**SUMMARY, text=TEXT, paragraphs=[(0, 50), (52, 126)]),
    CounterpartPage: CounterpartPage(
        items=[
            Counterpart(
                actor=ActorRef(id="nato", name="NATO", kind=ActorKind.ORGANISATION), about_them=7, by_them=2, total=9
            )
        ],
        page=PAGE,
        resolution=[],
        meta=META,
    ),
    SimilarPage: SimilarPage(
        items=[
            SimilarArticle(
                article=QUOTE.article,
                reason=SimilarReason.SAME_STATEMENTS,
                score=0.5,
                shared=1,
                related=0,
                families=["f_0c7m1x5t9b3k2"],
            )
        ],
        page=PAGE,
        resolution=[],
        meta=META,
    ),
    ArticlePage: ArticlePage(items=[ArticleSummary(**SUMMARY)], page=PAGE, resolution=[], facets=None, meta=META),
    ActorRecord: ActorRecord(
        **ACTOR, roles=[RoleRecord(text="harbour minister", first_on=DAY, last_on=DAY, articles=1)]
    ),
    ActorPage: ActorPage(items=[ActorSummary(**ACTOR)], page=PAGE, resolution=[], meta=META),
    ChangePage: ChangePage(items=[CHANGE, GONE], page=PAGE, resolution=[], meta=META),
    Events: 'event: version\nid: 42\ndata: {"corpus_version":42}\n\n',
    Resolution: RESOLUTION,
    CheckRequest: CheckRequest(checks=[Check(text="Nobody will lose that berth", speaker="Ann Lee")]),
    CheckResults: CheckResults(
        items=[
            CheckResult(
                text="Nobody will lose that berth",
                speaker="Ann Lee",
                relation=Verdict.ALTERED,
                matches=[CheckMatch(relation=Relation.ALTERED, diff=CHANGED, quote=QUOTE)],
            )
        ],
        resolution=[RESOLUTION],
        meta=CheckMeta(corpus_version=42),
    ),
    Findings: Findings(text=TEXT, text_sha256=SHA256, language="en", quotes=[FINDING]),
    ExtractRequest: ExtractRequest(text=TEXT, published_on=DAY),
    PostRequest: PostRequest(text=TEXT, url=SUMMARY["url"], title=SUMMARY["title"], published="2021-08-09 16:30 UTC"),
    PostedArticles: PostedArticles(
        load="l_7k2m4x8c0v1n9",
        items=[
            PostedArticle(
                line=1,
                outcome=PostFate.STORED,
                place=None,
                reason=None,
                notes=[],
                article=ArticleSummary(**SUMMARY),
                quotes=[QUOTE],
            )
        ],
        meta=PostMeta(corpus_version=42),
    ),
    Quality: QUALITY,
    LoadPage: LoadPage(items=[LoadSummary(**LOAD)], page=PAGE, resolution=[], meta=META),
    LoadRecord: LoadRecord(
        **LOAD,
        refusals=[Refusal(document="harbour-post/17.txt", place="byte 0", reason="is not text: it begins as a PNG")],
        notes=[
            Note(
                document="harbour-post/9.txt", place=None, what="its language is fr; quotes are found in English alone"
            )
        ],
        changes=[],
    ),
    Health: Health(status="ready"),
    Problem: Problem(
        type="urn:onrecord:problem:invalid-request",
        title="Invalid request",
        status=400,
        detail="speeker: no such parameter; did you mean speaker?",
        instance="/quotes",
        request_id="0f8fad5bd9cb469fa16570867728950e",
        errors=[Fault(in_="query", name="speeker", message="no such parameter; did you mean speaker?")],
    ),
    str: "# HELP onrecord_requests_total Requests answered.\n# TYPE onrecord_requests_total counter\n",
}

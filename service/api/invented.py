"""Examples of what no request to the seed corpus can show, as structs, so that none can drift from its schema."""

from datetime import UTC, date, datetime
from typing import Any

from service.api.posts import PostRequest
from service.api.stream import Events
from service.model.actor import (
    ActorKind,
    ActorRef,
)
from service.model.article import ArticleRef, ArticleSummary, DateFrom
from service.model.attribution import Kind, Stance
from service.model.post import PostedArticle, PostedArticles, PostFate, PostMeta
from service.model.quote import Context, Cue, Evidence, FamilyRef, Precision, Quote, QuoteSpeaker, SaidOn

TEXT = (
    "The ministry published its harbour plan on Monday.\n\n"
    "“Nobody will lose a berth,” Ann Lee, the harbour minister, told reporters."
)
SHA256 = "3b1f0e2c9a4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7"
DAY = date(2021, 8, 9)
LEE = ActorRef(id="ann-lee", name="Ann Lee", kind=ActorKind.PERSON)
SAID_ON = SaidOn(from_=None, to=DAY, at=None, precision=Precision.UNKNOWN, evidence=None, inherited=False)
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
#: By the type that the contract describes.
EXAMPLES: dict[Any, Any] = {
    Events: 'event: version\nid: 42\ndata: {"corpus_version":42}\n\n',
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
}

"""Articles as one HTML page that needs nothing from anywhere: marks in the text, the quotes beside it."""

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from service.cli.segments import Role, Segment, segments, who
from service.model.article import Article
from service.model.finding import Finding, Findings, FindingSpeaker
from service.model.quote import Precision, SaidOn

FOOT = "</main>\n</body>\n</html>"

_HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}: who said what</title>
<style>
{style}</style>
</head>
<body>
<header>
<h1>{title}</h1>
<p>Who said what: <span class="content direct">in quotation marks</span>,
<span class="content mixed">partly</span>, <span class="content indirect">in other words</span>;
the <span class="cue">cue</span>; the <span class="speaker">speaker</span>;
behind each quote <span class="who"><b>1</b> who that is</span>. Numbers lead to the list and back.</p>
</header>
<main>"""


def head(title: str) -> str:
    """The beginning of a page, up to its first article."""
    style = (files("service.cli") / "page.css").read_text(encoding="utf-8")
    return _HEAD.format(title=escape(title), style=style)


def render(number: int, article: Article, findings: Findings) -> str:
    """One article, the `number`th of its page."""
    title = escape(article.title or "(no headline)")
    body = "".join(_piece(one, findings.quotes, number) for one in segments(findings.text, findings.quotes))
    quotes = "\n".join(_entry(one, at, number) for at, one in enumerate(findings.quotes, start=1))
    language = f' lang="{escape(findings.language)}"' if findings.language else ""
    return f"""\
<article aria-labelledby="a{number}">
<h2 id="a{number}" dir="auto"{language}>{title}</h2>
<p class="facts">{" · ".join(_facts(article, findings))}</p>
<div class="text" dir="auto"{language}><p>{body}</p></div>
<section class="quotes" aria-labelledby="a{number}q">
<h3 id="a{number}q">{_count(len(findings.quotes))}</h3>
<ol>
{quotes}
</ol>
</section>
</article>"""


def _facts(article: Article, findings: Findings) -> Iterator[str]:
    for fact in (article.publisher, article.agency, article.byline):
        if fact:
            yield escape(fact)
    yield f"published {_day(article.published_on)}" if article.published_on else "no date"
    yield f"language: {escape(findings.language or 'unknown')}"
    if article.url and article.url.startswith(("http://", "https://")):
        yield f'<a href="{escape(article.url)}" rel="noreferrer">{escape(article.url)}</a>'


def _piece(one: Segment, quotes: list[Finding], article: int) -> str:
    if one.between:
        return "</p>\n<p>"
    begin = "".join(
        f'<a class="number" id="a{article}m{n}" href="#a{article}q{n}" aria-label="quote {n}">{n}</a>'
        for n in one.begin
    )
    end = "".join(f' <span class="who"><b>{n}</b> {escape(who(quotes[n - 1].speaker))}</span>' for n in one.end)
    return begin + _marked(one, quotes) + end


def _marked(one: Segment, quotes: list[Finding]) -> str:
    text = escape(one.text)
    roles = {mark.role for mark in one.marks}
    kinds = [quotes[mark.quote - 1].kind for mark in one.marks if mark.role is Role.CONTENT]
    classes = [role.value for role in Role if role in roles] + kinds[:1]
    return f'<span class="{" ".join(classes)}">{text}</span>' if classes else text


def _entry(quote: Finding, number: int, article: int) -> str:
    sure = f"{quote.confidence:.0%} sure"
    within = "" if quote.within is None else f" · within quote {quote.within + 1}"
    return f"""\
<li id="a{article}q{number}"><strong>{escape(_name(quote.speaker))}</strong>
<a class="said {quote.kind}" href="#a{article}m{number}">{escape(quote.text)}</a>
<small>{quote.kind} · {_said(quote.said_on)} · {sure}{within}</small></li>"""


def _name(speaker: FindingSpeaker) -> str:
    return f"{who(speaker)}, {speaker.role}" if speaker.name and speaker.role else who(speaker)


def _said(said: SaidOn) -> str:
    if said.precision is Precision.UNKNOWN or said.from_ is None:
        return "day not stated"
    days = _day(said.from_) if said.from_ == said.to or said.to is None else f"{_day(said.from_)} to {_day(said.to)}"
    return f"{days} (<q>{escape(said.evidence)}</q>)" if said.evidence else days


def _day(day: object) -> str:
    return f'<time datetime="{day}">{day}</time>'


def _count(quotes: int) -> str:
    return f"{quotes} quote{'' if quotes == 1 else 's'}"

"""Documents in a notation, HTML, XML or JSON, which is not read as text."""

import re

from service.errors import ArticleError

#: Tags after which a text is markup and not a report that mentions a tag.
MOST_TAGS = 5

_OPENING = re.compile(
    r"\s*<(?:!doctype|\?xml|html|head|body|rss|feed|nitf|newsml|newsitem|article|div|p)\b", re.IGNORECASE
)
_OBJECT = re.compile(r"\s*(?:\[\s*)?\{\s*\"[\w$@:.-]{1,60}\"\s*:")
_TAG = re.compile(
    r"</?(?:p|div|span|a|br|ul|ol|li|h[1-6]|td|tr|table|script|style|meta|link|img|figure|section)(?:\s[^<>\n]{0,500})?/?>",
    re.IGNORECASE,
)


def refuse_markup(text: str, where: str = "") -> None:
    """Raise ArticleError with the line of the first tag."""
    opening = _OPENING.match(text)
    if opening:
        line = text[: opening.end()].count("\n") + 1
        raise ArticleError(f"{where}line {line}: HTML or XML markup; only text is read")
    if _OBJECT.match(text):
        raise ArticleError(f"{where}line 1: a JSON object where text was expected")
    for number, found in enumerate(_TAG.finditer(text), 1):
        if number > MOST_TAGS:
            line = text.count("\n", 0, found.start()) + 1
            raise ArticleError(f"{where}line {line}: HTML markup in the text; only text is read")

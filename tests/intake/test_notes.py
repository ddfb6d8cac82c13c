"""What a load notes of the documents that it stores."""

import pytest

from service.intake.engine import Engine
from service.intake.notes import notes
from service.intake.reading import interpret
from service.intake.store import Item
from service.model.article import Article
from service.model.document import Document
from tests.extract.test_language import PASSAGES

ENGLISH, FRENCH = PASSAGES["en"] + " " + PASSAGES["en"], PASSAGES["fr"] + " " + PASSAGES["fr"]
CODE = "if (said) { say(it); }"


@pytest.mark.parametrize(
    ("paragraphs", "noted"),
    [
        pytest.param([ENGLISH], [], id="English"),
        pytest.param([FRENCH, FRENCH], [(None, "its language is fr")], id="another language"),
        pytest.param(["The bridge."], [(None, "its language cannot be told")], id="too short"),
        pytest.param(
            [ENGLISH, FRENCH, CODE, CODE, *[ENGLISH] * 8],
            [("paragraph 2", "its language is fr"), ("paragraphs 3 to 4", "is code")],
            id="in part",
        ),
    ],
)
def test_notes_what_is_not_english_prose(engine: Engine, paragraphs: list[str], noted: list[tuple[str, str]]) -> None:
    """The whole of it, or the paragraphs that are not, neighbours together."""
    article = Article(text="\n\n".join(paragraphs))

    found = notes(Item(Document("a.txt", "/a.txt", b""), interpret(article, engine)))

    assert [(one.document, one.place) for one in found] == [("a.txt", place) for place, _ in noted]
    assert all(one.what.startswith(what) for one, (_, what) in zip(found, noted, strict=True))

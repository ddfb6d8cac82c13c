"""Edges: from which character to which a content goes, when its words are known."""

import re

import pytest

from service.extract.edges import Edges
from service.extract.typography import typography
from service.model.span import Span

WORD = re.compile(r"\w+")


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("“<It works>,” she said.", id="no mark and no comma of the sentence"),
        pytest.param("“<It works.> ”", id="the stop of a quotation is its own"),
        pytest.param("“<It works!>” she said.", id="a sign that is spoken"),
        pytest.param("She said <it was “a farce.”>", id="ends with a quotation"),
        pytest.param("She said <“a farce” it was>.", id="begins with a quotation"),
        pytest.param("She said <it works>.", id="the full stop is the narrator's"),
        pytest.param("She asked <whether it works?>", id="a question mark is not"),
        pytest.param("She offered <$5 or 5%>.", id="signs that belong to a number"),
        pytest.param("She spoke of <a deal (or none)>.", id="a bracket that it opened"),
        pytest.param("She spoke of <the U.S.>", id="an abbreviation keeps its stop"),
        pytest.param("“<[They] left>,” she said.", id="an insertion at the beginning"),
        pytest.param("“<We left. It> is over,” she said.", id="a part of a quotation ends where it ends"),
    ],
)
def test_settles_on_characters(marked: str) -> None:
    """From the first word to the last the marks say which words; signs and quotations decide the rest."""
    text = marked.replace("<", "").replace(">", "")
    start, end = marked.index("<"), marked.index(">") - 1
    words = list(WORD.finditer(text, start, end))

    found = Edges(text, typography(text).quotations).settle(words[0].start(), words[-1].end())

    assert found is not None
    assert f"{text[: found.start]}<{found.of(text)}>{text[found.end :]}" == marked


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        pytest.param("HULL - Union leaders", "Union leaders", id="a dateline"),
        pytest.param("HULL, Maine (HWU) — Union leaders", "Union leaders", id="with state and agency"),
        pytest.param("NATO", "NATO", id="a body"),
        pytest.param("Ann Lee — mayor of Hull", "Ann Lee — mayor of Hull", id="an apposition"),
        pytest.param("“Ann Lee,", "Ann Lee", id="signs around"),
        pytest.param("The others, in turn,", "The others", id="an aside"),
    ],
)
def test_a_speaker_is_named_without_what_is_around(words: str, speaker: str) -> None:
    """Neither signs nor the place from which the report is are who speaks."""
    text = f"A headline.\n{words} met."
    named = Edges(text, []).named(Span(12, 12 + len(words)))

    assert named is not None
    assert named.of(text) == speaker

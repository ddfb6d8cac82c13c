"""Whose words they are that somebody else passes on: an agency, a paper, whoever quotes or attacks them."""

import pytest

from service.extract.extract import extract
from tests.extract.english import ENGLISH


def said_by(text: str) -> list[tuple[str | None, str, int | None]]:
    """By whom, what, and within which other statement."""
    return [
        (one.speaker and one.speaker.of(text), " … ".join(piece.of(text) for piece in one.content), one.within)
        for one in extract(text, ENGLISH)
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("“It works,” Lee said, Reuters reported.", "Lee", "It works"),
        ("“It is safe,” Mayor Ann Lee said on Monday, Reuters reported.", "Mayor Ann Lee", "It is safe"),
        ("“It is safe,” said Lee, Reuters reported.", "Lee", "It is safe"),
        ("“It is safe,” she told reporters, the BBC reports.", "she", "It is safe"),
        ("Mayor Ann Lee said on Monday that it is safe, Reuters reported.", "Mayor Ann Lee", "it is safe"),
        ("Reuters quoted the minister as saying that it was safe.", "the minister", "it was safe"),
        ("The agency quoted Ann Lee as saying: “It is safe.”", "Ann Lee", "It is safe."),
        ("Roy criticised Lee for saying “the bridge is safe”.", "Lee", "the bridge is safe"),
        ("Roy accused Lee of saying that it was safe.", "Lee", "it was safe"),
    ],
)
def test_within_what_passes_it_on(text: str, speaker: str, said: str) -> None:
    """Whoever passes it on has said that another said so."""
    outer, inner = said_by(text)

    assert outer[2] is None
    assert outer[0] != speaker
    assert inner == (speaker, said, 0)


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("“It is safe,” Lee told the crowd, as Reuters reported.", "Lee", "It is safe"),
        ("Ann Lee told reporters that it was safe, the Hull Gazette reported on Tuesday.", "Ann Lee", "it was safe"),
        ("“It is safe,” the agency quoted Lee as saying.", "Lee", "It is safe"),
        ("“It is safe,” Mayor Ann Lee was quoted as saying by the Gazette.", "Mayor Ann Lee", "It is safe"),
        ("Lee was quoted as saying that it is safe.", "Lee", "it is safe"),
        ("Lee was criticised for saying that the bridge was safe.", "Lee", "the bridge was safe"),
        ("Roy attacked Lee for saying that it was safe.", "Lee", "it was safe"),
        ("Roy thanked Lee by saying that it was safe.", "Roy", "it was safe"),
        ("“It is safe,” state TV quoted the mayor, Ann Lee, as saying on Monday.", "the mayor, Ann Lee", "It is safe"),
        ("Union leaders rejected the offer as insulting.", "Union leaders", "the offer as insulting"),
        ("Lee repeated his apology for saying that Roy had lied.", "Lee", "Roy had lied"),
        ("The UN accused Israel of warning residents too late.", "The UN", "Israel of warning residents too late"),
    ],
)
def test_at_first_hand(text: str, speaker: str, said: str) -> None:
    """It is theirs whose words they are."""
    assert said_by(text) == [(speaker, said, None)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Lee stressed the importance of telling voters that taxes would rise.", ["Lee"]),
        ("Quoting Lee as saying that it was safe, Roy said that she disagreed.", ["Roy", "Roy"]),
        ("“You’re fired,” Lee told him, Roy said, adding that he left at once.", ["Roy", "Lee", "Roy"]),
        ("After Lee said the plant was safe, he was fired, the Star reported.", ["the Star"]),
    ],
)
def test_who_speaks(text: str, speakers: list[str | None]) -> None:
    """A thing takes nobody's words up, nor does who only was spoken of pass them on."""
    assert [speaker for speaker, _, _ in said_by(text)] == speakers


def test_another_statement_behind_a_dash_is_its_own() -> None:
    """It is not passed on by whom the sentence names first."""
    text = "Clinton noted that Roy has not paid any taxes in those years ― Roy boasted, “That makes me smart.”"

    assert ("Roy", "That makes me smart.", None) in said_by(text)

"""Bytes into text, whatever they were saved as."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.parse.decode import decode, tidy

SENTENCE = "“It’s long,” Lee said — naïvely…"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(SENTENCE.encode(), id="UTF-8"),
        pytest.param(SENTENCE.encode("utf-8-sig"), id="UTF-8 with mark"),
        pytest.param(SENTENCE.encode("utf-16"), id="UTF-16"),
        pytest.param(b"\xfe\xff" + SENTENCE.encode("utf-16-be"), id="UTF-16, big end first"),
        pytest.param(b"\xff\xfe\x00\x00" + SENTENCE.encode("utf-32-le"), id="UTF-32"),
        pytest.param(SENTENCE.encode("cp1252"), id="Windows-1252"),
        pytest.param(SENTENCE.encode("cp1252").decode("latin-1").encode(), id="Windows-1252 saved as Latin-1"),
        pytest.param(SENTENCE.encode().decode("latin-1").encode(), id="saved twice, over Latin-1"),
        pytest.param(SENTENCE.encode().decode("latin-1").encode().decode("latin-1").encode(), id="saved three times"),
        pytest.param(unicodedata.normalize("NFD", SENTENCE).encode(), id="decomposed"),
        pytest.param(SENTENCE.replace("It", "I\x00t").encode(), id="with a NUL"),
        pytest.param(SENTENCE.replace("long", "lo\u00adng\u200b").encode(), id="with a soft hyphen"),
    ],
)
def test_reads_every_way_of_saving(body) -> None:
    """The text is the same."""
    assert decode(body) == SENTENCE


def test_reads_utf16_without_a_mark() -> None:
    """Latin letters show it by the NUL beside each."""
    assert decode("It is long, he said.".encode("utf-16-le")) == "It is long, he said."


def test_undoes_double_encoding_over_windows_1252() -> None:
    """What `â€œ` was is clear where the whole document agrees."""
    twice = "“Long” and ’tis".encode().decode("cp1252", "replace").replace("\ufffd", "\x9d").encode()

    assert decode(twice) == "“Long” and ’tis"


def test_leaves_double_encoding_alone_where_one_part_is_sound() -> None:
    """A document that repairs in part only is kept as it is."""
    mixed = "“Long” he said of â€œ"

    assert decode(mixed.encode()) == mixed


@pytest.mark.parametrize("sound", ["Café São Paulo, £5", "Ünal Çelik, Ankara’da", "© 2021 — Ã la carte"])
def test_leaves_accents_alone(sound) -> None:
    """Text that is sound is not repaired."""
    assert decode(sound.encode()) == sound


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("“Long” in the caf".encode() + b"\xe9 of Lee", "“Long” in the café of Lee"),
        ("“Long” ".encode() + b"\x93wet\x94 he said", "“Long” “wet” he said"),
        ("“Long” ".encode() + b"\x96 he said", "“Long” – he said"),
    ],
)
def test_reads_stray_bytes_that_are_clear(body, text) -> None:
    """A letter beside a letter or a sign of Windows-1252 among UTF-8."""
    assert decode(body) == text


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\u2028", "\u2029", "\f"])
def test_has_one_kind_of_line_end(end) -> None:
    """LF, whatever it was."""
    assert decode(f"a{end}b".encode()) == "a\nb"


def test_joins_surrogate_pairs_and_replaces_lone_ones() -> None:
    """As they come from JSON's escapes."""
    assert tidy("a \ud83d\ude00 b \ud800 c \udc00") == "a 😀 b \ufffd c \ufffd"


@given(st.text(st.characters(exclude_categories=[])))
def test_tidy_text_is_in_its_form(text) -> None:
    """NFC, LF, no control, no lone surrogate; and tidying it again changes nothing."""
    once = tidy(text)

    assert tidy(once) == once == unicodedata.normalize("NFC", once)
    assert not {"\r", "\x00"} & set(once)
    assert once.encode().decode() == once


@given(st.text(min_size=1))
def test_sound_utf8_is_read_as_it_is(text) -> None:
    """Unless it is white space, empty or looks saved twice."""
    plain = tidy(text)
    if plain.strip() and plain.isascii():
        assert decode(plain.encode()) == plain

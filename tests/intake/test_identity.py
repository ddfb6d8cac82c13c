"""Ids are the same for the same bytes, and differ for others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.intake.identity import ALPHABET, article_id, fingerprint, has_name, quote_ids
from service.model.document import Document


def document(body: bytes = b"A report.", **side: str) -> Document:
    """A document somewhere."""
    return Document("a.txt", "/somewhere/a.txt", body, side=side)


def test_an_article_is_known_by_its_address_first() -> None:
    """Then by its side file's id, then by its bytes; the fragment of an address names a place in a page."""
    by_url = article_id(document(b"1", id="x"), "https://example.org/1#top")

    assert by_url == article_id(document(b"2"), "https://example.org/1")
    assert article_id(document(b"1", id="x"), None) == article_id(document(b"2", id="x"), None)
    assert article_id(document(b"1"), None) != article_id(document(b"2"), None)


@pytest.mark.parametrize("url", ["N/A", "#top", "/2021/08/09/plan", "www.example.org/plan", "https://", "none"])
def test_what_is_no_address_names_no_article(url: str) -> None:
    """Many reports may have the same; each is known by its id, else by its bytes."""
    one, other = document(b"1", id="x"), document(b"2", id="y")

    assert article_id(one, url) == article_id(one, None) != article_id(other, url)
    assert article_id(document(b"1"), url) == article_id(document(b"1"), None)
    assert not has_name(document(b"1"), url)


def test_nought_is_an_id() -> None:
    """The first of a data set that counts from there."""
    one, other = (Document("a", "/a", body, side={"id": 0}) for body in (b"1", b"2"))

    assert article_id(one, None) == article_id(other, None) == article_id(document(b"3", id="0"), None)
    assert has_name(one, None)


def test_an_id_never_moves() -> None:
    """Other services keep ids: this value is part of the contract."""
    assert article_id(document(b"A report."), None) == "a_1twrzczcyt822"


@given(st.binary(), st.binary(), st.dictionaries(st.text(), st.text()), st.dictionaries(st.text(), st.text()))
def test_a_fingerprint_tells_bytes_and_side_files_apart(
    one: bytes, other: bytes, side: dict[str, str], beside: dict[str, str]
) -> None:
    """It is the same where both are the same, and nowhere else."""
    same = one == other and side == beside

    assert (fingerprint(Document("", "", one, side=side)) == fingerprint(Document("", "", other, side=beside))) == same


@given(st.lists(st.text(max_size=3)))
def test_every_quote_of_an_article_has_an_id_of_its_own(texts: list[str]) -> None:
    """Also where the same words come twice."""
    ids = quote_ids("a_1", texts)

    assert len(set(ids)) == len(texts)
    assert all(set(id.removeprefix("q_")) <= set(ALPHABET) for id in ids)


@given(st.lists(st.text(max_size=3)), st.text(min_size=4))
def test_a_new_quote_changes_no_other_id(texts: list[str], new: str) -> None:
    """What is still there keeps its id."""
    assert set(quote_ids("a_1", texts)) <= set(quote_ids("a_1", [new, *texts]))

"""Ids are the same for the same bytes, and differ for others."""

from hypothesis import given
from hypothesis import strategies as st

from service.intake.identity import ALPHABET, article_id, fingerprint, quote_ids
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

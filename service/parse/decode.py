"""Bytes into text: NFC, LF line ends, no NUL, no lone surrogate, whatever the bytes were saved as."""

import codecs
import re
import unicodedata

from service.errors import ArticleError
from service.parse.binary import is_unmarked_utf16, refuse_binary

#: Code points; a newspaper page of 8 MB does not exist, and the extraction is sized by it.
MAX_TEXT = 8_000_000
#: Bytes; no encoding that is read here needs more than four for a code point.
MAX_BYTES = 4 * MAX_TEXT
#: Share of the letters that may lie above ASCII in a file read as Windows-1252; French has 4 %, Russian all.
MAX_HIGH = 0.3
#: Rounds of wrong saving that are undone; three were seen at most.
MAX_REPAIRS = 3

#: Bytes; UTF-8 needs no more for a character, so that a lead byte so near the end may be a cut.
LONGEST_SEQUENCE = 4

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNDEFINED = frozenset(b"\x81\x8d\x8f\x90\x9d")
#: Windows-1252 for every byte from 0x80 to 0x9F that it defines.
_FROM_1252 = {byte: bytes([byte]).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in _UNDEFINED}
_TO_1252 = {ord(char): chr(byte) for byte, char in _FROM_1252.items()}
_HIGH_LETTERS = bytes(range(0xC0, 0x100))
_LOW_LETTERS = bytes(byte for byte in range(0x80) if chr(byte).isalpha())
_NOT_UTF8 = re.compile(r"[\udc80-\udcff]")
_SURROGATE_PAIR = re.compile(r"[\ud800-\udbff][\udc00-\udfff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n?|[\u2028\u2029\v\f]")
#: Controls, and characters without shape that pages leave in words: soft hyphens, marks of direction…
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f\u0080-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]"
)
_C1 = re.compile(r"[\u0080-\u009f]")
_MOJIBAKE = re.compile(r"[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]")
#: Bytes of Windows-1252 that are signs, not letters: quotation marks, dashes, ellipsis, euro, no-break space…
_SIGNS = frozenset(b"\x80\x82\x84\x85\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b\xa0\xa3\xa7\xa9\xab\xae\xb0\xb7\xbb")


def decode(body: bytes) -> str:
    """The text of a document. Raises ArticleError with the byte offset or the line."""
    if len(body) > MAX_BYTES:
        raise ArticleError(f"byte {MAX_BYTES}: too long, {len(body):,} bytes where {MAX_BYTES:,} are read at most")
    if not body:
        raise ArticleError("byte 0: the file is empty")
    text = tidy(mend(_read(body)))
    if len(text) > MAX_TEXT:
        raise ArticleError(
            f"character {MAX_TEXT}: too long, {len(text):,} characters where {MAX_TEXT:,} are read at most"
        )
    if not text.strip():
        raise ArticleError("line 1: nothing but white space")
    return text


def tidy(text: str) -> str:
    """Any string in the form that is stored: NFC, LF, no control but tab and LF, no lone surrogate."""
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", _SURROGATE_PAIR.sub(_join_pair, text))
    text = _C1.sub(lambda found: _FROM_1252.get(ord(found[0]), ""), _LINE_END.sub("\n", text))
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def mend(text: str) -> str:
    """The text with UTF-8 that was read as Windows-1252 undone, if all of it can be; else the text."""
    for _ in range(MAX_REPAIRS):
        if not _MOJIBAKE.search(text):
            break
        try:
            text = text.translate(_TO_1252).encode("latin-1").decode("utf-8")
        except UnicodeError:
            break
    return text


def _read(body: bytes) -> str:
    for mark, name in _MARKS:
        if body.startswith(mark):
            return _read_as(name, body, len(mark))
    if is_unmarked_utf16(body):
        return _read_as("utf-16-be" if body[0] == 0 else "utf-16-le", body, 0)
    refuse_binary(body)
    try:
        return body.decode()
    except UnicodeDecodeError:
        return _read_damaged(body)


def _read_as(name: str, body: bytes, start: int) -> str:
    try:
        return body[start:].decode(name)
    except UnicodeDecodeError as error:
        if name == "utf-8":
            return _read_damaged(body)
        raise ArticleError(f"byte {start + error.start}: not {name.upper()} ({error.reason})") from None


def _read_damaged(body: bytes) -> str:
    """Text that is not UTF-8 all through: Windows-1252 as a whole, or at the places where it is clear."""
    text = body.decode("utf-8", "surrogateescape")
    bad = list(_NOT_UTF8.finditer(text))
    whole = all(char < "\x80" or "\udc80" <= char <= "\udcff" for char in set(text))
    if whole:
        _refuse_other_alphabets(body)
    for found in bad:
        if not _is_clear(text, found.start(), alone=not whole):
            offset = len(text[: found.start()].encode("utf-8", "surrogateescape"))
            raise ArticleError(f"byte {offset}: neither UTF-8 nor Windows-1252 (0x{body[offset]:02X})")
    return _NOT_UTF8.sub(lambda found: bytes([ord(found[0]) - 0xDC00]).decode("cp1252"), text)


def _refuse_other_alphabets(body: bytes) -> None:
    high = len(body) - len(body.translate(None, _HIGH_LETTERS))
    letters = len(body) - len(body.translate(None, _HIGH_LETTERS + _LOW_LETTERS))
    if high > MAX_HIGH * letters:
        at = next(place for place, byte in enumerate(body) if byte in _HIGH_LETTERS)
        raise ArticleError(f"byte {at}: not UTF-8, and not Windows-1252 either (0x{body[at]:02X})")


def _is_clear(text: str, place: int, *, alone: bool) -> bool:
    """Whether the odd byte can be nothing but Windows-1252: a sign, or a letter beside a letter."""
    byte = ord(text[place]) - 0xDC00
    if byte in _UNDEFINED:
        return False
    if not alone or byte in _SIGNS:
        return True
    around = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
    cut_off = place + LONGEST_SEQUENCE > len(text)
    return byte in _HIGH_LETTERS and not cut_off and any(char.isascii() and char.isalpha() for char in around)


def _join_pair(found: re.Match[str]) -> str:
    return found[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le")

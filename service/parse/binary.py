"""What a file is that holds no text: by its first bytes, or because it is mostly control characters."""

from service.errors import ArticleError

#: Share of control bytes above which a file is no text; text with stray ones has far fewer.
MAX_CONTROLS = 0.05
#: Bytes looked at.
SAMPLE = 65_536

_SIGNATURES = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"RIFF": "a RIFF file",
    b"PK\x03\x04": "a zip archive",
    b"PK\x05\x06": "a zip archive",
    b"%PDF-": "a PDF file",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an Office file",
    b"SQLite format 3": "an SQLite database",
    b"{\\rtf": "an RTF file",
}
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b") + b"\x7f"


def refuse_binary(body: bytes) -> None:
    """Raise ArticleError with the offset of the byte that shows it."""
    for signature, what in _SIGNATURES.items():
        if body.startswith(signature):
            raise ArticleError(f"byte 0: {what}, not text")
    sample = body[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > MAX_CONTROLS * len(sample) and controls > 1:
        at = next(place for place, byte in enumerate(sample) if byte in _CONTROLS)
        raise ArticleError(f"byte {at}: binary, not text ({controls:,} control characters in {len(sample):,} bytes)")


def is_unmarked_utf16(body: bytes) -> bool:
    """Whether every other byte is NUL, as beside Latin letters in UTF-16 without a byte order mark."""
    sample = body[:SAMPLE]
    pairs = len(sample) // 2
    if pairs == 0:
        return False
    first, second = sample[: 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    return max(first, second) * 10 > 9 * pairs and min(first, second) * 10 < pairs

"""Content codings: which ones a caller takes (RFC 9110, 12.5.3), and how a body is put into one."""

import zlib
from collections.abc import Callable
from functools import lru_cache

import brotli

from service.api.negotiation import weighed

BROTLI, GZIP, IDENTITY = "br", "gzip", "identity"
#: Another name of one of them.
SAME_AS = {"x-gzip": GZIP}
#: The weight of the plain body where it is not spoken of: below all that a caller can give.
UNSPOKEN = 0.0001
#: Beyond these a body hardly gets smaller, and the time it takes doubles.
BROTLI_QUALITY, GZIP_LEVEL = 4, 5
#: Bits of the window of either, so that a stream costs some hundred kilobytes and not megabytes.
BROTLI_WINDOW, GZIP_WINDOW = 18, 15 + 16

#: Puts a piece of a body into a coding; the second argument says whether more pieces follow.
Coder = Callable[[bytes, bool], bytes]


@lru_cache(maxsize=256)
def codings(given: str) -> tuple[str, ...]:
    """The codings that an Accept-Encoding header takes, the best first; empty when it takes none of ours."""
    weights = {SAME_AS.get(name, name): weight for name, weight in map(weighed, given.split(","))}
    others = weights.get("*", 0.0)
    found = {name: weights.get(name, others) for name in (BROTLI, GZIP)}
    found[IDENTITY] = weights.get(IDENTITY, weights.get("*", UNSPOKEN))
    return tuple(sorted((name for name, weight in found.items() if weight > 0), key=lambda name: -found[name]))


def coder(coding: str) -> Coder:
    """What puts a body into a coding: each piece comes out whole, so that a stream can be read as it comes."""
    if coding == BROTLI:
        brotlied = brotli.Compressor(quality=BROTLI_QUALITY, lgwin=BROTLI_WINDOW, mode=brotli.MODE_TEXT)
        return lambda piece, more: brotlied.process(piece) + (brotlied.flush() if more else brotlied.finish())
    zipped = zlib.compressobj(GZIP_LEVEL, wbits=GZIP_WINDOW)
    return lambda piece, more: zipped.compress(piece) + zipped.flush(zlib.Z_SYNC_FLUSH if more else zlib.Z_FINISH)

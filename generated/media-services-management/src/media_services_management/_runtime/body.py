"""The body of an answer, never larger than the limit, out of its compression."""

from __future__ import annotations

import zlib

from .limits import LARGEST_BODY

TOO_LARGE = f"the body is larger than {LARGEST_BODY} bytes"


def decompress(body: bytes, encoding: str) -> tuple[bytes, str | None]:
    """Return the decoded bytes, at most `LARGEST_BODY`, and what is wrong with them, if anything."""
    name = encoding.strip().lower()
    if name in ("", "identity") or not body:
        return body, None
    if name in ("gzip", "x-gzip"):
        return _inflate(body, 16 + zlib.MAX_WBITS)
    if name == "deflate":
        return _inflate(body, zlib.MAX_WBITS if _has_zlib_header(body) else -zlib.MAX_WBITS)
    return body, "the content encoding is none of `gzip`, `deflate` and `identity`"


def _has_zlib_header(body: bytes) -> bool:
    # many servers send `deflate` without the header that it should have
    return body[0] & 0x0F == zlib.DEFLATED and int.from_bytes(body[:2], "big") % 31 == 0


def _inflate(body: bytes, bits: int) -> tuple[bytes, str | None]:
    decompressor = zlib.decompressobj(bits)
    try:
        decoded = decompressor.decompress(body, LARGEST_BODY + 1)
    except zlib.error:
        return b"", "the body is not compressed as its content encoding says"
    if len(decoded) > LARGEST_BODY:
        return decoded[:LARGEST_BODY], TOO_LARGE
    if decompressor.unused_data:
        return decoded, "more follows the end of the compressed body"
    return decoded, None if decompressor.eof else "the compressed body is cut short"

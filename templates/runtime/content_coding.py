"""Content codings: how bodies are compressed."""

from __future__ import annotations

import zlib
from typing import Any

from .limits import LARGEST_BODY


def too_large(largest: int) -> str:
    """Return the fault of a body that is larger than this number of bytes."""
    return f"the body is larger than {largest} bytes"


_CODINGS = frozenset(
    {"aes128gcm", "br", "compress", "dcb", "dcz", "deflate", "exi", "gzip", "pack200-gzip"}
    | {"x-compress", "x-gzip", "zstd"}
)
"""The registered codings that change the bytes."""


def coding_of(encoding: str) -> str:
    """Return how bytes are compressed: `gzip`, `deflate`, `unknown`, or nothing if not at all.

    A name that is not a coding, such as a character set, is ignored.
    """
    names = [name.strip().lower() for name in encoding.split(",")]
    codings = [name for name in names if name in _CODINGS]
    if codings in (["gzip"], ["x-gzip"]):
        return "gzip"
    if codings == ["deflate"]:
        return "deflate"
    return "unknown" if codings else ""


HEADER_BYTES = 2
"""The first bytes of a body, which tell how it is compressed."""


def inflater(coding: str, body: bytes) -> Any:  # noqa: ANN401 - zlib has no public name for it
    """Return what decompresses a body that begins so; raises `zlib.error` for an unknown coding."""
    if coding == "gzip":
        return zlib.decompressobj(16 + zlib.MAX_WBITS)
    if coding == "deflate":
        # many servers send `deflate` without the header that it should have
        head = body[:HEADER_BYTES]
        has_header = head[0] & 0x0F == zlib.DEFLATED and int.from_bytes(head, "big") % 31 == 0
        return zlib.decompressobj(zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS)
    raise zlib.error("nobody asked for this coding")


def decompress(body: bytes, encoding: str, largest: int = LARGEST_BODY) -> tuple[bytes, str | None]:
    """Return the decoded bytes, at most `largest`, and the problem with them, if any."""
    coding = coding_of(encoding)
    if not coding or not body:
        return body, None
    if coding == "unknown":
        return body, "the content encoding is not `gzip`, `deflate` or `identity`"
    decompressor = inflater(coding, body)
    try:
        decoded = decompressor.decompress(body, largest + 1)
    except zlib.error:
        return b"", "the body does not match its content encoding"
    if len(decoded) > largest:
        return decoded[:largest], too_large(largest)
    if decompressor.unused_data:
        return decoded, "there is data after the end of the compressed body"
    return decoded, None if decompressor.eof else "the compressed body is incomplete"

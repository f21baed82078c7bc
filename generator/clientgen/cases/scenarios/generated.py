"""The values that the emulator of the tests generates: its source is the number of the step."""

from __future__ import annotations

import base64

from clientgen.cases.values import Plain

BEGIN = 1_704_067_200
"""The first second of 2024, a Monday. Each step is a second later than the one before."""
_BYTES = {"key": 32, "hex": 16}


def generate(kind: str, size: int | None, step: int) -> Plain:
    """Return the value of a kind that is generated in a step of the first hour."""
    content = bytes([step % 256]) * (size or _BYTES.get(kind, 16))
    clock = f"00:{step // 60:02}:{step % 60:02}"
    match kind:
        case "uuid":
            return _uuid(content)
        case "key":
            return base64.b64encode(content).decode("ascii")
        case "hex":
            return content.hex()
        case "now":
            return f"2024-01-01T{clock}Z"
        case "unix_time":
            return BEGIN + step
        case _:
            return f"Mon, 01 Jan 2024 {clock} GMT"


def _uuid(content: bytes) -> str:
    """A UUID of version 4 with these bits."""
    variant = f"{content[8] & 0x3F | 0x80:02x}"
    text = f"{content[:6].hex()}4{content[6:8].hex()[1:]}{variant}{content[9:].hex()}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))

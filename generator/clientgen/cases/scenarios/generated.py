"""The values that the emulator of the tests generates: its source is the number of the step."""

from __future__ import annotations

import base64
import datetime as dt
import uuid

from clientgen.cases.values import Plain
from clientgen.wire.formats import write_http_date

BEGIN = 1_700_000_000
"""The time before the first step, in seconds since 1970; each step is a second later."""
_BYTES = {"key": 32, "hex": 16}


def generate(kind: str, size: int | None, step: int) -> Plain:
    """Return the value of a kind that is generated in a step."""
    moment = dt.datetime.fromtimestamp(BEGIN + step, dt.UTC)
    content = bytes([step % 256]) * (size or _BYTES.get(kind, 16))
    match kind:
        case "uuid":
            return str(uuid.UUID(bytes=content, version=4))
        case "key":
            return base64.b64encode(content).decode("ascii")
        case "hex":
            return content.hex()
        case "now":
            return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
        case "unix_time":
            return BEGIN + step
        case _:
            return write_http_date(moment)

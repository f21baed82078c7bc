"""JSON data files: spec text without changes, encoded once, one entry per line."""

from __future__ import annotations

import json
from typing import Any

from clientgen.ir import Text, reveal

Data = dict[str, Any]
"""Members of a JSON object: plain builtins, and spec text in any place of a text."""


def json_lines(data: Data) -> bytes:
    """Return a JSON file: one line per member, and one line per entry if a member is a list.

    All characters outside ASCII are escaped, so that every reader can read the bytes as text.
    """
    members = [f"{_dump(name)}: {_member(value)}" for name, value in data.items()]
    return ("{\n" + ",\n".join(members) + "\n}\n").encode("ascii")


def _member(value: object) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(_dump(item) for item in value) + "\n]"
    if isinstance(value, dict) and value and all(isinstance(v, dict) for v in value.values()):
        return "{\n" + ",\n".join(f"{_dump(k)}: {_dump(v)}" for k, v in value.items()) + "\n}"
    return _dump(value)


def _text(value: object) -> str:
    if isinstance(value, Text):
        return reveal(value)
    raise TypeError(f"a data file cannot contain a {type(value).__name__}")


_dump = json.JSONEncoder(ensure_ascii=True, allow_nan=False, default=_text).encode

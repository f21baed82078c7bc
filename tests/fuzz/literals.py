"""Lists of bytes in files: the words of a format, and inputs that once failed."""

from __future__ import annotations

import ast
from pathlib import Path


def literals(folder: str, name: str) -> tuple[bytes, ...]:
    """Return what `folder/name.txt` lists, one literal a line; a line with `#` is a remark."""
    lines = (Path(__file__).parent / folder / f"{name}.txt").read_text("utf-8").splitlines()
    return tuple(ast.literal_eval(line) for line in lines if line and not line.startswith("#"))

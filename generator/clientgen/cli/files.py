"""Writes a file that the user names: whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Put a file in place of what is at a path at one stroke; raise `OSError` if the disk refuses."""
    staged = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        staged.write_text(text, "utf-8", "surrogateescape", newline="\n")
        staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)

"""A contract that a word of its format breaks, to see how that is told; not one of `NAMES`."""

from __future__ import annotations

from collections.abc import Iterable

from ..target import Target
from ..texts import joined

WORDS = (b"bad",)


def check(data: bytes) -> None:
    assert b"bad" not in data, "as planned"


def seeds() -> Iterable[bytes]:
    yield b"sound"


TARGET = Target(check=check, seeds=seeds, inputs=joined(WORDS), words=WORDS)

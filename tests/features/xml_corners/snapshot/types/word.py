"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import OpenEnum


class Word(OpenEnum):
    """Word."""

    A = "a"
    BC = "b c"
    NONE = ""

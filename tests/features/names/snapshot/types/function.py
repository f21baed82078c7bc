"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import OpenEnum


class Function(OpenEnum):
    """Lambda."""

    LAMBDA = "lambda"
    DEFINED = "def"

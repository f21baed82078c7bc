"""Data types of the service.

This module defines `Function`.
"""

from __future__ import annotations

from .._runtime.records import OpenEnum, publish_types


class Function(OpenEnum):
    """Lambda."""

    LAMBDA = "lambda"
    DEFINED = "def"


publish_types(__name__.rpartition(".")[0], (Function,))

"""Data types of the service.

This module defines `Kind`.
"""

from __future__ import annotations

from .._runtime.records import OpenEnum, publish_types


class Kind(OpenEnum):
    """Kind."""

    PLAIN = "plain"


publish_types(__name__.rpartition(".")[0], (Kind,))

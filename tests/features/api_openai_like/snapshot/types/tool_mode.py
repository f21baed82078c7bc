"""Data types of the service.

This module defines `ToolMode`.
"""

from __future__ import annotations

from .._runtime.records import OpenEnum, publish_types


class ToolMode(OpenEnum):
    """ToolMode."""

    NONE = "none"
    AUTO = "auto"
    REQUIRED = "required"


publish_types(__name__.rpartition(".")[0], (ToolMode,))

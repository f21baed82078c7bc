"""Data types of the service.

This module defines `Permission`.
"""

from __future__ import annotations

from .._runtime.records import OpenEnum, publish_types


class Permission(OpenEnum):
    """Permission."""

    FULL_CONTROL = "FULL_CONTROL"
    WRITE = "WRITE"
    WRITE_ACP = "WRITE_ACP"
    READ = "READ"
    READ_ACP = "READ_ACP"


publish_types(__name__.rpartition(".")[0], (Permission,))

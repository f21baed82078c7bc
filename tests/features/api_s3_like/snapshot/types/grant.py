"""Data types of the service.

This module defines `Grant`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .grantee import Grantee
from .permission import Permission


class Grant(Record, frozen=True, kw_only=True):
    """Grant."""

    grantee: Grantee = field(name="Grantee")
    permission: Permission = field(name="Permission")


publish_types(__name__.rpartition(".")[0], (Grant,))

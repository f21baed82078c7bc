"""Data types of the service.

This module defines `Acl`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Acl(Record, frozen=True, kw_only=True):
    """Acl."""

    owner: str = field(name="owner")


publish_types(__name__.rpartition(".")[0], (Acl,))

"""Data types of the service.

This module defines `Export`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Export(Record, frozen=True, kw_only=True):
    """Export."""

    name: str = field(name="name")
    state: str = field(name="state")


publish_types(__name__.rpartition(".")[0], (Export,))

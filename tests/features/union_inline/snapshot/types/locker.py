"""Data types of the service.

This module defines `Locker`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Locker(Record, frozen=True, kw_only=True):
    """Locker."""

    box: int = field(name="box")
    checked: bool | None = field(name="checked", default=None)


publish_types(__name__.rpartition(".")[0], (Locker,))

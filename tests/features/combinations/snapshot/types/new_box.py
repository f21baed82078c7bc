"""Data types of the service.

This module defines `NewBox`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class NewBox(Record, frozen=True, kw_only=True):
    """NewBox."""

    label: str | None = field(name="label", default=None)


publish_types(__name__.rpartition(".")[0], (NewBox,))

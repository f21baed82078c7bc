"""Data types of the service.

This module defines `LabelsEnvelope`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class LabelsEnvelope(Record, frozen=True, kw_only=True):
    """Labels, of which XML has one element each."""

    label: list[str] = field(name="Label")
    count: int | None = field(name="Count", default=None)


publish_types(__name__.rpartition(".")[0], (LabelsEnvelope,))

"""Data types of the service.

This module defines `ParcelsAskResponseText`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class ParcelsAskResponseText(Record, frozen=True, kw_only=True):
    """ParcelsAskResponseText."""

    text: str = field(name="text")


publish_types(__name__.rpartition(".")[0], (ParcelsAskResponseText,))

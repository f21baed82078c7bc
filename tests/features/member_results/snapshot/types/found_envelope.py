"""Data types of the service.

This module defines `FoundEnvelope`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .found_envelope_result import FoundEnvelopeResult


class FoundEnvelope(Record, frozen=True, kw_only=True):
    """What was found."""

    result: FoundEnvelopeResult | None = field(name="result", default=None)


publish_types(__name__.rpartition(".")[0], (FoundEnvelope,))

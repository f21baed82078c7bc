"""Data types of the service.

This module defines `ErrorBody`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .error_facts import ErrorFacts


class ErrorBody(Record, frozen=True, kw_only=True):
    """ErrorBody."""

    error: ErrorFacts = field(name="error")


publish_types(__name__.rpartition(".")[0], (ErrorBody,))

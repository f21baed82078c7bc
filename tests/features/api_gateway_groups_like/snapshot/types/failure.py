"""Data types of the service.

This module defines `Failure`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .failure_error import FailureError


class Failure(Record, frozen=True, kw_only=True):
    """Failure."""

    error: FailureError = field(name="error")


publish_types(__name__.rpartition(".")[0], (Failure,))

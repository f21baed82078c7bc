"""Data types of the service.

This module defines `ErrorFacts`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .error_facts_type import ErrorFactsType


class ErrorFacts(Record, frozen=True, kw_only=True):
    """ErrorFacts."""

    type: ErrorFactsType = field(name="type")
    code: str | None = field(name="code", default=None)
    message: str | None = field(name="message", default=None)
    param: str | None = field(name="param", default=None)


publish_types(__name__.rpartition(".")[0], (ErrorFacts,))

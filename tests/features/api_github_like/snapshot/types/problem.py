"""Data types of the service.

This module defines `Problem`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .field_problem import FieldProblem


class Problem(Record, frozen=True, kw_only=True):
    """Problem."""

    message: str = field(name="message")
    documentation_url: str | None = field(name="documentation_url", default=None)
    errors: list[FieldProblem] | None = field(name="errors", default=None)


publish_types(__name__.rpartition(".")[0], (Problem,))

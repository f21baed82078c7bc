"""Data types of the service.

This module defines `FieldProblem`.
"""

from __future__ import annotations

from .._runtime.records import field as _field
from .._runtime.records import Record, publish_types


class FieldProblem(Record, frozen=True, kw_only=True):
    """FieldProblem."""

    resource: str | None = _field(name="resource", default=None)
    field: str | None = _field(name="field", default=None)
    code: str = _field(name="code")


publish_types(__name__.rpartition(".")[0], (FieldProblem,))

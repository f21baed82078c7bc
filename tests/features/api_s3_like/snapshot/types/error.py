"""Data types of the service.

This module defines `Error`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Error(Record, frozen=True, kw_only=True):
    """Error."""

    code: str = field(name="Code")
    message: str | None = field(name="Message", default=None)
    resource: str | None = field(name="Resource", default=None)
    request_id: str | None = field(name="RequestId", default=None)


publish_types(__name__.rpartition(".")[0], (Error,))

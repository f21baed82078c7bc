"""Data types of the service.

This module defines `Progress`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, Xml, field, publish_types
from .operation_error import OperationError
from .operation_status import OperationStatus


class Progress(Record, frozen=True, kw_only=True):
    """How an asynchronous operation goes on."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="Operation", namespace="http://schemas.microsoft.com/windowsazure"
    )

    id: str = field(name="ID")
    status: OperationStatus = field(name="Status")
    http_status_code: int | None = field(name="HttpStatusCode", default=None)
    """The status of the asynchronous request."""
    error: OperationError | None = field(name="Error", default=None)


publish_types(__name__.rpartition(".")[0], (Progress,))

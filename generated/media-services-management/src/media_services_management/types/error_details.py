"""Data types of the service.

This module defines `ErrorDetails`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, Xml, field, publish_types


class ErrorDetails(Record, frozen=True, kw_only=True):
    """What the body of an error says."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="Error", namespace="http://schemas.microsoft.com/windowsazure"
    )

    code: str | None = field(name="Code", default=None)
    """The code of the error."""
    message: str | None = field(name="Message", default=None)
    """What went wrong."""


publish_types(__name__.rpartition(".")[0], (ErrorDetails,))

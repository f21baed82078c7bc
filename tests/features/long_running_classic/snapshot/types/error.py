"""Data types of the service.

This module defines `Error`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, Xml, field, publish_types


class Error(Record, frozen=True, kw_only=True):
    """Error."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="Error", namespace="http://schemas.microsoft.com/windowsazure"
    )

    code: str | None = field(name="Code", default=None)
    message: str | None = field(name="Message", default=None)


publish_types(__name__.rpartition(".")[0], (Error,))

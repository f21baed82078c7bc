"""Data types of the service.

This module defines `Model`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, field, publish_types


class Model(Record, frozen=True, kw_only=True):
    """Model."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"secret_key"})

    id: int = field(name="id")
    name: str | None = field(name="name", default=None)
    secret_key: str | None = field(name="secret_key", default=None)


publish_types(__name__.rpartition(".")[0], (Model,))

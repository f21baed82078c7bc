"""Data types of the service.

This module defines `Model`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Model(Record, frozen=True, kw_only=True):
    """Model."""

    id: str = field(name="id")


publish_types(__name__.rpartition(".")[0], (Model,))

"""Data types of the service.

This module defines `Model`.
"""

from __future__ import annotations

from typing import Literal

from .._runtime.records import Record, always, field, publish_types


class Model(Record, frozen=True, kw_only=True):
    """Model."""

    id: str = field(name="id")
    object: Literal["model"] = field(name="object", default_factory=always("model"))
    created: int = field(name="created")
    owned_by: str = field(name="owned_by")


publish_types(__name__.rpartition(".")[0], (Model,))

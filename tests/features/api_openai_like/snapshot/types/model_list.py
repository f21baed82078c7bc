"""Data types of the service.

This module defines `ModelList`.
"""

from __future__ import annotations

from typing import Literal

from .._runtime.records import Record, always, field, publish_types
from .model import Model


class ModelList(Record, frozen=True, kw_only=True):
    """ModelList."""

    object: Literal["list"] = field(name="object", default_factory=always("list"))
    data: list[Model] = field(name="data")


publish_types(__name__.rpartition(".")[0], (ModelList,))

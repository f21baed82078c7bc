"""Data types of the service.

This module defines `Envelope`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, field, publish_types


class Envelope(Record, frozen=True, kw_only=True):
    """Envelope."""

    __checks__: ClassVar[Mapping[str, Check]] = {"to": Check(max_length=1)}

    to: str | None = field(name="to", default=None)


publish_types(__name__.rpartition(".")[0], (Envelope,))

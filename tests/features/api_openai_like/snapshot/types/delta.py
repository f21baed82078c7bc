"""Data types of the service.

This module defines `Delta`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, field, publish_types


class Delta(Record, frozen=True, kw_only=True):
    """Delta."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"content", "refusal"})

    role: str | None = field(name="role", default=None)
    content: str | None = field(name="content", default=None)
    refusal: str | None = field(name="refusal", default=None)


publish_types(__name__.rpartition(".")[0], (Delta,))

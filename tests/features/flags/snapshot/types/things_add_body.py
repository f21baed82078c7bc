"""Data types of the service.

This module defines `ThingsAddBody`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, field, publish_types


class ThingsAddBody(Record, frozen=True, kw_only=True):
    """ThingsAddBody."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"proxy"})
    __nullable__: ClassVar[frozenset[str]] = frozenset({"from_file"})

    query: str = field(name="query")
    from_file: str | None = field(name="from_file", default=None)
    proxy: str = field(name="proxy")


publish_types(__name__.rpartition(".")[0], (ThingsAddBody,))

"""Data types of the service.

This module defines `Seal`.
"""

from __future__ import annotations

import datetime
from typing import ClassVar

from .._runtime.records import Record, field, publish_types


class Seal(Record, frozen=True, kw_only=True):
    """Seal."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"born", "seed"})

    seed: bytes = field(name="seed")
    born: datetime.date | None = field(name="born", default=None)
    colour: str | None = field(name="colour", default=None)


publish_types(__name__.rpartition(".")[0], (Seal,))

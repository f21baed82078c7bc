"""Data types of the service.

This module defines `LockerInput`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, Xml, field, publish_types


class LockerInput(Record, frozen=True, kw_only=True):
    """LockerInput.

    Requests have it in place of `Locker`.
    """

    __xml__: ClassVar[Xml | None] = Xml(name="Locker")

    box: int = field(name="box")


publish_types(__name__.rpartition(".")[0], (LockerInput,))

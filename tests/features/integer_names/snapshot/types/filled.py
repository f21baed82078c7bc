"""Data types of the service.

This module defines `Filled`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.records import Record, Xml, XmlMember, field, publish_types


class Filled(Record, frozen=True, kw_only=True):
    """Filled."""

    __xml__: ClassVar[Xml | None] = Xml(name="Filled", members={"codes": XmlMember(item="Status")})
    __integers__: ClassVar[Mapping[str, Mapping[str, int]]] = {
        "code": {"OK": 200, "Created": 201, "Failed": -1},
        "codes": {"OK": 200, "Created": 201, "Failed": -1},
    }

    code: int | None = field(name="code", default=None)
    codes: list[int] | None = field(name="codes", default=None)


publish_types(__name__.rpartition(".")[0], (Filled,))

"""Data types of the service.

This module defines `Result`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.records import Record, Xml, XmlMember, field, publish_types


class Result(Record, frozen=True, kw_only=True):
    """Result."""

    __xml__: ClassVar[Xml | None] = Xml(name="Result", members={"Codes": XmlMember(item="Status")})
    __nullable__: ClassVar[frozenset[str]] = frozenset({"maybe"})
    __integers__: ClassVar[Mapping[str, Mapping[str, int]]] = {
        "StatusCode": {"OK": 200, "Created": 201, "Failed": -1},
        "Inline": {"One": 1},
        "Codes": {"OK": 200, "Created": 201, "Failed": -1},
        "Maybe": {"OK": 200, "Created": 201, "Failed": -1},
    }

    status_code: int | None = field(name="StatusCode", default=None)
    inline: int | None = field(name="Inline", default=None)
    codes: list[int] | None = field(name="Codes", default=None)
    maybe: int | None = field(name="Maybe", default=None)
    plain: int | None = field(name="Plain", default=None)


publish_types(__name__.rpartition(".")[0], (Result,))

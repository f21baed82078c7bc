"""Data types of the service.

This module defines `Code`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.records import Record, Xml, XmlMember, field, publish_types


class Code(Record, frozen=True, kw_only=True):
    """Code."""

    __xml__: ClassVar[Xml | None] = Xml(name="Code", members={"code": XmlMember(text=True)})
    __integers__: ClassVar[Mapping[str, Mapping[str, int]]] = {"code": {"One": 1}}

    code: int = field(name="code")


publish_types(__name__.rpartition(".")[0], (Code,))

"""Data types of the service.

This module defines `Object`.
"""

from __future__ import annotations

import builtins as _builtins
import datetime as _datetime
import decimal as _decimal
import uuid as _uuid
from collections.abc import Mapping
from typing import Any, ClassVar

from .._runtime.checks import Check
from .._runtime.records import field as _field
from .._runtime.records import Record, publish_types
from .function import Function


class Object(Record, frozen=True, kw_only=True):
    """Members with the names of builtins and modules."""

    __checks__: ClassVar[Mapping[_builtins.str, Check]] = {"str": Check(min_length=1)}
    __secrets__: ClassVar[_builtins.frozenset[_builtins.str]] = _builtins.frozenset({"str"})
    __nullable__: ClassVar[_builtins.frozenset[_builtins.str]] = _builtins.frozenset(
        {"field", "frozenset"}
    )
    __integers__: ClassVar[Mapping[_builtins.str, Mapping[_builtins.str, _builtins.int]]] = {
        "int": {"One": 1}
    }

    object: _builtins.str | None = _field(name="object", default=None)
    str: _builtins.str | None = _field(name="str", default=None)
    int: _builtins.int | None = _field(name="int", default=None)
    bytes: _builtins.bytes | None = _field(name="bytes", default=None)
    dict: _builtins.dict[_builtins.str, _builtins.float] | None = _field(name="dict", default=None)
    float: _builtins.bool | None = _field(name="float", default=None)
    bool: _decimal.Decimal | None = _field(name="bool", default=None)
    decimal: _builtins.str | None = _field(name="decimal", default=None)
    datetime: _datetime.datetime | None = _field(name="datetime", default=None)
    uuid: _uuid.UUID | None = _field(name="uuid", default=None)
    field: _builtins.str | None = _field(name="field", default=None)
    frozenset: Any | None = _field(name="frozenset", default=None)
    builtins: Function | None = _field(name="builtins", default=None)
    property: _builtins.str | None = _field(name="property", default=None)
    ids: list[_builtins.str] | None = _field(name="ids[]", default=None)
    virtual_ips: _builtins.int | None = _field(name="VirtualIPs", default=None)


publish_types(__name__.rpartition(".")[0], (Object,))

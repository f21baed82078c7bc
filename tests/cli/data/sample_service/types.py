from __future__ import annotations

import datetime as dt
import decimal
import uuid
from enum import Enum
from typing import Any

from ._runtime.checks import Check
from ._runtime.records import OpenEnum, Record, field


class Kind(Enum):
    RED = "red"
    GREEN = "green"


class Size(OpenEnum):
    SMALL = "small"


class Owner(Record):
    name: str | None = field(name="ownerName", default=None)
    password: str | None = None
    __secrets__ = frozenset({"password"})


class Thing(Record):
    __nullable__ = frozenset({"note"})
    name: str
    pass_code: str | None = field(name="passCode", default=None)
    size: Size | None = None
    when: dt.date | None = None
    tags: list[str] | None = None
    attributes: dict[str, int] | None = None
    owner: Owner | None = None
    extra: Any = None
    id: uuid.UUID | None = None
    blob: bytes | None = None
    price: decimal.Decimal | None = None
    note: str | None = None
    __secrets__ = frozenset({"pass_code"})
    __checks__ = {
        "pass_code": Check(max_length=6, pattern="^[a-z0-9]+$"),
        "name": Check(max_length=100),
    }

"""A group of operations: their descriptions, and the methods that call them.

The group is `client.things`.
"""

from __future__ import annotations

import datetime
import uuid
from typing import TYPE_CHECKING

from .._runtime.groups import (
    AsyncGroup,
    AsyncRawGroup,
    Group,
    RawGroup,
    async_raw,
    documented_like,
    raw,
)
from .._runtime.operation import Operation, Parameter
from ..types.size import Size

if TYPE_CHECKING:
    from ..types._params import SizeLiteral

_NAME = Parameter(name="name", wire="name", kind=str)
_WHOLE = Parameter(name="whole", wire="whole", kind=int)
_PART = Parameter(name="part", wire="part", kind=float)
_ACTIVE = Parameter(name="active", wire="Active", kind=bool)
_SIZE = Parameter(name="size", wire="size", kind=Size)
_DAY = Parameter(name="day", wire="day", kind=datetime.date)
_REVISION = Parameter(name="revision", wire="revision", kind=int)
_ID = Parameter(name="id", wire="id", kind=uuid.UUID)

_BY_TEXT: Operation[None] = Operation(
    name="things.by_text",
    method="GET",
    path=("/text/", _NAME),
    responses={204: None},
    repeatable=True,
)
_BY_NUMBER: Operation[None] = Operation(
    name="things.by_number",
    method="GET",
    path=("/numbers/", _WHOLE, "/", _PART),
    responses={204: None},
    repeatable=True,
)
_BY_WORD: Operation[None] = Operation(
    name="things.by_word",
    method="GET",
    path=("/words/", _ACTIVE, "/", _SIZE),
    responses={204: None},
    repeatable=True,
)
_BY_PART: Operation[None] = Operation(
    name="things.by_part",
    method="GET",
    path=("/days/", _DAY, ".v", _REVISION, "/(id='", _ID, "')"),
    responses={204: None},
    repeatable=True,
)


class Things(Group):
    """Things, found by where they are."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawThings:
        """The same operations, whose methods return the whole response."""
        return RawThings(self._caller)

    def by_text(self, name: str) -> None:
        """By text."""
        return self._call(_BY_TEXT, name=name)

    def by_number(self, part: float, *, whole: int) -> None:
        """By numbers."""
        return self._call(_BY_NUMBER, part=part, whole=whole)

    def by_word(self, size: Size | SizeLiteral, *, active: bool) -> None:
        """By a boolean and a word."""
        return self._call(_BY_WORD, size=size, active=active)

    def by_part(self, id: uuid.UUID, *, day: datetime.date, revision: int) -> None:
        """By parts of a segment."""
        return self._call(_BY_PART, id=id, day=day, revision=revision)


@documented_like(Things)
class AsyncThings(AsyncGroup):
    """Things, found by where they are."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawThings:
        """The same operations, whose methods return the whole response."""
        return AsyncRawThings(self._caller)

    async def by_text(self, name: str) -> None:
        """Like `Things.by_text`."""
        return await self._call(_BY_TEXT, name=name)

    async def by_number(self, part: float, *, whole: int) -> None:
        """Like `Things.by_number`."""
        return await self._call(_BY_NUMBER, part=part, whole=whole)

    async def by_word(self, size: Size | SizeLiteral, *, active: bool) -> None:
        """Like `Things.by_word`."""
        return await self._call(_BY_WORD, size=size, active=active)

    async def by_part(self, id: uuid.UUID, *, day: datetime.date, revision: int) -> None:
        """Like `Things.by_part`."""
        return await self._call(_BY_PART, id=id, day=day, revision=revision)


class RawThings(RawGroup):
    """The methods of `Things`; methods return the whole response."""

    __slots__ = ()

    by_text = raw(Things.by_text)
    by_number = raw(Things.by_number)
    by_word = raw(Things.by_word)
    by_part = raw(Things.by_part)


class AsyncRawThings(AsyncRawGroup):
    """The methods of `AsyncThings`; methods return the whole response."""

    __slots__ = ()

    by_text = async_raw(AsyncThings.by_text)
    by_number = async_raw(AsyncThings.by_number)
    by_word = async_raw(AsyncThings.by_word)
    by_part = async_raw(AsyncThings.by_part)

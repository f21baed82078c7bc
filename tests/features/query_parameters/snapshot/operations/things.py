"""A group of operations: their descriptions, and the methods that call them.

The group is `client.things`.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
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
from .._runtime.records import UNSET, UnsetType
from ..types.range import Range
from ..types.word import Word

if TYPE_CHECKING:
    from ..types._params import RangeParams, WordLiteral

_TEXT = Parameter(name="text", wire="text", kind=str)
_WHOLE = Parameter(name="whole", wire="whole", kind=int)
_PART = Parameter(name="part", wire="part", kind=float)
_SURE = Parameter(name="sure", wire="sure", kind=bool)
_WORD = Parameter(name="word", wire="word", kind=Word)
_REPEATED = Parameter(name="repeated", wire="repeated", kind=list[str], style="repeated")
_SIMPLE = Parameter(name="simple", wire="simple", kind=list[int])
_WORDS = Parameter(name="words", wire="words", kind=list[Word], style="repeated")
_INCLUDE = Parameter(name="include", wire="include", kind=list[str], style="repeated")
_DEEP = Parameter(name="deep", wire="deep", kind=dict[str, str], style="deep")
_RANGE = Parameter(name="range", wire="range", kind=Range, style="deep")
_SPREAD = Parameter(name="spread", wire="spread", kind=Range, style="repeated")
_SIZE = Parameter(name="size", wire="size", kind=int)
_SHARE = Parameter(name="share", wire="share", kind=float)
_ORDER = Parameter(name="order", wire="order", kind=str)
_DAY = Parameter(name="day", wire="day", kind=datetime.date)
_SIZES = Parameter(name="sizes", wire="sizes", kind=list[int], style="repeated")
_FILTER = Parameter(name="filter", wire="$filter", kind=str)
_CLASS_ = Parameter(name="class_", wire="class", kind=str)
_PAGE_SIZE = Parameter(name="page_size", wire="page[size]", kind=int)

_SCALARS: Operation[None] = Operation(
    name="things.scalars",
    method="GET",
    path=("/scalars",),
    query=(_TEXT, _WHOLE, _PART, _SURE, _WORD),
    responses={204: None},
    repeatable=True,
)
_LISTS: Operation[None] = Operation(
    name="things.lists",
    method="GET",
    path=("/lists",),
    query=(_REPEATED, _SIMPLE, _WORDS, _INCLUDE),
    responses={204: None},
    repeatable=True,
)
_OBJECTS: Operation[None] = Operation(
    name="things.objects",
    method="GET",
    path=("/objects",),
    query=(_DEEP, Parameter(name="simple", wire="simple", kind=dict[str, bool]), _RANGE, _SPREAD),
    responses={204: None},
    repeatable=True,
)
_DEFAULTS: Operation[None] = Operation(
    name="things.defaults",
    method="GET",
    path=("/defaults",),
    query=(
        _SIZE,
        _SHARE,
        _ORDER,
        Parameter(name="deep", wire="deep", kind=bool),
        _WORD,
        _DAY,
        _SIZES,
    ),
    responses={204: None},
    repeatable=True,
)
_ODD_NAMES: Operation[None] = Operation(
    name="things.odd_names",
    method="GET",
    path=("/odd",),
    query=(_FILTER, _CLASS_, _PAGE_SIZE),
    responses={204: None},
    repeatable=True,
)


class Things(Group):
    """Things, found by what they are like."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawThings:
        """The same operations, whose methods return the whole response."""
        return RawThings(self._caller)

    def scalars(
        self,
        *,
        text: str,
        whole: int | UnsetType = UNSET,
        part: float | UnsetType = UNSET,
        sure: bool | UnsetType = UNSET,
        word: Word | WordLiteral | str | UnsetType = UNSET,
    ) -> None:
        """By scalars."""
        return self._call(_SCALARS, text=text, whole=whole, part=part, sure=sure, word=word)

    def lists(
        self,
        *,
        repeated: list[str] | UnsetType = UNSET,
        simple: list[int] | UnsetType = UNSET,
        words: Sequence[Word | WordLiteral | str] | UnsetType = UNSET,
        include: list[str] | UnsetType = UNSET,
    ) -> None:
        """By lists."""
        return self._call(_LISTS, repeated=repeated, simple=simple, words=words, include=include)

    def objects(
        self,
        *,
        deep: dict[str, str] | UnsetType = UNSET,
        simple: dict[str, bool] | UnsetType = UNSET,
        range: Range | RangeParams | UnsetType = UNSET,
        spread: Range | RangeParams | UnsetType = UNSET,
    ) -> None:
        """By objects."""
        return self._call(_OBJECTS, deep=deep, simple=simple, range=range, spread=spread)

    def defaults(
        self,
        *,
        size: int | UnsetType = UNSET,
        share: float | UnsetType = UNSET,
        order: str | UnsetType = UNSET,
        deep: bool | UnsetType = UNSET,
        word: Word | WordLiteral | str | UnsetType = UNSET,
        day: datetime.date | UnsetType = UNSET,
        sizes: list[int] | UnsetType = UNSET,
    ) -> None:
        """By what is usual.

        Args:
            size: By default `10`.
            share: By default `0.5`.
            order: By default `name`.
            deep: By default `false`.
            word: By default `red`.
            day: By default `2024-05-06`.
            sizes: By default `[1, 2]`.
        """
        return self._call(
            _DEFAULTS,
            size=size,
            share=share,
            order=order,
            deep=deep,
            word=word,
            day=day,
            sizes=sizes,
        )

    def odd_names(
        self,
        *,
        filter: str | UnsetType = UNSET,
        class_: str | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
    ) -> None:
        """By odd names."""
        return self._call(_ODD_NAMES, filter=filter, class_=class_, page_size=page_size)


@documented_like(Things)
class AsyncThings(AsyncGroup):
    """Things, found by what they are like."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawThings:
        """The same operations, whose methods return the whole response."""
        return AsyncRawThings(self._caller)

    async def scalars(
        self,
        *,
        text: str,
        whole: int | UnsetType = UNSET,
        part: float | UnsetType = UNSET,
        sure: bool | UnsetType = UNSET,
        word: Word | WordLiteral | str | UnsetType = UNSET,
    ) -> None:
        """Like `Things.scalars`."""
        return await self._call(_SCALARS, text=text, whole=whole, part=part, sure=sure, word=word)

    async def lists(
        self,
        *,
        repeated: list[str] | UnsetType = UNSET,
        simple: list[int] | UnsetType = UNSET,
        words: Sequence[Word | WordLiteral | str] | UnsetType = UNSET,
        include: list[str] | UnsetType = UNSET,
    ) -> None:
        """Like `Things.lists`."""
        return await self._call(
            _LISTS, repeated=repeated, simple=simple, words=words, include=include
        )

    async def objects(
        self,
        *,
        deep: dict[str, str] | UnsetType = UNSET,
        simple: dict[str, bool] | UnsetType = UNSET,
        range: Range | RangeParams | UnsetType = UNSET,
        spread: Range | RangeParams | UnsetType = UNSET,
    ) -> None:
        """Like `Things.objects`."""
        return await self._call(_OBJECTS, deep=deep, simple=simple, range=range, spread=spread)

    async def defaults(
        self,
        *,
        size: int | UnsetType = UNSET,
        share: float | UnsetType = UNSET,
        order: str | UnsetType = UNSET,
        deep: bool | UnsetType = UNSET,
        word: Word | WordLiteral | str | UnsetType = UNSET,
        day: datetime.date | UnsetType = UNSET,
        sizes: list[int] | UnsetType = UNSET,
    ) -> None:
        """Like `Things.defaults`."""
        return await self._call(
            _DEFAULTS,
            size=size,
            share=share,
            order=order,
            deep=deep,
            word=word,
            day=day,
            sizes=sizes,
        )

    async def odd_names(
        self,
        *,
        filter: str | UnsetType = UNSET,
        class_: str | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
    ) -> None:
        """Like `Things.odd_names`."""
        return await self._call(_ODD_NAMES, filter=filter, class_=class_, page_size=page_size)


class RawThings(RawGroup):
    """The methods of `Things`; methods return the whole response."""

    __slots__ = ()

    scalars = raw(Things.scalars)
    lists = raw(Things.lists)
    objects = raw(Things.objects)
    defaults = raw(Things.defaults)
    odd_names = raw(Things.odd_names)


class AsyncRawThings(AsyncRawGroup):
    """The methods of `AsyncThings`; methods return the whole response."""

    __slots__ = ()

    scalars = async_raw(AsyncThings.scalars)
    lists = async_raw(AsyncThings.lists)
    objects = async_raw(AsyncThings.objects)
    defaults = async_raw(AsyncThings.defaults)
    odd_names = async_raw(AsyncThings.odd_names)

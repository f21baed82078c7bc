"""A group of operations: their descriptions, and the methods that call them.

The group is `client.everything`.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .._runtime.groups import (
    AsyncGroup,
    AsyncRawGroup,
    Group,
    RawGroup,
    async_raw,
    documented_like,
    raw,
)
from .._runtime.operation import Body, Operation
from .._runtime.records import UNSET, UnsetType
from ..types.inner import Inner
from ..types.level import Level
from ..types.thing import Thing
from ..types.word import Word

if TYPE_CHECKING:
    from ..types._params import InnerParams, LevelLiteral, WordLiteral

_PUT: Operation[Thing] = Operation(
    name="everything.put",
    method="PUT",
    path=("/x",),
    body=Body(media_type="application/xml", record=Thing),
    responses={200: Thing},
    repeatable=True,
    accept="application/xml",
)
_IDS: Operation[list[uuid.UUID]] = Operation(
    name="everything.ids",
    method="PUT",
    path=("/ids",),
    body=Body(
        media_type="application/xml", name="body", kind=list[uuid.UUID], root="Ids", item="Id"
    ),
    responses={200: list[uuid.UUID]},
    repeatable=True,
    accept="application/xml",
)
_LEVELS: Operation[list[Level]] = Operation(
    name="everything.levels",
    method="PUT",
    path=("/levels",),
    body=Body(
        media_type="application/xml",
        name="body",
        kind=list[Level],
        root="ArrayOfLevel",
        item="Level",
    ),
    responses={200: list[Level]},
    repeatable=True,
    accept="application/xml",
)
_ALIASES: Operation[list[Inner]] = Operation(
    name="everything.aliases",
    method="PUT",
    path=("/aliases",),
    body=Body(
        media_type="application/xml",
        name="body",
        kind=list[Inner],
        root="ArrayOfAlias",
        item="Alias",
        namespace="urn:inner",
    ),
    responses={200: list[Inner]},
    repeatable=True,
    accept="application/xml",
)
_ALIAS: Operation[Inner] = Operation(
    name="everything.alias",
    method="PUT",
    path=("/alias",),
    body=Body(media_type="application/xml", record=Inner, required=False, root="Alias"),
    responses={200: Inner},
    repeatable=True,
    accept="application/xml",
)
_GRID: Operation[list[list[int]]] = Operation(
    name="everything.grid",
    method="PUT",
    path=("/grid",),
    body=Body(
        media_type="application/xml",
        name="body",
        kind=list[list[int]],
        root="Grid",
        item="ArrayOfint",
    ),
    responses={200: list[list[int]]},
    repeatable=True,
    accept="application/xml",
)
_MAP: Operation[dict[str, int]] = Operation(
    name="everything.map",
    method="PUT",
    path=("/map",),
    body=Body(
        media_type="application/xml",
        name="body",
        kind=dict[str, list[Inner]],
        root="string",
        item="Inner",
    ),
    responses={200: dict[str, int]},
    repeatable=True,
    accept="application/xml",
)
_ANY: Operation[Any] = Operation(
    name="everything.any",
    method="PUT",
    path=("/any",),
    body=Body(media_type="application/xml", name="body", kind=Any, root="anyType"),
    responses={200: Any},
    repeatable=True,
    accept="application/xml",
)
_NULLBODY: Operation[int | None] = Operation(
    name="everything.nullbody",
    method="PUT",
    path=("/nullbody",),
    body=Body(
        media_type="application/xml",
        name="body",
        kind=Inner | None,
        root="Inner",
        namespace="urn:inner",
    ),
    responses={200: int | None},
    repeatable=True,
    accept="application/xml",
)


class Everything(Group):
    """Things."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawEverything:
        """The same operations, whose methods return the whole response."""
        return RawEverything(self._caller)

    def put(
        self,
        *,
        words: Sequence[Word | WordLiteral | str] | UnsetType = UNSET,
        levels: Sequence[Level | LevelLiteral] | UnsetType = UNSET,
        ids: list[uuid.UUID] | UnsetType = UNSET,
        flat: Sequence[Inner | InnerParams] | UnsetType = UNSET,
        flatnamed: list[str] | UnsetType = UNSET,
        grid: list[list[int]] | UnsetType = UNSET,
        tags: dict[str, int] | UnsetType = UNSET,
        alias: Inner | InnerParams | UnsetType = UNSET,
        aliases: Sequence[Inner | InnerParams] | UnsetType = UNSET,
        maps: Mapping[str, Inner | InnerParams] | UnsetType = UNSET,
        maplists: dict[str, list[int]] | UnsetType = UNSET,
        day: datetime.date | UnsetType = UNSET,
        attr: Word | WordLiteral | str | UnsetType = UNSET,
        kind: str | UnsetType = UNSET,
        lang: str | UnsetType = UNSET,
        flag: bool | UnsetType = UNSET,
        codes: list[int] | UnsetType = UNSET,
        nulls: list[int | None] | UnsetType = UNSET,
        any: Any | UnsetType = UNSET,
        nilrec: Inner | InnerParams | None | UnsetType = UNSET,
        bools: list[bool] | UnsetType = UNSET,
        nums: list[float] | UnsetType = UNSET,
        days: list[datetime.date] | UnsetType = UNSET,
        level: Level | LevelLiteral | UnsetType = UNSET,
        word: Word | WordLiteral | str | UnsetType = UNSET,
    ) -> Thing:
        """Everything at once."""
        return self._call(
            _PUT,
            words=words,
            levels=levels,
            ids=ids,
            flat=flat,
            flatnamed=flatnamed,
            grid=grid,
            tags=tags,
            alias=alias,
            aliases=aliases,
            maps=maps,
            maplists=maplists,
            day=day,
            attr=attr,
            kind=kind,
            lang=lang,
            flag=flag,
            codes=codes,
            nulls=nulls,
            any=any,
            nilrec=nilrec,
            bools=bools,
            nums=nums,
            days=days,
            level=level,
            word=word,
        )

    def ids(self, *, body: list[uuid.UUID]) -> list[uuid.UUID]:
        """A list that has a name."""
        return self._call(_IDS, body=body)

    def levels(self, *, body: Sequence[Level | LevelLiteral]) -> list[Level]:
        """A list of an enumeration."""
        return self._call(_LEVELS, body=body)

    def aliases(self, *, body: Sequence[Inner | InnerParams]) -> list[Inner]:
        """A list of what has two names."""
        return self._call(_ALIASES, body=body)

    def alias(self, *, v: float | UnsetType = UNSET) -> Inner:
        """A record under another name."""
        return self._call(_ALIAS, v=v)

    def grid(self, *, body: list[list[int]]) -> list[list[int]]:
        """Lists in a list."""
        return self._call(_GRID, body=body)

    def map(self, *, body: Mapping[str, Sequence[Inner | InnerParams]]) -> dict[str, int]:
        """A map of lists."""
        return self._call(_MAP, body=body)

    def any(self, *, body: Any) -> Any:
        """Anything."""
        return self._call(_ANY, body=body)

    def nullbody(self, *, body: Inner | InnerParams | None) -> int | None:
        """A record or null."""
        return self._call(_NULLBODY, body=body)


@documented_like(Everything)
class AsyncEverything(AsyncGroup):
    """Things."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawEverything:
        """The same operations, whose methods return the whole response."""
        return AsyncRawEverything(self._caller)

    async def put(
        self,
        *,
        words: Sequence[Word | WordLiteral | str] | UnsetType = UNSET,
        levels: Sequence[Level | LevelLiteral] | UnsetType = UNSET,
        ids: list[uuid.UUID] | UnsetType = UNSET,
        flat: Sequence[Inner | InnerParams] | UnsetType = UNSET,
        flatnamed: list[str] | UnsetType = UNSET,
        grid: list[list[int]] | UnsetType = UNSET,
        tags: dict[str, int] | UnsetType = UNSET,
        alias: Inner | InnerParams | UnsetType = UNSET,
        aliases: Sequence[Inner | InnerParams] | UnsetType = UNSET,
        maps: Mapping[str, Inner | InnerParams] | UnsetType = UNSET,
        maplists: dict[str, list[int]] | UnsetType = UNSET,
        day: datetime.date | UnsetType = UNSET,
        attr: Word | WordLiteral | str | UnsetType = UNSET,
        kind: str | UnsetType = UNSET,
        lang: str | UnsetType = UNSET,
        flag: bool | UnsetType = UNSET,
        codes: list[int] | UnsetType = UNSET,
        nulls: list[int | None] | UnsetType = UNSET,
        any: Any | UnsetType = UNSET,
        nilrec: Inner | InnerParams | None | UnsetType = UNSET,
        bools: list[bool] | UnsetType = UNSET,
        nums: list[float] | UnsetType = UNSET,
        days: list[datetime.date] | UnsetType = UNSET,
        level: Level | LevelLiteral | UnsetType = UNSET,
        word: Word | WordLiteral | str | UnsetType = UNSET,
    ) -> Thing:
        """Like `Everything.put`."""
        return await self._call(
            _PUT,
            words=words,
            levels=levels,
            ids=ids,
            flat=flat,
            flatnamed=flatnamed,
            grid=grid,
            tags=tags,
            alias=alias,
            aliases=aliases,
            maps=maps,
            maplists=maplists,
            day=day,
            attr=attr,
            kind=kind,
            lang=lang,
            flag=flag,
            codes=codes,
            nulls=nulls,
            any=any,
            nilrec=nilrec,
            bools=bools,
            nums=nums,
            days=days,
            level=level,
            word=word,
        )

    async def ids(self, *, body: list[uuid.UUID]) -> list[uuid.UUID]:
        """Like `Everything.ids`."""
        return await self._call(_IDS, body=body)

    async def levels(self, *, body: Sequence[Level | LevelLiteral]) -> list[Level]:
        """Like `Everything.levels`."""
        return await self._call(_LEVELS, body=body)

    async def aliases(self, *, body: Sequence[Inner | InnerParams]) -> list[Inner]:
        """Like `Everything.aliases`."""
        return await self._call(_ALIASES, body=body)

    async def alias(self, *, v: float | UnsetType = UNSET) -> Inner:
        """Like `Everything.alias`."""
        return await self._call(_ALIAS, v=v)

    async def grid(self, *, body: list[list[int]]) -> list[list[int]]:
        """Like `Everything.grid`."""
        return await self._call(_GRID, body=body)

    async def map(self, *, body: Mapping[str, Sequence[Inner | InnerParams]]) -> dict[str, int]:
        """Like `Everything.map`."""
        return await self._call(_MAP, body=body)

    async def any(self, *, body: Any) -> Any:
        """Like `Everything.any`."""
        return await self._call(_ANY, body=body)

    async def nullbody(self, *, body: Inner | InnerParams | None) -> int | None:
        """Like `Everything.nullbody`."""
        return await self._call(_NULLBODY, body=body)


class RawEverything(RawGroup):
    """The methods of `Everything`; methods return the whole response."""

    __slots__ = ()

    put = raw(Everything.put)
    ids = raw(Everything.ids)
    levels = raw(Everything.levels)
    aliases = raw(Everything.aliases)
    alias = raw(Everything.alias)
    grid = raw(Everything.grid)
    map = raw(Everything.map)
    any = raw(Everything.any)
    nullbody = raw(Everything.nullbody)


class AsyncRawEverything(AsyncRawGroup):
    """The methods of `AsyncEverything`; methods return the whole response."""

    __slots__ = ()

    put = async_raw(AsyncEverything.put)
    ids = async_raw(AsyncEverything.ids)
    levels = async_raw(AsyncEverything.levels)
    aliases = async_raw(AsyncEverything.aliases)
    alias = async_raw(AsyncEverything.alias)
    grid = async_raw(AsyncEverything.grid)
    map = async_raw(AsyncEverything.map)
    any = async_raw(AsyncEverything.any)
    nullbody = async_raw(AsyncEverything.nullbody)

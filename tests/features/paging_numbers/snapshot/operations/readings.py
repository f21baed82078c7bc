"""A group of operations: their descriptions, and the methods that call them.

The group is `client.readings`.
"""

from __future__ import annotations

import builtins

from .._runtime.checks import Check
from .._runtime.groups import async_raw, documented_like, raw
from .._runtime.operation import Operation, Parameter
from .._runtime.paging.pages import (
    AsyncPagedGroup,
    AsyncPagedRawGroup,
    AsyncPages,
    Page,
    PagedGroup,
    PagedRawGroup,
)
from .._runtime.paging.turns import Paging
from .._runtime.records import UNSET, UnsetType
from ..types.reading import Reading
from ..types.reading_page import ReadingPage

_UNITS = Parameter(name="units", wire="units", kind=list[str], style="repeated")
_OFFSET = Parameter(name="offset", wire="offset", kind=int, check=Check(minimum=0))
_LIMIT = Parameter(name="limit", wire="limit", kind=int, check=Check(minimum=1))
_PAGE = Parameter(name="page", wire="page", kind=int, check=Check(minimum=0))
_PAGE_SIZE = Parameter(name="page_size", wire="page_size", kind=int, check=Check(minimum=1))

_LIST: Operation[ReadingPage] = Operation(
    name="readings.list",
    method="GET",
    path=("/readings",),
    query=(_UNITS, _OFFSET, _LIMIT),
    responses={200: ReadingPage},
    repeatable=True,
    accept="application/xml",
)
_LIST_PAGES = Paging(
    style="offset", parameter="offset", size="limit", items=("readings",), total=("total",)
)
_NAMES: Operation[builtins.list[str]] = Operation(
    name="readings.names",
    method="GET",
    path=("/names",),
    query=(_PAGE, _PAGE_SIZE),
    responses={200: list[str]},
    repeatable=True,
    accept="application/json",
)
_NAMES_PAGES = Paging(style="page", parameter="page", size="page_size", first=0)
_LATEST: Operation[ReadingPage] = Operation(
    name="readings.latest",
    method="GET",
    path=("/readings/latest",),
    responses={200: ReadingPage},
    repeatable=True,
    accept="application/json",
)
_LATEST_PAGES = Paging(style="single", items=("readings",))
_CHECK: Operation[builtins.list[str]] = Operation(
    name="readings.check",
    method="POST",
    path=("/checks",),
    responses={200: list[str]},
    accept="application/json",
)
_CHECK_PAGES = Paging(style="single")


class Readings(PagedGroup):
    """Readings of meters."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawReadings:
        """The same operations, whose methods return the whole response."""
        return RawReadings(self._caller)

    def list(
        self,
        *,
        units: builtins.list[str] | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
    ) -> Page[Reading, ReadingPage]:
        """List readings.

        Returns the first page. Iterate over it for the items of all pages.
        """
        return self._page(_LIST, _LIST_PAGES, units=units, offset=offset, limit=limit)

    def names(
        self, *, page: int | UnsetType = UNSET, page_size: int | UnsetType = UNSET
    ) -> Page[str, builtins.list[str]]:
        """List the names of readings.

        Returns the first page. Iterate over it for the items of all pages.

        Args:
            page: By default `0`.
        """
        return self._page(_NAMES, _NAMES_PAGES, page=page, page_size=page_size)

    def latest(self) -> Page[Reading, ReadingPage]:
        """List the latest readings.

        Returns the first page. Iterate over it for the items of all pages.
        """
        return self._page(_LATEST, _LATEST_PAGES)

    def check(self) -> Page[str, builtins.list[str]]:
        """Check all meters.

        Returns the first page. Iterate over it for the items of all pages.
        """
        return self._page(_CHECK, _CHECK_PAGES)


@documented_like(Readings)
class AsyncReadings(AsyncPagedGroup):
    """Readings of meters."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawReadings:
        """The same operations, whose methods return the whole response."""
        return AsyncRawReadings(self._caller)

    def list(
        self,
        *,
        units: builtins.list[str] | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
    ) -> AsyncPages[Reading, ReadingPage]:
        """Like `Readings.list`."""
        return self._page(_LIST, _LIST_PAGES, units=units, offset=offset, limit=limit)

    def names(
        self, *, page: int | UnsetType = UNSET, page_size: int | UnsetType = UNSET
    ) -> AsyncPages[str, builtins.list[str]]:
        """Like `Readings.names`."""
        return self._page(_NAMES, _NAMES_PAGES, page=page, page_size=page_size)

    def latest(self) -> AsyncPages[Reading, ReadingPage]:
        """Like `Readings.latest`."""
        return self._page(_LATEST, _LATEST_PAGES)

    def check(self) -> AsyncPages[str, builtins.list[str]]:
        """Like `Readings.check`."""
        return self._page(_CHECK, _CHECK_PAGES)


class RawReadings(PagedRawGroup):
    """The methods of `Readings`; methods return the whole response."""

    __slots__ = ()

    list = raw(Readings.list)
    names = raw(Readings.names)
    latest = raw(Readings.latest)
    check = raw(Readings.check)


class AsyncRawReadings(AsyncPagedRawGroup):
    """The methods of `AsyncReadings`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncReadings.list)
    names = async_raw(AsyncReadings.names)
    latest = async_raw(AsyncReadings.latest)
    check = async_raw(AsyncReadings.check)

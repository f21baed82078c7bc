"""A group of operations: their descriptions, and the methods that call them.

The group is `client.regions`.
"""

from __future__ import annotations

import builtins

from .._runtime.groups import (
    AsyncGroup,
    AsyncRawGroup,
    Group,
    RawGroup,
    async_raw,
    documented_like,
    raw,
)
from .._runtime.operation import Operation
from ..types.supported_region import SupportedRegion

_LIST: Operation[builtins.list[SupportedRegion]] = Operation(
    name="regions.list",
    method="GET",
    path=("/SupportedRegions",),
    responses={200: list[SupportedRegion]},
    repeatable=True,
    reasons={400: {"BadRequest": ("subscription-blank",)}},
)


class Regions(Group):
    """Data centers that can hold Media Services accounts."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawRegions:
        """The same operations, whose methods return the whole response."""
        return RawRegions(self._caller)

    def list(self) -> builtins.list[SupportedRegion]:
        """List Available Regions.

        The regions in which this subscription may create Media Services accounts.

        Note: The list of locations of the whole subscription is another one; only these regions
        accept an account.

        Raises:
            BadRequestError: The subscription id is missing or only white space
                (`subscription-blank`).
        """
        return self._call(_LIST)


@documented_like(Regions)
class AsyncRegions(AsyncGroup):
    """Data centers that can hold Media Services accounts."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawRegions:
        """The same operations, whose methods return the whole response."""
        return AsyncRawRegions(self._caller)

    async def list(self) -> builtins.list[SupportedRegion]:
        """Like `Regions.list`."""
        return await self._call(_LIST)


class RawRegions(RawGroup):
    """The methods of `Regions`; methods return the whole response."""

    __slots__ = ()

    list = raw(Regions.list)


class AsyncRawRegions(AsyncRawGroup):
    """The methods of `AsyncRegions`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncRegions.list)

"""A group of operations: their descriptions, and the methods that call them.

The group is `client.disks`.
"""

from __future__ import annotations

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
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from ..types.code import Code
from ..types.disk import Disk
from ..types.label import Label
from ..types.size import Size

if TYPE_CHECKING:
    from ..types._params import CodeParams, LabelParams, SizeParams

_DISK_ID = Parameter(name="disk_id", wire="diskId", kind=str)

_ADD: Operation[Disk] = Operation(
    name="disks.add",
    method="POST",
    path=("/disks",),
    body=Body(media_type="application/xml", record=Disk),
    responses={201: Disk},
    accept="application/xml",
)
_GET: Operation[Disk] = Operation(
    name="disks.get",
    method="GET",
    path=("/disks/", _DISK_ID),
    responses={200: Disk},
    repeatable=True,
    accept="application/xml",
)


class Disks(Group):
    """Disks."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawDisks:
        """The same operations, whose methods return the whole response."""
        return RawDisks(self._caller)

    def add(
        self,
        *,
        id: str,
        size: Size | SizeParams,
        label: Label | LabelParams | UnsetType = UNSET,
        notes: Sequence[Label | LabelParams] | UnsetType = UNSET,
        codes: Sequence[Code | CodeParams] | UnsetType = UNSET,
    ) -> Disk:
        """Add a disk.

        Raises:
            ServiceError: There is such a disk.
        """
        return self._call(_ADD, id=id, size=size, label=label, notes=notes, codes=codes)

    def get(self, disk_id: str) -> Disk:
        """One disk.

        Raises:
            NotFoundError: There is no such disk.
        """
        return self._call(_GET, disk_id=disk_id)


@documented_like(Disks)
class AsyncDisks(AsyncGroup):
    """Disks."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawDisks:
        """The same operations, whose methods return the whole response."""
        return AsyncRawDisks(self._caller)

    async def add(
        self,
        *,
        id: str,
        size: Size | SizeParams,
        label: Label | LabelParams | UnsetType = UNSET,
        notes: Sequence[Label | LabelParams] | UnsetType = UNSET,
        codes: Sequence[Code | CodeParams] | UnsetType = UNSET,
    ) -> Disk:
        """Like `Disks.add`."""
        return await self._call(_ADD, id=id, size=size, label=label, notes=notes, codes=codes)

    async def get(self, disk_id: str) -> Disk:
        """Like `Disks.get`."""
        return await self._call(_GET, disk_id=disk_id)


class RawDisks(RawGroup):
    """The methods of `Disks`; methods return the whole response."""

    __slots__ = ()

    add = raw(Disks.add)
    get = raw(Disks.get)


class AsyncRawDisks(AsyncRawGroup):
    """The methods of `AsyncDisks`; methods return the whole response."""

    __slots__ = ()

    add = async_raw(AsyncDisks.add)
    get = async_raw(AsyncDisks.get)

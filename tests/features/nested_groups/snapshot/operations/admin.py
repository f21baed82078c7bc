"""A group of operations: their descriptions, and the methods that call them.

The group is `client.admin`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.groups import AsyncGroup, AsyncRawGroup, Group, RawGroup, documented_like, lazy

if TYPE_CHECKING:
    from .admin_keys import AdminKeys, AsyncAdminKeys, AsyncRawAdminKeys, RawAdminKeys


class Admin(Group):
    """What only administrators do."""

    keys: AdminKeys = lazy("admin_keys:AdminKeys")

    @property
    def with_raw_response(self) -> RawAdmin:
        """The same operations, whose methods return the whole response."""
        return RawAdmin(self._caller)


@documented_like(Admin)
class AsyncAdmin(AsyncGroup):
    """What only administrators do."""

    keys: AsyncAdminKeys = lazy("admin_keys:AsyncAdminKeys")

    @property
    def with_raw_response(self) -> AsyncRawAdmin:
        """The same operations, whose methods return the whole response."""
        return AsyncRawAdmin(self._caller)


class RawAdmin(RawGroup):
    """The methods of `Admin`; methods return the whole response."""

    keys: RawAdminKeys = lazy("admin_keys:RawAdminKeys")


class AsyncRawAdmin(AsyncRawGroup):
    """The methods of `AsyncAdmin`; methods return the whole response."""

    keys: AsyncRawAdminKeys = lazy("admin_keys:AsyncRawAdminKeys")

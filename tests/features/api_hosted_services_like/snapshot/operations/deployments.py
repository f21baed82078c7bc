"""A group of operations: their descriptions, and the methods that call them.

The group is `client.deployments`.
"""

from __future__ import annotations

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
from .._runtime.header_fields import HeaderFields, header
from .._runtime.operation import Body, Operation, Parameter
from ..types.mode import Mode
from ..types.rollback_update_or_upgrade import RollbackUpdateOrUpgrade
from ..types.slot import Slot
from ..types.walk_upgrade_domain import WalkUpgradeDomain

if TYPE_CHECKING:
    from ..types._params import ModeLiteral, SlotLiteral

_SERVICE_NAME = Parameter(name="service_name", wire="serviceName", kind=str)
_SLOT = Parameter(name="slot", wire="slot", kind=Slot)


class WalkUpgradeDomainHeaders(HeaderFields):
    """The declared header fields of responses of `deployments.walk_upgrade_domain`."""

    x_ms_request_id: str | None = header("x-ms-request-id", str)


class RollbackHeaders(HeaderFields):
    """The declared header fields of responses of `deployments.rollback`."""

    x_ms_request_id: str | None = header("x-ms-request-id", str)


_WALK_UPGRADE_DOMAIN: Operation[str] = Operation(
    name="deployments.walk_upgrade_domain",
    method="POST",
    path=("/services/hostedservices/", _SERVICE_NAME, "/deploymentslots/", _SLOT, "/"),
    constants=(("comp", "walkupgradedomain"),),
    body=Body(media_type="application/xml", record=WalkUpgradeDomain),
    responses={202: None},
    response_headers=WalkUpgradeDomainHeaders,
    header_result="x_ms_request_id",
)
_ROLLBACK: Operation[str] = Operation(
    name="deployments.rollback",
    method="POST",
    path=("/services/hostedservices/", _SERVICE_NAME, "/deploymentslots/", _SLOT, "/"),
    constants=(("comp", "rollback"),),
    body=Body(media_type="application/xml", record=RollbackUpdateOrUpgrade),
    responses={202: None},
    response_headers=RollbackHeaders,
    header_result="x_ms_request_id",
)


class Deployments(Group):
    """What runs in the slots of services."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawDeployments:
        """The same operations, whose methods return the whole response."""
        return RawDeployments(self._caller)

    def walk_upgrade_domain(
        self, slot: Slot | SlotLiteral, *, service_name: str, upgrade_domain: int
    ) -> str:
        """Start the upgrade of the next domain.

        Args:
            slot: Where a deployment runs.

        Raises:
            NotFoundError: The service does not exist.
        """
        return self._call(
            _WALK_UPGRADE_DOMAIN,
            slot=slot,
            service_name=service_name,
            upgrade_domain=upgrade_domain,
        )

    def rollback(
        self, slot: Slot | SlotLiteral, *, service_name: str, mode: Mode | ModeLiteral, force: bool
    ) -> str:
        """Go back to what ran before an upgrade.

        Args:
            slot: Where a deployment runs.
            mode: Who starts the next upgrade domain.

        Raises:
            NotFoundError: The service does not exist.
        """
        return self._call(_ROLLBACK, slot=slot, service_name=service_name, mode=mode, force=force)


@documented_like(Deployments)
class AsyncDeployments(AsyncGroup):
    """What runs in the slots of services."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawDeployments:
        """The same operations, whose methods return the whole response."""
        return AsyncRawDeployments(self._caller)

    async def walk_upgrade_domain(
        self, slot: Slot | SlotLiteral, *, service_name: str, upgrade_domain: int
    ) -> str:
        """Like `Deployments.walk_upgrade_domain`."""
        return await self._call(
            _WALK_UPGRADE_DOMAIN,
            slot=slot,
            service_name=service_name,
            upgrade_domain=upgrade_domain,
        )

    async def rollback(
        self, slot: Slot | SlotLiteral, *, service_name: str, mode: Mode | ModeLiteral, force: bool
    ) -> str:
        """Like `Deployments.rollback`."""
        return await self._call(
            _ROLLBACK, slot=slot, service_name=service_name, mode=mode, force=force
        )


class RawDeployments(RawGroup):
    """The methods of `Deployments`; methods return the whole response."""

    __slots__ = ()

    walk_upgrade_domain = raw(Deployments.walk_upgrade_domain, WalkUpgradeDomainHeaders)
    rollback = raw(Deployments.rollback, RollbackHeaders)


class AsyncRawDeployments(AsyncRawGroup):
    """The methods of `AsyncDeployments`; methods return the whole response."""

    __slots__ = ()

    walk_upgrade_domain = async_raw(AsyncDeployments.walk_upgrade_domain, WalkUpgradeDomainHeaders)
    rollback = async_raw(AsyncDeployments.rollback, RollbackHeaders)

"""A group of operations: their descriptions, and the methods that call them.

The group is `client.hosted_services`.
"""

from __future__ import annotations

import builtins
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
from .._runtime.header_fields import HeaderFields, header
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from ..types.availability import Availability
from ..types.create_hosted_service import CreateHostedService
from ..types.hosted_service import HostedService
from ..types.named import Named

if TYPE_CHECKING:
    from ..types._params import NamedParams

_NAME = Parameter(name="name", wire="name", kind=str)
_SERVICE_NAME = Parameter(name="service_name", wire="serviceName", kind=str)
_EMBED_DETAIL = Parameter(name="embed_detail", wire="embed-detail", kind=bool)


class CreateHeaders(HeaderFields):
    """The declared header fields of responses of `hosted_services.create`."""

    x_ms_request_id: str | None = header("x-ms-request-id", str)


_LIST: Operation[builtins.list[HostedService]] = Operation(
    name="hosted_services.list",
    method="GET",
    path=("/services/hostedservices",),
    responses={200: list[HostedService]},
    repeatable=True,
    accept="application/xml",
)
_CHECK_NAME: Operation[Availability] = Operation(
    name="hosted_services.check_name",
    method="GET",
    path=("/services/hostedservices/operations/isavailable/", _NAME),
    responses={200: Availability},
    repeatable=True,
    accept="application/xml",
)
_GET: Operation[HostedService] = Operation(
    name="hosted_services.get",
    method="GET",
    path=("/services/hostedservices/", _SERVICE_NAME),
    query=(_EMBED_DETAIL,),
    responses={200: HostedService},
    repeatable=True,
    accept="application/xml",
)
_CREATE: Operation[str] = Operation(
    name="hosted_services.create",
    method="POST",
    path=("/services/hostedservices",),
    body=Body(media_type="application/xml", record=CreateHostedService),
    responses={201: None},
    response_headers=CreateHeaders,
    header_result="x_ms_request_id",
)
_DELETE: Operation[None] = Operation(
    name="hosted_services.delete",
    method="DELETE",
    path=("/services/hostedservices/", _SERVICE_NAME),
    responses={200: None},
)


class HostedServices(Group):
    """Hosted services."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawHostedServices:
        """The same operations, whose methods return the whole response."""
        return RawHostedServices(self._caller)

    def list(self) -> builtins.list[HostedService]:
        """List the services of a subscription."""
        return self._call(_LIST)

    def check_name(self, name: str) -> Availability:
        """Look whether a name is free."""
        return self._call(_CHECK_NAME, name=name)

    def get(self, service_name: str, *, embed_detail: bool | UnsetType = UNSET) -> HostedService:
        """Get a service.

        Args:
            embed_detail: Whether its deployments are told too. By default `false`.

        Raises:
            NotFoundError: The service does not exist.
        """
        return self._call(_GET, service_name=service_name, embed_detail=embed_detail)

    def create(
        self,
        *,
        service_name: str,
        label: bytes,
        description: str | UnsetType = UNSET,
        location: str | UnsetType = UNSET,
        affinity_group: str | UnsetType = UNSET,
        extended_properties: Sequence[Named | NamedParams] | UnsetType = UNSET,
    ) -> str:
        """Create a service.

        Args:
            service_name: The name in the address: unique among all subscriptions.
            label: What people read.
            location: The region.
            affinity_group: A group of services that stay near one another, in place of a region.

        Raises:
            ConflictError: The name is taken or something is being done with the service.
        """
        return self._call(
            _CREATE,
            service_name=service_name,
            label=label,
            description=description,
            location=location,
            affinity_group=affinity_group,
            extended_properties=extended_properties,
        )

    def delete(self, service_name: str) -> None:
        """Delete a service.

        Raises:
            NotFoundError: The service does not exist.
        """
        return self._call(_DELETE, service_name=service_name)


@documented_like(HostedServices)
class AsyncHostedServices(AsyncGroup):
    """Hosted services."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawHostedServices:
        """The same operations, whose methods return the whole response."""
        return AsyncRawHostedServices(self._caller)

    async def list(self) -> builtins.list[HostedService]:
        """Like `HostedServices.list`."""
        return await self._call(_LIST)

    async def check_name(self, name: str) -> Availability:
        """Like `HostedServices.check_name`."""
        return await self._call(_CHECK_NAME, name=name)

    async def get(
        self, service_name: str, *, embed_detail: bool | UnsetType = UNSET
    ) -> HostedService:
        """Like `HostedServices.get`."""
        return await self._call(_GET, service_name=service_name, embed_detail=embed_detail)

    async def create(
        self,
        *,
        service_name: str,
        label: bytes,
        description: str | UnsetType = UNSET,
        location: str | UnsetType = UNSET,
        affinity_group: str | UnsetType = UNSET,
        extended_properties: Sequence[Named | NamedParams] | UnsetType = UNSET,
    ) -> str:
        """Like `HostedServices.create`."""
        return await self._call(
            _CREATE,
            service_name=service_name,
            label=label,
            description=description,
            location=location,
            affinity_group=affinity_group,
            extended_properties=extended_properties,
        )

    async def delete(self, service_name: str) -> None:
        """Like `HostedServices.delete`."""
        return await self._call(_DELETE, service_name=service_name)


class RawHostedServices(RawGroup):
    """The methods of `HostedServices`; methods return the whole response."""

    __slots__ = ()

    list = raw(HostedServices.list)
    check_name = raw(HostedServices.check_name)
    get = raw(HostedServices.get)
    create = raw(HostedServices.create, CreateHeaders)
    delete = raw(HostedServices.delete)


class AsyncRawHostedServices(AsyncRawGroup):
    """The methods of `AsyncHostedServices`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncHostedServices.list)
    check_name = async_raw(AsyncHostedServices.check_name)
    get = async_raw(AsyncHostedServices.get)
    create = async_raw(AsyncHostedServices.create, CreateHeaders)
    delete = async_raw(AsyncHostedServices.delete)

"""The clients of the service."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Unpack

from ._runtime.client import Client, RawClient
from ._runtime.groups import lazy
from ._runtime.public import publish
from ._service import SERVICE

if TYPE_CHECKING:
    import httpx2

    from ._runtime.client_config import ClientOptions
    from ._runtime.credentials.protocol import Credential
    from .operations.items import Items, RawItems

__all__ = ["ShopsClient"]


class ShopsClient(Client):
    """A client of Shops that several threads may share.

    Every call can raise `ArgumentError`, `TransportError`, `UnexpectedResponse`; a method lists the
    errors documented for it.

    Args:
        credential: The service needs no credential.
        http: A client of the HTTP library to use; you close it yourself.
        options: The endpoint, trust, proxy and time limits: see `ClientOptions`.
    """

    items: Items = lazy("operations.items:Items")

    def __init__(
        self,
        *,
        credential: Credential | None = None,
        http: httpx2.Client | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(SERVICE, {}, credential, http, options)

    @cached_property
    def with_raw_response(self) -> RawShops:
        """The same operations, whose methods return the whole response."""
        return RawShops(self)


class RawShops(RawClient):
    """The operations of `ShopsClient`; methods return the whole response."""

    items: RawItems = lazy("operations.items:RawItems")


publish(__name__.rpartition(".")[0], (ShopsClient,))

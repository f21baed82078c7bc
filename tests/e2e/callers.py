"""Clients, synchronous and asynchronous, behind one way to call them."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from media_services_management import (
    AsyncMediaServicesManagementClient,
    ManagementCertificate,
    MediaServicesManagementClient,
)
from media_services_management._runtime.testing import replace_time
from media_services_management.emulator import Emulator

SUBSCRIPTION = "11111111-2222-3333-4444-555555555555"
OTHER_SUBSCRIPTION = "99999999-8888-7777-6666-555555555555"
STORAGE_KEY = "ZmFrZS1zdG9yYWdlLWtleQ=="

Connect = Callable[..., "Caller"]


def account(name: str = "contoso", **changes: Any) -> dict[str, Any]:
    """Return the arguments of `accounts.create`."""
    return {
        "account_name": name,
        "blob_storage_endpoint_uri": "https://contosostorage.blob.core.windows.net/",
        "region": "West US",
        "storage_account_key": STORAGE_KEY,
        "storage_account_name": "contosostorage",
        **changes,
    }


def storage(name: str) -> dict[str, Any]:
    """Return the arguments of `storage_accounts.attach` beside the account's name."""
    return {
        "blob_storage_endpoint_uri": f"https://{name}.blob.core.windows.net/",
        "storage_account_key": STORAGE_KEY,
        "storage_account_name": name,
    }


class Caller:
    """A client whose operations are called by name: `caller("accounts.get", "contoso")`."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._runner = asyncio.Runner()
        self._client = self._finish(_made(make))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._finish(self._client.close())
        self._runner.close()

    def __call__(self, operation: str, *arguments: Any, **named: Any) -> Any:
        return self._call(self._client, operation, arguments, named)

    def raw(self, operation: str, *arguments: Any, **named: Any) -> Any:
        """Return the whole answer."""
        return self._call(self._client.with_raw_response, operation, arguments, named)

    def adjusted(self, **options: Any) -> Callable[..., Any]:
        """Return how to call with other options."""
        client = self._client.with_options(**options)
        return lambda operation, *arguments, **named: self._call(
            client, operation, arguments, named
        )

    def adjusted_raw(self, **options: Any) -> Callable[..., Any]:
        """Return how to call with other options for whole answers."""
        client = self._client.with_options(**options).with_raw_response
        return lambda operation, *arguments, **named: self._call(
            client, operation, arguments, named
        )

    def _call(self, client: Any, operation: str, arguments: Any, named: Any) -> Any:
        group, _, method = operation.partition(".")
        return self._finish(getattr(getattr(client, group), method)(*arguments, **named))

    def _finish(self, value: Any) -> Any:
        return self._runner.run(value) if inspect.iscoroutine(value) else value


async def _made(make: Callable[[], Any]) -> Any:
    return make()


def _choose(asynchronous: bool) -> Any:
    return AsyncMediaServicesManagementClient if asynchronous else MediaServicesManagementClient


def connect(
    emulator: Emulator,
    *,
    asynchronous: bool,
    subscription: str = SUBSCRIPTION,
    certificate: Path | None = None,
    **options: Any,
) -> Caller:
    """Return a caller of an emulator; over TLS with its own certificate unless one is given."""
    file = certificate or emulator.client_file
    credential = ManagementCertificate.from_pem(file) if file is not None else None
    given = {"endpoint": emulator.endpoint, "ca_file": emulator.authority_file, **options}
    given.setdefault("credential", credential)
    return Caller(
        lambda: replace_time(_choose(asynchronous)(subscription, **given), random=lambda: 0.0)
    )


def connect_by_settings(path: Path, *, asynchronous: bool, **options: Any) -> Caller:
    """Return a caller with all that a `.publishsettings` file says."""
    return Caller(lambda: _choose(asynchronous).from_publish_settings(path, **options))

"""An emulator of the service, with state, on this machine.

```python
with Emulator() as emulator, emulator.client() as client:
    ...
```
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack, cast

from .._runtime.description import Description
from .._runtime.emulator import embedded
from .._runtime.emulator.tables import Tables, tables_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.credentials.protocol import Credential
    from .._runtime.client_config import ClientOptions
    from ..client import AsyncMediaServicesManagementClient, MediaServicesManagementClient

__all__ = ["AsyncEmulator", "Emulator"]

_DESCRIPTION = Path(__file__).parents[1] / "description"


@cache
def _description() -> Description:
    return Description(str(_DESCRIPTION))


@cache
def _tables() -> Tables:
    return tables_of(_description())


def _sampled(options: embedded.EmulatorOptions) -> embedded.EmulatorOptions:
    sample = cast("Mapping[str, Any] | None", _description().emulation.get("sample"))
    return {"sample": sample, **options}


class Emulator(embedded.Emulator):
    """An emulator for blocking code: runs within a `with` statement.

    The options are those of `embedded.EmulatorOptions`, all of which have a default. It begins with
    the sample of the API, if there is one: without it with `sample=None`.
    """

    def __init__(self, **options: Unpack[embedded.EmulatorOptions]) -> None:
        super().__init__(tables=_tables(), **_sampled(options))

    def client(
        self, *, credential: Credential | None = None, **options: Unpack[ClientOptions]
    ) -> MediaServicesManagementClient:
        """Return a client of this emulator, with credentials that it accepts if it requires some.

        With TLS, it has the emulator's certificate unless it is given another credential.
        """
        from ..client import MediaServicesManagementClient

        options.setdefault("endpoint", self.endpoint)
        options.setdefault("ca_file", self.authority_file)
        return MediaServicesManagementClient(
            _parameter(self, "subscriptionId"),
            credential=credential or _credential(self) or self.make_credential(),
            **options,
        )


class AsyncEmulator(embedded.AsyncEmulator):
    """An emulator for asynchronous code: runs within an `async with` statement.

    The options are those of `embedded.EmulatorOptions`, all of which have a default. It begins with
    the sample of the API, if there is one: without it with `sample=None`.
    """

    def __init__(self, **options: Unpack[embedded.EmulatorOptions]) -> None:
        super().__init__(tables=_tables(), **_sampled(options))

    def client(
        self, *, credential: Credential | None = None, **options: Unpack[ClientOptions]
    ) -> AsyncMediaServicesManagementClient:
        """Return a client of this emulator, with credentials that it accepts if it requires some.

        With TLS, it has the emulator's certificate unless it is given another credential.
        """
        from ..client import AsyncMediaServicesManagementClient

        options.setdefault("endpoint", self.endpoint)
        options.setdefault("ca_file", self.authority_file)
        return AsyncMediaServicesManagementClient(
            _parameter(self, "subscriptionId"),
            credential=credential or _credential(self) or self.make_credential(),
            **options,
        )


def _parameter(emulator: embedded.Running, name: str) -> Any:
    from .._runtime.client_config import read_parameter
    from .._service import SERVICE

    return read_parameter(SERVICE, name, emulator.parameter_texts[name])


def _credential(emulator: embedded.Running) -> Credential | None:
    if emulator.client_file is None:
        return None
    from ..credentials import ManagementCertificate

    return ManagementCertificate.from_pem(emulator.client_file)

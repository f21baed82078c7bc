"""An emulator inside this process, on a free port of the loopback address.

```python
with Emulator() as emulator:
    print(emulator.endpoint)
```

It runs in a separate thread, so that blocking and asynchronous clients can both use it.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypedDict

from .access import Access, Grant, grant_certificate
from .clock_and_random import Chance
from .engine import Engine
from .faults import Fault, Faults, fault_from_text
from .invented import Invented, invent, make_credential
from .limits import Limits
from .seeds import with_seed
from .store import MemoryStore, Store
from .tables import Tables

if TYPE_CHECKING:
    from types import TracebackType

    from .behaviour import Behaviour
    from .refusals import ErrorForm
    from .request_log import Log
    from .server import Server
    from .tls_files import Secure


class EmulatorOptions(TypedDict, total=False):
    """The keyword arguments of an emulator except its tables, for functions that pass them on."""

    host: str
    port: int
    state: Path | None
    seed: Mapping[str, Any] | None
    sample: Mapping[str, Any] | None
    faults: Iterable[str | Fault]
    error_form: ErrorForm
    grants: Iterable[Grant]
    require_auth: bool
    tls: Path | None
    client_certificate: Path | None
    chance: Chance | None
    limits: Limits | None
    log: Log | None


def open_store(
    path: Path | None,
    tables: Tables,
    seed: Mapping[str, Any] | None = None,
    sample: Mapping[str, Any] | None = None,
) -> tuple[Store, Mapping[str, Any]]:
    """Return the state in a file, or in memory without a path, and its seed."""
    if path is None:
        return MemoryStore(), seed or sample or {}
    from .database import DatabaseStore

    store = DatabaseStore(path, api=tables.title, seed=seed, sample=sample)
    return store, store.seed


class Running:
    """The engine of an emulator, and its thread."""

    def __init__(
        self,
        *,
        tables: Tables,
        host: str = "127.0.0.1",
        port: int = 0,
        state: Path | None = None,
        seed: Mapping[str, Any] | None = None,
        sample: Mapping[str, Any] | None = None,
        faults: Iterable[str | Fault] = (),
        error_form: ErrorForm = "auto",
        grants: Iterable[Grant] = (),
        require_auth: bool = False,
        tls: Path | None = None,
        client_certificate: Path | None = None,
        chance: Chance | None = None,
        limits: Limits | None = None,
        log: Log | None = None,
    ) -> None:
        """Prepare an emulator; nothing runs yet.

        - `tables`: the API that it emulates.
        - `state`: a file for the state; without it, the state is in memory.
        - `seed`: lists of items by top-level collection, which add to the spec's seeds or replace
          them. A state file stores it, for scopes that are first used in a later run.
        - `sample`: a seed for a new state, if no other is given.
        - `faults`: rules as `faults` describes them.
        - `error_form`: the shape of error bodies, one of the recorded shapes.
        - `grants`, `require_auth`: the credentials that are accepted, where they are required.
        - `tls`: a folder for certificates; without it, the emulator uses plain HTTP.
        - `client_certificate`: with TLS, a PEM file whose certificate is accepted; without it, one
          is made.
        - `chance`, `limits`, `log`: the clock and random source, limits, a function for log entries.
        """
        for each in (seed, sample):
            if each:
                with_seed(tables.behaviour, each)
        self.tables = tables
        self._seed = seed
        self._sample = sample
        self.access = Access(tuple(grants), required=require_auth)
        self._names = [operation.name for operation in tables.operations]
        self.faults = Faults(_faults(faults, self._names))
        self._address = (host, port)
        self._state = state
        self._error_form: ErrorForm = error_form
        self._tls_folder = tls
        self._client_certificate = client_certificate
        self._secure: Secure | None = None
        self._chance = chance
        self._limits = limits
        self._log = log
        self._engine: Engine | None = None
        self._server: Server | None = None
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping: asyncio.Event | None = None
        self._failure: BaseException | None = None

    @property
    def endpoint(self) -> str:
        """The URL of the emulator; `RuntimeError` unless it is running."""
        if self._server is None:
            raise RuntimeError("the emulator is not running: use it in a `with` statement")
        return self._server.endpoint

    @property
    def parameters(self) -> Mapping[str, Any]:
        """Values for the client's parameters, from the examples of the spec."""
        return self.tables.client_parameters

    @property
    def authority_file(self) -> Path | None:
        """The PEM file of the certificate authority that clients must trust; None without TLS."""
        return None if self._secure is None else self._secure.authority_file

    @property
    def client_file(self) -> Path | None:
        """The PEM file of an accepted client certificate with its key; None without TLS."""
        return None if self._secure is None else self._secure.client.certificate_file

    def write_settings(self) -> Path:
        """Write a `.publishsettings` file for this emulator and return its path.

        Raises `RuntimeError` unless the emulator is running with TLS.
        """
        if self._secure is None:
            raise RuntimeError("a `.publishsettings` file needs an emulator with TLS")
        identifier = next(iter(self.parameters.values()), "") or ""
        return self._secure.write_settings(self.endpoint, str(identifier), self.tables.title)

    def invent(self) -> Invented:
        """Return credentials with settings that are accepted from now on."""
        scope = {name: str(value) for name, value in self.parameters.items()}
        return invent(self.tables, self.access, scope)

    def make_credential(self) -> Any:  # noqa: ANN401 - of the package, whose types are its own
        """Return what a client needs to be accepted, new each time; None if it needs nothing."""
        return make_credential(self.invent()) if self.access.required else None

    def add_fault(self, rule: str | Fault) -> None:
        """Add a fault rule; `FaultError` for an invalid rule."""
        for fault in _faults([rule], self._names):
            self.faults.add(fault)

    def reset(self) -> None:
        """Delete the state and the faults, as if the emulator had just started."""
        self.faults.clear()
        if self._engine is not None:
            self._engine.reset()

    def start(self) -> None:
        """Start the server; returns once it listens. `OSError` if the address cannot be used."""
        if self._thread is not None:
            raise RuntimeError("the emulator is already running")
        ready = threading.Event()
        self._failure = None
        self._thread = threading.Thread(
            target=self._run, args=(ready,), name="emulator", daemon=True
        )
        self._thread.start()
        ready.wait()
        if self._failure is not None:
            self._thread.join()
            self._thread = None
            raise self._failure

    def stop(self) -> None:
        """Stop the server and close the state; a second call does nothing."""
        if self._thread is None:
            return
        if self._loop is not None and self._stopping is not None:
            self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join()
        self._thread = self._server = None

    def serve(self, started: Callable[[], None]) -> None:
        """Serve in this thread until SIGINT or SIGTERM; call `started` once the server listens."""
        from .server import wait_for_signal

        async def serve_here() -> None:
            await self._serve(started, wait_for_signal())

        asyncio.run(serve_here())

    def _run(self, ready: threading.Event) -> None:
        async def serve_there() -> None:
            self._loop, self._stopping = asyncio.get_running_loop(), asyncio.Event()
            await self._serve(ready.set, self._stopping)

        try:
            asyncio.run(serve_there())
        except BaseException as error:  # noqa: BLE001 - raised again by the thread that waits
            self._failure = error
        finally:
            ready.set()

    async def _serve(self, started: Callable[[], None], stop: asyncio.Event) -> None:
        store, seed = open_store(self._state, self.tables, self._seed, self._sample)
        try:
            behaviour = self._seeded(seed)
            self._engine = Engine(
                replace(self.tables, behaviour=behaviour),
                store,
                chance=self._chance,
                access=self.access,
                error_form=self._error_form,
            )
            self._server = self._make_server(self._engine)
            await self._server.start()
            started()
            await stop.wait()
        finally:
            if self._server is not None:
                await self._server.stop()
            store.close()

    def _seeded(self, seed: Mapping[str, Any]) -> Behaviour:
        try:
            return with_seed(self.tables.behaviour, seed)
        except ValueError as error:  # a given seed was checked, an old one not
            raise ValueError(f"the seed of the state file `{self._state}`: {error}") from None

    def _make_server(self, engine: Engine) -> Server:
        from .application import Application
        from .server import Server

        host, port = self._address
        application = Application(
            engine, faults=self.faults, limits=self._limits, log=self._log, host=host
        )
        tls = None
        if self._tls_folder is not None:
            self._secure = self._secure or self._make_secure(self._tls_folder, host)
            tls = self._secure.context
        return Server(application, host=host, port=port, limits=self._limits, tls=tls)

    def _make_secure(self, folder: Path, host: str) -> Secure:
        from .tls_files import Secure

        secure = Secure(folder, host, self._client_certificate)
        scope = {name: str(value) for name, value in self.parameters.items()}
        self.access.add(grant_certificate(secure.certificate, scope))
        return secure


def _faults(rules: Iterable[str | Fault], operations: list[str]) -> list[Fault]:
    return [fault_from_text(rule, operations) if isinstance(rule, str) else rule for rule in rules]


class Emulator(Running):
    """An emulator for blocking code: runs within a `with` statement."""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


class AsyncEmulator(Running):
    """An emulator for asynchronous code: runs within an `async with` statement."""

    async def __aenter__(self) -> Self:
        await asyncio.to_thread(self.start)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await asyncio.to_thread(self.stop)

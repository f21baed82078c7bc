"""An emulator inside this process, on a free port of the loopback address.

```python
with Emulator() as emulator:
    print(emulator.endpoint)
```

It runs in a separate thread, so that blocking and asynchronous clients can both use it.
"""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, Self, SupportsIndex, TypedDict, Unpack

from .access import Access, Grant, grant_certificate
from .clock_and_random import Chance
from .engine import Engine
from .faults import Fault, Faults, fault_from_text
from .invented import Invented, invent, make_credential
from .limits import Limits
from .own_addresses import OwnAddresses
from .request_log import Received, Requests
from .seeds import with_seed
from .store import MemoryStore, Store
from .tables import Tables
from .wire import scalar_to_text
from .wire.shapes import AnyShape

if TYPE_CHECKING:
    from types import TracebackType

    from .behaviour import Behaviour
    from .refusals import ErrorForm
    from .request_log import Log
    from .server import Server
    from .tls_files import Secure


_NAME = re.compile(
    r"(?=.{1,253}\Z)[A-Za-z0-9_-]{1,63}(\.[A-Za-z0-9_-]{1,63})*|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*"
)


class EmulatorOptions(TypedDict, total=False):
    """The keyword arguments of an emulator except its tables; all of them may be left out.

    - `host`, `port`: where it listens, `127.0.0.1` and a free port if nothing is said.
    - `names`: more names of the host, which its certificate has and requests may use.
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

    host: str
    port: int
    names: Iterable[str]
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

    def __init__(self, *, tables: Tables, **options: Unpack[EmulatorOptions]) -> None:
        """Prepare an emulator of the API of these tables; nothing runs yet."""
        _check_options(options)
        for each in (options.get("seed"), options.get("sample")):
            if each:
                with_seed(tables.behaviour, each)
        self.tables = tables
        self._options = options
        self._limits = options.get("limits") or Limits()
        self.access = Access(
            tuple(options.get("grants", ())), required=options.get("require_auth", False)
        )
        self._operations = [operation.name for operation in tables.operations]
        self._ends = {
            operation.name: operation.long_running["failed"]
            for operation in tables.operations
            if operation.long_running is not None
        }
        self.faults = Faults(self._read_faults(options.get("faults", ())))
        self._names = tuple(options.get("names", ()))
        self._requests = Requests(self._limits)
        self._secure: Secure | None = None
        self._engine: Engine | None = None
        self._server: Server | None = None
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping: asyncio.Event | None = None
        self._failure: BaseException | None = None

    def __reduce_ex__(self, protocol: SupportsIndex, /) -> NoReturn:
        """Raise `TypeError` for `copy.copy`, `copy.deepcopy` and `pickle.dumps`."""
        raise TypeError("an emulator cannot be copied or pickled: make another one")

    @property
    def endpoint(self) -> str:
        """The URL of the emulator; `RuntimeError` unless it is running."""
        if self._server is None:
            raise RuntimeError("the emulator is not running: use it in a `with` statement")
        return self._server.endpoint

    @property
    def is_reached(self) -> bool:
        """Whether clients accept the endpoint: over plain HTTP they take only this machine."""
        return self._server is not None and self._server.is_reached

    @property
    def parameters(self) -> Mapping[str, Any]:
        """Values for the client's parameters, from the examples of the spec."""
        return self.tables.client_parameters

    @property
    def parameter_texts(self) -> Mapping[str, str]:
        """The same values as they are spelled in a request."""
        types = self.tables.types
        return {
            name: scalar_to_text(value, AnyShape(), types, name)
            for name, value in self.parameters.items()
        }

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
        identifier = next(iter(self.parameter_texts.values()), "")
        return self._secure.write_settings(self.endpoint, identifier, self.tables.title)

    def invent(self) -> Invented:
        """Return credentials with settings that are accepted from now on."""
        return invent(self.tables, self.access, self.parameter_texts)

    def make_credential(self) -> Any:  # noqa: ANN401 - of the package, whose types are its own
        """Return what a client needs to be accepted, new each time; None if it needs nothing."""
        if not self.access.required:
            return None
        return make_credential(self.invent(), self.tables, self.client_file)

    def add_fault(self, rule: str | Fault) -> None:
        """Add a fault rule; `FaultError` for an invalid rule."""
        for fault in self._read_faults([rule]):
            self.faults.add(fault)

    def _read_faults(self, rules: Iterable[str | Fault]) -> list[Fault]:
        return [
            fault_from_text(rule, self._operations, self._ends) if isinstance(rule, str) else rule
            for rule in rules
        ]

    @property
    def requests(self) -> list[Received]:
        """The requests since the start or the last reset, the oldest first, for assertions."""
        return self._requests.list()

    def reset(self) -> None:
        """Delete the state, the requests and all faults."""
        self._begin_anew()
        self.faults.clear()

    def _begin_anew(self) -> None:
        """Return to the start: its state and its faults."""
        self.faults.reset()
        self._requests.clear()
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
        options = self._options
        store, seed = open_store(
            options.get("state"), self.tables, options.get("seed"), options.get("sample")
        )
        try:
            behaviour = self._seeded(seed)
            self._engine = Engine(
                replace(self.tables, behaviour=behaviour),
                store,
                chance=options.get("chance"),
                access=self.access,
                error_form=options.get("error_form", "auto"),
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
            state = self._options.get("state")
            raise ValueError(f"the seed of the state file `{state}`: {error}") from None

    def _make_server(self, engine: Engine) -> Server:
        from .application import Application
        from .server import Server

        options, host = self._options, self._options.get("host", "127.0.0.1")
        application = Application(
            engine,
            faults=self.faults,
            limits=self._limits,
            log=options.get("log"),
            hosts=(host, *self._names),
            requests=self._requests,
            own=OwnAddresses(self.tables.title, self._begin_anew),
        )
        folder, context = options.get("tls"), None
        if folder is not None:
            self._secure = self._secure or self._make_secure(folder, host)
            context = self._secure.context
        port = options.get("port", 0)
        return Server(application, host=host, port=port, limits=self._limits, tls=context)

    def _make_secure(self, folder: Path, host: str) -> Secure:
        from .tls_files import Secure

        secure = Secure(folder, (host, *self._names), self._options.get("client_certificate"))
        certificate, scope = secure.certificate, self.parameter_texts
        for each in grant_certificate(certificate, self.tables.credentials, scope):
            self.access.add(each)
        return secure


def _check_options(options: EmulatorOptions) -> None:
    """Raise `TypeError` for options that there are not, `ValueError` for values that are empty."""
    known = EmulatorOptions.__optional_keys__
    unknown = ", ".join(f"`{name}`" for name in sorted(options.keys() - known))
    if unknown:
        raise TypeError(
            f"unknown options of an emulator: {unknown}: use {', '.join(sorted(known))}"
        )
    for name, value in options.items():
        if value == "":
            raise ValueError(f"`{name}` is empty: leave it out, or say what it is")
    for name in options.get("names", ()):
        if not _NAME.fullmatch(name):
            raise ValueError(
                f"`{name}` of `names` is no name of a host: write one such as `api.test`"
            )


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

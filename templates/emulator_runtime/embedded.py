"""An emulator inside this process, on a free port of the loopback address.

```python
with Emulator() as emulator:
    print(emulator.endpoint)
```

It runs in a thread of its own, so that blocking and asynchronous clients can both use it.
"""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from .access import Access, Grant
from .chance import Chance
from .engine import Engine
from .faults import Fault, Faults, fault_from_text
from .limits import Limits
from .memory import MemoryStore
from .seeds import with_seed
from .store import Store
from .tables import Tables, tables_from_data

if TYPE_CHECKING:
    from types import TracebackType

    from .journal import Log
    from .refusals import ErrorForm
    from .server import Server

DATA_FILE = Path(__file__).with_name("data.json")


@cache
def load_tables() -> Tables:
    """Return the tables of the API that this package is for."""
    return tables_from_data(json.loads(DATA_FILE.read_text("utf-8")))


def open_store(path: Path | None, tables: Tables) -> Store:
    """Return the state in a file, or in memory where there is no path."""
    if path is None:
        return MemoryStore()
    from .database import DatabaseStore

    return DatabaseStore(path, api=tables.title)


class _Running:
    """The engine of an emulator, and the thread in which it serves."""

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        state: Path | None = None,
        seed: Mapping[str, Any] | None = None,
        faults: Iterable[str | Fault] = (),
        error_form: ErrorForm = "auto",
        grants: Iterable[Grant] = (),
        require_auth: bool = False,
        tls: Path | None = None,
        chance: Chance | None = None,
        limits: Limits | None = None,
        log: Log | None = None,
        tables: Tables | None = None,
    ) -> None:
        """Prepare an emulator; nothing runs yet.

        - `state`: a file that survives; without it, the state is in memory.
        - `seed`: outermost collections to lists of items, beside or over the spec's own seeds.
        - `faults`: rules as `faults` describes them.
        - `error_form`: which of the recorded shapes error bodies have.
        - `grants`, `require_auth`: the credentials that are accepted, where they are required.
        - `tls`: a folder for certificates; without it, HTTP is plain.
        - `chance`, `limits`, `log`: the clock and random source, limits, and what sees each request.
        """
        known = tables or load_tables()
        if seed:
            known = replace(known, behaviour=with_seed(known.behaviour, seed))
        self.tables = known
        self.access = Access(tuple(grants), required=require_auth)
        self._names = [operation.name for operation in known.operations]
        self.faults = Faults(_faults(faults, self._names))
        self._address = (host, port)
        self._state = state
        self._error_form = error_form
        self._tls_folder = tls
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
        """The URL at which the emulator answers; `RuntimeError` unless it runs."""
        if self._server is None:
            raise RuntimeError("the emulator does not run: use it in a `with` statement")
        return self._server.endpoint

    @property
    def parameters(self) -> Mapping[str, Any]:
        """Values for the client's parameters that the examples of the spec use."""
        return self.tables.client_parameters

    def add_fault(self, rule: str | Fault) -> None:
        """Let something go wrong from now on; `FaultError` for a rule that cannot be."""
        for fault in _faults([rule], self._names):
            self.faults.add(fault)

    def reset(self) -> None:
        """Forget the state and the faults, as if the emulator had just started."""
        self.faults.clear()
        if self._engine is not None:
            self._engine.store.clear()

    def start(self) -> None:
        """Start to answer; returns once the address is known. `OSError` if it cannot be used."""
        if self._thread is not None:
            raise RuntimeError("the emulator runs already")
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
        """Stop to answer and let go of the state; a second call does nothing."""
        if self._thread is None:
            return
        if self._loop is not None and self._stopping is not None:
            self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join()
        self._thread = self._server = None

    def _run(self, ready: threading.Event) -> None:
        try:
            asyncio.run(self._serve(ready))
        except BaseException as error:  # noqa: BLE001 - raised again by the thread that waits
            self._failure = error
        finally:
            ready.set()

    async def _serve(self, ready: threading.Event) -> None:
        from .server import serve_until

        self._loop, self._stopping = asyncio.get_running_loop(), asyncio.Event()
        store = open_store(self._state, self.tables)
        try:
            self._engine = Engine(
                self.tables,
                store,
                chance=self._chance,
                access=self.access,
                error_form=self._error_form,
            )
            self._server = self._make_server(self._engine)
            await serve_until(self._server, self._stopping, ready.set)
        finally:
            store.close()

    def _make_server(self, engine: Engine) -> Server:
        from .application import Application
        from .server import Server

        application = Application(engine, faults=self.faults, limits=self._limits, log=self._log)
        host, port = self._address
        tls = None
        if self._tls_folder is not None:
            from .certificates import Authority
            from .tls import server_context

            identity = Authority(self._tls_folder).server(dict.fromkeys([host, "localhost"]))
            tls = server_context(identity.certificate_file, identity.key_file)
        return Server(application, host=host, port=port, limits=self._limits, tls=tls)


def _faults(rules: Iterable[str | Fault], operations: list[str]) -> list[Fault]:
    return [fault_from_text(rule, operations) if isinstance(rule, str) else rule for rule in rules]


class Emulator(_Running):
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


class AsyncEmulator(_Running):
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

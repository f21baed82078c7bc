"""Tests the emulator of the package: a client of each kind reaches it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from case import Case, find_case
from replay import find_method
from subject import CLIENT, PACKAGE, PYTHON, WAYS, load

CASES = [find_case(CLIENT[kind]) for kind in ("repeatable", "unrepeatable") if CLIENT[kind]][:1]

one_operation = pytest.mark.parametrize("case", CASES, ids=str)


@pytest.fixture
def emulator(request: pytest.FixtureRequest) -> Iterator[Any]:
    """The fixture of the package's plugin, even if pytest has not loaded that plugin here."""
    module = load("pytest_plugin")
    plugins = request.config.pluginmanager
    if plugins.is_registered(module):
        yield request.getfixturevalue(PYTHON["fixture"])
    else:
        yield from getattr(module, PYTHON["fixture"]).__wrapped__(request, {})


@one_operation
def test_a_client_reaches_the_emulator(emulator: Any, case: Case) -> None:
    # an error response is enough
    with emulator.client() as client, suppress(PACKAGE.ServiceError):
        find_method(client, case, is_raw=False)(**case.arguments())


@pytest.mark.parametrize("case", CASES if "async_client" in WAYS else [], ids=str)
def test_an_asynchronous_client_reaches_it_over_tls(case: Case, tmp_path: Path) -> None:
    async def run() -> None:
        emulators = load("emulator")
        async with emulators.AsyncEmulator(tls=tmp_path) as emulator, emulator.client() as client:
            assert client.endpoint.startswith("https:")
            with suppress(PACKAGE.ServiceError):
                await find_method(client, case, is_raw=False)(**case.arguments())

    asyncio.run(run())

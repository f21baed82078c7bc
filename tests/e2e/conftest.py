"""Emulators and clients of the generated package, as those who consume it use them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest
from media_services_management._runtime.emulator.tls_files import client_identity
from media_services_management.emulator import Emulator

from . import callers


@pytest.fixture
def start() -> Iterator[Callable[..., Emulator]]:
    """Starts emulators that end with the test."""
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(Emulator(**{"sample": None, **options}))


@pytest.fixture(params=["sync", "async"])
def connect(request: pytest.FixtureRequest) -> Iterator[callers.Connect]:
    """Connects to emulators, with clients of both kinds."""
    with ExitStack() as stack:
        made = partial(callers.connect, asynchronous=request.param == "async")
        yield lambda *arguments, **options: stack.enter_context(made(*arguments, **options))


@pytest.fixture(scope="session")
def secure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulator]:
    """An emulator over TLS that knows one certificate, for one subscription."""
    folder = tmp_path_factory.mktemp("tls")
    with Emulator(sample=None, tls=folder, require_auth=True) as running:
        yield running


@pytest.fixture
def fresh(secure: Emulator) -> Emulator:
    """The same, with nothing in it."""
    secure.reset()
    return secure


@pytest.fixture(scope="session")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A self-signed certificate that nobody registered, and its key, in PEM."""
    return client_identity(tmp_path_factory.mktemp("stranger"), "stranger").certificate_file

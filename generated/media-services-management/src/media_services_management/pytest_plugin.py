"""A pytest fixture with an emulator of the service, which is imported on first use.

It begins with the sample of the API and stops with the test. Its options are those of
`EmulatorOptions`:

- A marker with the name of the fixture, with `seed` or `faults` for example, gives some to one
  test, class or module.
- A fixture of your own whose name ends with `_options` gives them to all tests that see it.
- The setting of pytest whose name ends with `_scope`, such as `module`, makes one for more tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

import pytest

if TYPE_CHECKING:
    from ._runtime.emulator.embedded import EmulatorOptions
    from .emulator import Emulator

_FIXTURE = "media_services_emulator"
_Scope = Literal["session", "package", "module", "class", "function"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare how long an emulator lives."""
    about = "How long an emulator lives: function, class, module, package or session."
    parser.addini(f"{_FIXTURE}_scope", about, default="function")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker."""
    about = f"{_FIXTURE}(**options): options of the emulator, such as seed and faults."
    config.addinivalue_line("markers", about)


def _scope(fixture_name: str, config: pytest.Config) -> _Scope:
    del fixture_name
    scope: _Scope = config.getini(f"{_FIXTURE}_scope")
    return scope


@pytest.fixture(scope=_scope)
def media_services_emulator_options() -> EmulatorOptions:
    """The options of the emulator, none; a fixture of this name replaces them."""
    return {}


@pytest.fixture(scope=_scope)
def media_services_emulator(
    request: pytest.FixtureRequest, media_services_emulator_options: EmulatorOptions
) -> Iterator[Emulator]:
    """An emulator that runs as long as the scope says, with the options of fixture and marker."""
    from .emulator import Emulator

    marker = request.node.get_closest_marker(_FIXTURE)
    marked: dict[str, Any] = {} if marker is None else marker.kwargs
    options: Any = {**media_services_emulator_options, **marked}
    with Emulator(**options) as emulator:
        yield emulator

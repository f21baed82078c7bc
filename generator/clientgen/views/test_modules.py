"""The thin modules of tests, one for each group of operations; `tests` makes their data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clientgen.ir import Group, Service
from clientgen.python_source import string_literal
from clientgen.symbols import Symbols


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayModule:
    """The tests of one group; `path` is relative to the folder `tests`, `name` names its cases."""

    path: str
    name: str
    has_async: bool
    has_command: bool
    runs: str
    """The functions that run a case."""


def replay_module(service: Service, symbols: Symbols, group: Group) -> ReplayModule:
    """Return the module of a group that has operations."""
    module = symbols.groups[group.name].module
    return ReplayModule(
        path=f"test_{module}.py",
        name=string_literal(module),
        has_async=service.python.has_async,
        has_command=service.python.has_command,
        runs=", ".join(_runs(service)),
    )


def _runs(service: Service) -> Iterator[str]:
    yield from ["run_async"] if service.python.has_async else []
    yield from ["run_command"] if service.python.has_command else []
    yield "run_sync"

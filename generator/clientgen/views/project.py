"""The plugin of the emulator for pytest."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.python_source import string_literal
from clientgen.symbols import Symbols


@dataclass(frozen=True, slots=True, kw_only=True)
class PluginModule:
    """`pytest_plugin.py`: the fixture, and its name as a literal."""

    fixture: str
    name: str


def plugin_module(symbols: Symbols) -> PluginModule:
    """Return the view of `pytest_plugin.py`."""
    return PluginModule(fixture=symbols.fixture, name=string_literal(symbols.fixture))

"""The data types of the service."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .function import Function
    from .imported import Imported
    from .object import Object

_MODULES = {
    "Function": "function",
    "Imported": "imported",
    "Object": "object",
}

__all__ = [
    "Function",
    "Imported",
    "Object",
]


def __getattr__(name: builtins.str) -> builtins.object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: builtins.object = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    globals()[name] = value
    return value

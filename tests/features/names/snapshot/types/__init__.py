"""The data types of the service."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._params import FunctionLiteral, ImportedParams
    from .function import Function
    from .imported import Imported
    from .object import Object

_MODULES = {
    "Function": "function",
    "FunctionLiteral": "_params",
    "Imported": "imported",
    "ImportedParams": "_params",
    "Object": "object",
}

__all__ = [
    "Function",
    "FunctionLiteral",
    "Imported",
    "ImportedParams",
    "Object",
]


def __getattr__(name: builtins.str) -> builtins.object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: builtins.object = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    globals()[name] = value
    return value

"""What Python calls everything in a service: every clash is found, none is repaired."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from clientgen.symbols.assign import assign
from clientgen.symbols.calls import Argument, Call
from clientgen.symbols.model import GroupSymbols, OperationSymbols, Symbols, TypeSymbols
from clientgen.symbols.spelling import snake

CODES: Mapping[str, str] = MappingProxyType(
    {
        "SPEC401": "a word that gives no Python name",
        "SPEC402": "two things of one Python name",
        "SPEC403": "two flags or commands of one name",
        "SPEC404": "two files of one name, or a name that no file can have",
        "SPEC405": "a name that generated code uses itself",
    }
)

__all__ = [
    "CODES",
    "Argument",
    "Call",
    "GroupSymbols",
    "OperationSymbols",
    "Symbols",
    "TypeSymbols",
    "assign",
    "snake",
]

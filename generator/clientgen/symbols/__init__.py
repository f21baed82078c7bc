"""Python names for everything in a service: every clash is reported, none is fixed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from clientgen.symbols.assign import assign
from clientgen.symbols.calls import Argument, Call
from clientgen.symbols.model import (
    ANY_ERROR,
    GroupSymbols,
    OperationSymbols,
    Symbols,
    TypeSymbols,
)
from clientgen.symbols.needs import spell_address, spell_needs, spell_states
from clientgen.symbols.reserved import BASE_ERRORS, OPERATION_FAILED
from clientgen.symbols.results import (
    Chosen,
    Paged,
    Plain,
    Result,
    Started,
    Streamed,
    Unwrapped,
    unwrapped,
)
from clientgen.symbols.spelling import snake

CODES: Mapping[str, str] = MappingProxyType(
    {
        "SPEC401": "a name that cannot be a Python name",
        "SPEC402": "two parts of a spec with the same Python name",
        "SPEC403": "two flags or commands with the same name",
        "SPEC404": "two files with the same name, or a name that a file cannot have",
        "SPEC405": "a name that generated code uses itself",
    }
)

__all__ = [
    "ANY_ERROR",
    "BASE_ERRORS",
    "CODES",
    "OPERATION_FAILED",
    "Argument",
    "Call",
    "Chosen",
    "GroupSymbols",
    "OperationSymbols",
    "Paged",
    "Plain",
    "Result",
    "Started",
    "Streamed",
    "Symbols",
    "TypeSymbols",
    "Unwrapped",
    "assign",
    "snake",
    "spell_address",
    "spell_needs",
    "spell_states",
    "unwrapped",
]

"""Names and values in the behaviour of an emulator: plain text and plain data."""

from __future__ import annotations

from typing import Any, TypeAlias

Word: TypeAlias = str
Datum: TypeAlias = Any

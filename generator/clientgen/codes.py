"""Every diagnostic code with its summary, from all rooms that have codes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from clientgen import document, lowering, project, rules, schema, symbols

_ROOMS = (project.CODES, document.CODES, schema.CODES, lowering.CODES, rules.CODES, symbols.CODES)

CODES: Mapping[str, str] = MappingProxyType(
    dict(sorted(pair for codes in _ROOMS for pair in codes.items()))
)
"""What each code means, in a few words; sorted by code."""

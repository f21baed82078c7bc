"""Checks of values of named types before they are sent."""

from __future__ import annotations

from .._runtime.checks import Check

METADATA = Check(items=Check(max_length=500))

"""Checks for values of named types that are sent."""

from __future__ import annotations

from .._runtime.checks import Check

NAME = Check(min_length=1)
NAMES = Check(min_length=1, max_length=2, items=NAME)
LIMITS = Check(items=Check(minimum=0))

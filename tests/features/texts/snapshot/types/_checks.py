"""Checks for values of named types that are sent."""

from __future__ import annotations

from .._runtime.checks import Check

SLUG = Check(min_length=3, max_length=5, pattern="^[a-z]+$")

"""Checks for values of named types that are sent."""

from __future__ import annotations

from .._runtime.checks import Check

NOTE = Check(max_length=10)

"""What values of a named type must satisfy when they are sent."""

from __future__ import annotations

from .._runtime.checks import Check

TOKEN = Check(min_length=3)

"""Checks of values of named types before they are sent."""

from __future__ import annotations

from .._runtime.checks import Check

BUCKET_NAME = Check(min_length=3, max_length=63, pattern="^[a-z0-9][a-z0-9.-]*[a-z0-9]$")
KEY = Check(min_length=1, max_length=1024)

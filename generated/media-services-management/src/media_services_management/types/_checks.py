"""Checks of values of named types before they are sent."""

from __future__ import annotations

from .._runtime.checks import Check

ACCOUNT_NAME = Check(min_length=3, max_length=24, pattern="^[a-z0-9]+$")
STORAGE_ACCOUNT_NAME = Check(min_length=3, max_length=24, pattern="^[a-z0-9]+$")
STORAGE_ACCOUNT_KEY = Check(min_length=14, max_length=256)

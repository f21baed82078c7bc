"""The error of an import that cannot be."""

from __future__ import annotations


class ImportProblemError(ValueError):
    """Nothing can be imported; the text says why, and how to fix it."""

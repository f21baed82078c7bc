"""Data types of the service.

This module defines `Shape`.
"""

from __future__ import annotations

from .._runtime.records import OpenEnum, publish_types


class Shape(OpenEnum):
    """Shape."""

    WHOLE = "whole"
    LINES = "lines"
    NEW = 'it\'s "new"'


publish_types(__name__.rpartition(".")[0], (Shape,))

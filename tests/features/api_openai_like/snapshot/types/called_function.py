"""Data types of the service.

This module defines `CalledFunction`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class CalledFunction(Record, frozen=True, kw_only=True):
    """CalledFunction."""

    name: str = field(name="name")
    arguments: str = field(name="arguments")


publish_types(__name__.rpartition(".")[0], (CalledFunction,))

"""Data types of the service.

This module defines `Person`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Person(Record, frozen=True, kw_only=True):
    """Person."""

    login: str = field(name="login")


publish_types(__name__.rpartition(".")[0], (Person,))

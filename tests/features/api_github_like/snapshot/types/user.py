"""Data types of the service.

This module defines `User`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class User(Record, frozen=True, kw_only=True):
    """User."""

    login: str = field(name="login")
    id: int = field(name="id")


publish_types(__name__.rpartition(".")[0], (User,))

"""Data types of the service.

This module defines `Repo`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Repo(Record, frozen=True, kw_only=True):
    """Repo."""

    name: str = field(name="name")
    owner: str = field(name="owner")


publish_types(__name__.rpartition(".")[0], (Repo,))

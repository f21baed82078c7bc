"""Data types of the service.

This module defines `Seal`.
"""

from __future__ import annotations

import uuid

from .._runtime.records import Record, field, publish_types


class Seal(Record, frozen=True, kw_only=True):
    """Seal."""

    id: uuid.UUID = field(name="id")


publish_types(__name__.rpartition(".")[0], (Seal,))

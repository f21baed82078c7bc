"""Data types of the service.

This module defines `Bit`.
"""

from __future__ import annotations

from enum import IntEnum

from .._runtime.records import publish_types


class Bit(IntEnum):
    """Bit."""

    OFF = 0
    ON = 1


publish_types(__name__.rpartition(".")[0], (Bit,))

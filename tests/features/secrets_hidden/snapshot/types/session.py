"""Data types of the service.

This module defines `Session`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .login import Login


class Session(Record, frozen=True, kw_only=True):
    """Session."""

    login: Login | None = field(name="login", default=None)


publish_types(__name__.rpartition(".")[0], (Session,))

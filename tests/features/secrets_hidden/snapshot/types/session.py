"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import Record, field
from .login import Login


class Session(Record, frozen=True, kw_only=True):
    """Session."""

    login: Login | None = field(name="login", default=None)

"""A kind of proof of who calls."""

from __future__ import annotations

from .._runtime.credentials.api_key import ApiKey as _ApiKey


class ApiKey(_ApiKey):
    """Proof of who calls."""

    __slots__ = ()

    def __init__(self, value: str) -> None:
        super().__init__(value, name="x-key", location="header")

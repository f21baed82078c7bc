"""A kind of proof of who calls."""

from __future__ import annotations

from .._runtime.credentials.api_key import ApiKey


class ThingKey(ApiKey):
    """Proof of who calls."""

    __slots__ = ()

    def __init__(self, value: str) -> None:
        super().__init__(value, name="x-thing-key", location="header")

"""An API key, sent in a header or in the query."""

from __future__ import annotations

from typing import Literal

from ..errors import ArgumentError
from .protocol import Credential, Pairs
from .secret_text import check_header_name, check_header_value, check_text


class ApiKey(Credential):
    """An API key.

    `name` is the header or the query parameter that carries it, and `prefix` the word before it
    in the header. Raises `ArgumentError` for a key
    that is empty or cannot be sent there.
    """

    __slots__ = ("_location", "_name", "_prefix", "_value")

    def __init__(
        self, value: str, *, name: str, location: Literal["header", "query"], prefix: str = ""
    ) -> None:
        if location == "header":
            check_header_name(name)
            check_header_value(value, "the API key")
        elif not check_text(value, "the API key"):
            raise ArgumentError("the API key is empty")
        self._value = value
        self._prefix = prefix
        self._name = name
        self._location = location

    def headers(self) -> Pairs:
        """Return the header with the key, if a header carries it."""
        if self._location != "header":
            return ()
        return ((self._name, f"{self._prefix} {self._value}" if self._prefix else self._value),)

    def query(self) -> Pairs:
        """Return the query parameter with the key, if the query carries it."""
        return ((self._name, self._value),) if self._location == "query" else ()

    def secrets(self) -> tuple[str, ...]:
        """Return the key, which stands in the header after a prefix."""
        return (self._value,)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(name={self._name!r}, location={self._location!r})"

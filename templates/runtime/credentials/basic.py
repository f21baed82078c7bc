"""A user name and a password, sent as HTTP basic authentication (RFC 7617)."""

from __future__ import annotations

import base64

from ..errors import ArgumentError
from .protocol import Credential, Pairs
from .secret_text import check_text


class BasicAuth(Credential):
    """A user name and a password, both sent as UTF-8.

    Raises `ArgumentError` for an empty user name, a colon in it, or control characters in either.
    """

    __slots__ = ("_header", "_password", "_username")

    def __init__(self, username: str, password: str) -> None:
        if not check_text(username, "the user name"):
            raise ArgumentError("the user name is empty")
        if ":" in username:
            raise ArgumentError(
                "the user name contains a colon, which separates it from the password"
            )
        self._password = check_text(password, "the password")
        joined = f"{username}:{self._password}".encode()
        self._username = username
        self._header = f"Basic {base64.b64encode(joined).decode('ascii')}"

    def headers(self) -> Pairs:
        """Return the `Authorization` header."""
        return (("Authorization", self._header),)

    def secrets(self) -> tuple[str, ...]:
        """Return the password, which the receiver of the header knows."""
        return (self._password,)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(username={self._username!r})"

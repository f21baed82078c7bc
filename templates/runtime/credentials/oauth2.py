"""Access tokens of OAuth 2 for a client itself, or for the user who gave it a refresh token."""

from __future__ import annotations

from typing import Literal

from ..errors import ArgumentError
from .protocol import Pairs
from .secret_text import check_text
from .token_response import TokenError
from .tokens import TokenCredential

__all__ = ["ClientCredentials", "RefreshToken", "TokenError"]


class ClientCredentials(TokenCredential):
    """A client that requests access tokens for itself (RFC 6749, section 4.4).

    `access_token` is a token to begin with. Raises `ArgumentError` for what cannot be sent.
    """

    __slots__ = ()

    is_repeatable = True

    def _grant(self) -> Pairs:
        return (("grant_type", "client_credentials"),)


class RefreshToken(TokenCredential):
    """A client that requests access tokens with a refresh token (RFC 6749, section 6).

    `access_token` is a token to begin with. Raises `ArgumentError` for what cannot be sent.
    """

    __slots__ = ("_refresh_token",)

    def __init__(
        self,
        client_id: str,
        client_secret: str,
        refresh_token: str,
        access_token: str | None,
        *,
        token_url: str,
        scopes: str,
        client_auth: Literal["basic", "body"],
    ) -> None:
        super().__init__(
            client_id,
            client_secret,
            access_token,
            token_url=token_url,
            scopes=scopes,
            client_auth=client_auth,
        )
        if not check_text(refresh_token, "the refresh token"):
            raise ArgumentError("the refresh token is empty")
        self._refresh_token = refresh_token

    @property
    def refresh_token(self) -> str:
        """The latest refresh token, to be stored for the next time: each can be valid once."""
        return self._refresh_token

    def secrets(self) -> tuple[str, ...]:
        """Return the client secret and the refresh token."""
        return (*super().secrets(), self._refresh_token)

    def _grant(self) -> Pairs:
        return (("grant_type", "refresh_token"), ("refresh_token", self._refresh_token))

    def _note(self, refresh_token: str | None) -> None:
        if refresh_token is not None:
            self._refresh_token = refresh_token

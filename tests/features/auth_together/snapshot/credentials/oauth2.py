"""A credential for this service."""

from __future__ import annotations

from .._runtime.credentials.oauth2 import ClientCredentials
from .._runtime.public import publish


class OAuth2(ClientCredentials):
    """Id and secret of a partner."""

    __slots__ = ()

    declared_as = "oauth2"

    def __init__(
        self,
        client_id: str,
        client_secret: str,
        *,
        access_token: str | None = None,
    ) -> None:
        super().__init__(
            client_id,
            client_secret,
            access_token,
            token_url="https://accounts.example.org/token",
            scopes="",
            client_auth="basic",
        )


publish(__name__.rpartition(".credentials.")[0], (OAuth2,))

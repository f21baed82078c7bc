"""A credential for this service."""

from __future__ import annotations

from .._runtime.credentials.oauth2 import ClientCredentials
from .._runtime.public import publish


class OAuth2(ClientCredentials):
    """Id and secret of an application, from the dashboard."""

    __slots__ = ()

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
            token_url="https://accounts.example.org/api/token",
            scopes="tracks.read tracks.write",
            client_auth="basic",
        )


publish(__name__.rpartition(".credentials.")[0], (OAuth2,))

"""A credential for this service."""

from __future__ import annotations

from .._runtime.credentials.oauth2 import RefreshToken
from .._runtime.public import publish


class App(RefreshToken):
    """A credential."""

    __slots__ = ()

    declared_as = "app"

    def __init__(
        self,
        client_id: str,
        client_secret: str,
        refresh_token: str,
        *,
        access_token: str | None = None,
    ) -> None:
        super().__init__(
            client_id,
            client_secret,
            refresh_token,
            access_token,
            token_url="https://login.example.org/token",
            scopes="",
            client_auth="basic",
        )


publish(__name__.rpartition(".credentials.")[0], (App,))

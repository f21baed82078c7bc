"""A credential for this service."""

from __future__ import annotations

from .._runtime.credentials.bearer import BearerToken as _BearerToken
from .._runtime.credentials.bearer import TokenSource
from .._runtime.public import publish


class BearerToken(_BearerToken):
    """A credential."""

    __slots__ = ()

    def __init__(
        self,
        token: TokenSource,
        *,
        scope: str = "",
    ) -> None:
        super().__init__(token, scope=scope)


publish(__name__.rpartition(".credentials.")[0], (BearerToken,))

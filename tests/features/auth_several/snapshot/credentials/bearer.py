"""A kind of proof of who calls."""

from __future__ import annotations

from .._runtime.credentials.bearer import BearerToken as _BearerToken
from .._runtime.credentials.bearer import TokenSource


class BearerToken(_BearerToken):
    """Proof of who calls."""

    __slots__ = ()

    def __init__(
        self,
        token: TokenSource,
        *,
        scope: str = "",
    ) -> None:
        super().__init__(token, scope=scope)

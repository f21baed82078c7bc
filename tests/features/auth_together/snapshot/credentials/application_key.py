"""A credential for this service."""

from __future__ import annotations

from .._runtime.credentials.api_key import ApiKey
from .._runtime.public import publish


class ApplicationKey(ApiKey):
    """The key of your application."""

    __slots__ = ()

    declared_as = "application_key"

    def __init__(self, value: str) -> None:
        super().__init__(value, name="Authorization", location="header", prefix="Token")


publish(__name__.rpartition(".credentials.")[0], (ApplicationKey,))

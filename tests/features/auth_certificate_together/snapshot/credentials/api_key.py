"""A credential for this service."""

from __future__ import annotations

from .._runtime.credentials.api_key import ApiKey as _ApiKey
from .._runtime.public import publish


class ApiKey(_ApiKey):
    """The key of an application."""

    __slots__ = ()

    declared_as = "api_key"

    def __init__(self, value: str) -> None:
        super().__init__(value, name="X-Api-Key", location="header")


publish(__name__.rpartition(".credentials.")[0], (ApiKey,))

"""A credential for this service."""

from __future__ import annotations

from .._runtime.credentials.api_key import ApiKey
from .._runtime.public import publish


class PartnerId(ApiKey):
    """The number of a partner."""

    __slots__ = ()

    declared_as = "partner_id"

    def __init__(self, value: str) -> None:
        super().__init__(value, name="partner", location="query")


publish(__name__.rpartition(".credentials.")[0], (PartnerId,))

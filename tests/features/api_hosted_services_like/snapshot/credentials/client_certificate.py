"""A credential for this service."""

from __future__ import annotations

from .._runtime.credentials.pem import FromPem
from .._runtime.public import publish


class ClientCertificate(FromPem):
    """A credential."""

    __slots__ = ()


publish(__name__.rpartition(".credentials.")[0], (ClientCertificate,))

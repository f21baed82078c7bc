"""A kind of proof of who calls."""

from __future__ import annotations

from .._runtime.credentials.pem import FromPem


class ClientCertificate(FromPem):
    """Proof of who calls."""

    __slots__ = ()

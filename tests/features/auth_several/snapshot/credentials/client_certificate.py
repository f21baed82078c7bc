"""A kind of proof of who calls."""

from __future__ import annotations

from .._runtime.credentials.pem import FromPem
from .._runtime.credentials.pkcs12 import FromPkcs12


class AppCertificate(FromPkcs12, FromPem):
    """Proof of who calls."""

    __slots__ = ()

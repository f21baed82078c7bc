"""A kind of proof of who calls."""

from __future__ import annotations

from .._runtime.credentials.pem import FromPem
from .._runtime.credentials.pkcs12 import FromPkcs12
from .._runtime.credentials.publishsettings import FromPublishSettings


class ManagementCertificate(FromPem, FromPkcs12, FromPublishSettings):
    """A TLS client certificate that the subscription's owner has uploaded as a management
    certificate.
    """

    __slots__ = ()

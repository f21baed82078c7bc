"""A credential for this service."""

from __future__ import annotations

from .._runtime.credentials.pem import FromPem
from .._runtime.credentials.pkcs12 import FromPkcs12
from .._runtime.credentials.publishsettings import FromPublishSettings
from .._runtime.public import publish


class ManagementCertificate(FromPem, FromPkcs12, FromPublishSettings):
    """A TLS client certificate that the subscription's owner has uploaded as a management
    certificate.
    """

    __slots__ = ()


publish(__name__.rpartition(".credentials.")[0], (ManagementCertificate,))

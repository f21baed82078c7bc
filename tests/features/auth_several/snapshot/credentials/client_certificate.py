"""A credential for this service."""

from __future__ import annotations

from .._runtime.credentials.pem import FromPem
from .._runtime.credentials.pkcs12 import FromPkcs12
from .._runtime.credentials.publishsettings import FromPublishSettings
from .._runtime.public import publish


class AppCertificate(FromPkcs12, FromPem, FromPublishSettings):
    """A credential."""

    __slots__ = ()


publish(__name__.rpartition(".credentials.")[0], (AppCertificate,))

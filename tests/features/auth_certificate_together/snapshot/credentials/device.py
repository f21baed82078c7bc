"""A credential for this service."""

from __future__ import annotations

from .._runtime.credentials.pem import FromPem
from .._runtime.credentials.pkcs12 import FromPkcs12
from .._runtime.public import publish


class Device(FromPem, FromPkcs12):
    """The certificate of a device."""

    __slots__ = ()

    declared_as = "device"


publish(__name__.rpartition(".credentials.")[0], (Device,))

"""A credential for this service."""

from __future__ import annotations

from .._runtime.credentials.basic import BasicAuth
from .._runtime.public import publish


class Admin(BasicAuth):
    """The name and the password of an administrator."""

    __slots__ = ()

    declared_as = "admin"


publish(__name__.rpartition(".credentials.")[0], (Admin,))

"""A credential for this service."""

from __future__ import annotations

from .._runtime.credentials.basic import BasicAuth as _BasicAuth
from .._runtime.public import publish


class BasicAuth(_BasicAuth):
    """The key is the name of the user and the password is empty."""

    __slots__ = ()


publish(__name__.rpartition(".credentials.")[0], (BasicAuth,))

"""A credential for this service."""

from __future__ import annotations

from .._runtime.credentials.basic import BasicAuth as _BasicAuth
from .._runtime.public import publish


class BasicAuth(_BasicAuth):
    """A credential."""

    __slots__ = ()


publish(__name__.rpartition(".credentials.")[0], (BasicAuth,))

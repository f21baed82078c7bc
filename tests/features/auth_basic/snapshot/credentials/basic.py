"""A kind of proof of who calls."""

from __future__ import annotations

from .._runtime.credentials.basic import BasicAuth as _BasicAuth


class BasicAuth(_BasicAuth):
    """Name and password of an account."""

    __slots__ = ()

"""A kind of proof of who calls."""

from __future__ import annotations

from .._runtime.credentials.basic import BasicAuth


class Login(BasicAuth):
    """Proof of who calls."""

    __slots__ = ()

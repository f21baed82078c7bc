"""The exceptions of the client."""

from __future__ import annotations


class ClientError(Exception):
    """Anything that this package raises."""


class ArgumentError(ClientError, ValueError):
    """An argument that was refused before anything was sent."""


class TransportError(ClientError):
    """No answer arrived."""

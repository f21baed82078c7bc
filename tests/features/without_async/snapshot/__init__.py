"""The client of a service, generated from the documentation of its API."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._runtime.answer import RawResponse
    from ._runtime.client_config import ClientOptions
    from ._runtime.records import UNSET, UnsetType
    from ._runtime.streams import Stream
    from .client import ShopsClient
    from .errors import (
        ArgumentError,
        CertificateRejectedError,
        ConnectError,
        DeadlineError,
        NotFoundError,
        NotModifiedError,
        ServiceError,
        ShopsError,
        TimeoutError,
        TransportError,
        UnexpectedResponse,
    )

__version__ = "0.1.0"

_MODULES = {
    "ArgumentError": "errors",
    "CertificateRejectedError": "errors",
    "ClientOptions": "_runtime.client_config",
    "ConnectError": "errors",
    "DeadlineError": "errors",
    "NotFoundError": "errors",
    "NotModifiedError": "errors",
    "RawResponse": "_runtime.answer",
    "ServiceError": "errors",
    "ShopsClient": "client",
    "ShopsError": "errors",
    "Stream": "_runtime.streams",
    "TimeoutError": "errors",
    "TransportError": "errors",
    "UNSET": "_runtime.records",
    "UnexpectedResponse": "errors",
    "UnsetType": "_runtime.records",
}

__all__ = [
    "UNSET",
    "ArgumentError",
    "CertificateRejectedError",
    "ClientOptions",
    "ConnectError",
    "DeadlineError",
    "NotFoundError",
    "NotModifiedError",
    "RawResponse",
    "ServiceError",
    "ShopsClient",
    "ShopsError",
    "Stream",
    "TimeoutError",
    "TransportError",
    "UnexpectedResponse",
    "UnsetType",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES})

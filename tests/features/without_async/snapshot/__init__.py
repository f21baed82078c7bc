"""The client of a service, generated from the documentation of its API."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._runtime.client_config import ClientOptions
    from ._runtime.credentials.protocol import Credential, Outgoing
    from ._runtime.hooks import ReceivedResponse, SentRequest
    from ._runtime.plain_data import from_dict, to_dict, to_json
    from ._runtime.problems import Problem
    from ._runtime.records import UNSET, UnsetType
    from ._runtime.response import RawResponse
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
    "Credential": "_runtime.credentials.protocol",
    "DeadlineError": "errors",
    "NotFoundError": "errors",
    "NotModifiedError": "errors",
    "Outgoing": "_runtime.credentials.protocol",
    "Problem": "_runtime.problems",
    "RawResponse": "_runtime.response",
    "ReceivedResponse": "_runtime.hooks",
    "SentRequest": "_runtime.hooks",
    "ServiceError": "errors",
    "ShopsClient": "client",
    "ShopsError": "errors",
    "Stream": "_runtime.streams",
    "TimeoutError": "errors",
    "TransportError": "errors",
    "UNSET": "_runtime.records",
    "UnexpectedResponse": "errors",
    "UnsetType": "_runtime.records",
    "from_dict": "_runtime.plain_data",
    "to_dict": "_runtime.plain_data",
    "to_json": "_runtime.plain_data",
}

__all__ = [
    "UNSET",
    "ArgumentError",
    "CertificateRejectedError",
    "ClientOptions",
    "ConnectError",
    "Credential",
    "DeadlineError",
    "NotFoundError",
    "NotModifiedError",
    "Outgoing",
    "Problem",
    "RawResponse",
    "ReceivedResponse",
    "SentRequest",
    "ServiceError",
    "ShopsClient",
    "ShopsError",
    "Stream",
    "TimeoutError",
    "TransportError",
    "UnexpectedResponse",
    "UnsetType",
    "from_dict",
    "to_dict",
    "to_json",
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

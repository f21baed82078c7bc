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
    from ._runtime.streams import AsyncStream, Stream
    from .client import AsyncMediaServicesManagementClient, MediaServicesManagementClient
    from .credentials.bearer import BearerToken
    from .credentials.client_certificate import ManagementCertificate
    from .errors import (
        ArgumentError,
        BadRequestError,
        CertificateRejectedError,
        ConflictError,
        ConnectError,
        DeadlineError,
        ForbiddenError,
        InternalServerError,
        MediaServicesError,
        NotFoundError,
        NotModifiedError,
        ServiceError,
        ServiceUnavailableError,
        TimeoutError,
        TransportError,
        UnexpectedResponse,
    )

__version__ = "0.1.0"

_MODULES = {
    "ArgumentError": "errors",
    "AsyncMediaServicesManagementClient": "client",
    "AsyncStream": "_runtime.streams",
    "BadRequestError": "errors",
    "BearerToken": "credentials.bearer",
    "CertificateRejectedError": "errors",
    "ClientOptions": "_runtime.client_config",
    "ConflictError": "errors",
    "ConnectError": "errors",
    "Credential": "_runtime.credentials.protocol",
    "DeadlineError": "errors",
    "ForbiddenError": "errors",
    "InternalServerError": "errors",
    "ManagementCertificate": "credentials.client_certificate",
    "MediaServicesError": "errors",
    "MediaServicesManagementClient": "client",
    "NotFoundError": "errors",
    "NotModifiedError": "errors",
    "Outgoing": "_runtime.credentials.protocol",
    "Problem": "_runtime.problems",
    "RawResponse": "_runtime.response",
    "ReceivedResponse": "_runtime.hooks",
    "SentRequest": "_runtime.hooks",
    "ServiceError": "errors",
    "ServiceUnavailableError": "errors",
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
    "AsyncMediaServicesManagementClient",
    "AsyncStream",
    "BadRequestError",
    "BearerToken",
    "CertificateRejectedError",
    "ClientOptions",
    "ConflictError",
    "ConnectError",
    "Credential",
    "DeadlineError",
    "ForbiddenError",
    "InternalServerError",
    "ManagementCertificate",
    "MediaServicesError",
    "MediaServicesManagementClient",
    "NotFoundError",
    "NotModifiedError",
    "Outgoing",
    "Problem",
    "RawResponse",
    "ReceivedResponse",
    "SentRequest",
    "ServiceError",
    "ServiceUnavailableError",
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

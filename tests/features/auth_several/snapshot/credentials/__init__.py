"""The credentials that this service accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .api_key import ApiKey
    from .basic import BasicAuth
    from .bearer import BearerToken
    from .client_certificate import AppCertificate

_MODULES = {
    "ApiKey": "api_key",
    "AppCertificate": "client_certificate",
    "BasicAuth": "basic",
    "BearerToken": "bearer",
}

__all__ = [
    "ApiKey",
    "AppCertificate",
    "BasicAuth",
    "BearerToken",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    globals()[name] = value
    return value

"""The data types of the service."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .account_creation_request import AccountCreationRequest
    from .account_creation_result import AccountCreationResult
    from .account_details import AccountDetails
    from .account_keys import AccountKeys
    from .attach_storage_account_request import AttachStorageAccountRequest
    from .error_details import ErrorDetails
    from .service_resource import ServiceResource
    from .storage_account_details import StorageAccountDetails
    from .supported_region import SupportedRegion

_MODULES = {
    "AccountCreationRequest": "account_creation_request",
    "AccountCreationResult": "account_creation_result",
    "AccountDetails": "account_details",
    "AccountKeys": "account_keys",
    "AttachStorageAccountRequest": "attach_storage_account_request",
    "ErrorDetails": "error_details",
    "ServiceResource": "service_resource",
    "StorageAccountDetails": "storage_account_details",
    "SupportedRegion": "supported_region",
}

__all__ = [
    "AccountCreationRequest",
    "AccountCreationResult",
    "AccountDetails",
    "AccountKeys",
    "AttachStorageAccountRequest",
    "ErrorDetails",
    "ServiceResource",
    "StorageAccountDetails",
    "SupportedRegion",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    globals()[name] = value
    return value

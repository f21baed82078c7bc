"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import CredentialClass, Service
from .errors import NotFoundError, ServiceError

SERVICE = Service(
    name="paging-url",
    version="0.1.0",
    logger="paging_url",
    endpoint="https://forge.example.com",
    base_path=(),
    headers=(),
    credential=CredentialClass(
        module="api_key", name="ApiKey", variables=("FORGE_API_KEY",), takes_text=True
    ),
    request_id=None,
    redirect_hosts=("pages.example.com",),
    errors={
        400: ServiceError,
        404: NotFoundError,
    },
    titles={
        "NotFound": "There is no such repository",
        "Invalid": "The request is not valid",
    },
    usual={
        400: "Invalid",
        404: "NotFound",
    },
    general={},
    reasons={},
)

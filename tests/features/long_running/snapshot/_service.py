"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import CredentialClass, Service
from .errors import NotFoundError, ServiceError

SERVICE = Service(
    name="long-running",
    version="0.1.0",
    logger="long_running",
    endpoint="https://studio.example.com",
    base_path=("/v1",),
    headers=(),
    credential=CredentialClass(
        module="api_key", name="ApiKey", variables=("STUDIO_API_KEY",), takes_text=True
    ),
    request_id=None,
    redirect_hosts=("cdn.example.com",),
    retry_statuses=frozenset({503}),
    errors={
        404: NotFoundError,
        429: ServiceError,
    },
    names={
        (404, "unknown"): "Unknown",
        (429, "quota_exceeded"): "QuotaExceeded",
    },
    titles={
        "Unknown": "There is no such thing",
        "QuotaExceeded": "The quota is used up",
    },
    usual={
        404: "Unknown",
    },
    general={},
    reasons={
        "QuotaExceeded": {
            "minutes": "The minutes of this month are used up",
        },
    },
)

"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import CredentialClass, Service
from .errors import ServiceError

SERVICE = Service(
    name="auth-bearer",
    version="0.1.0",
    logger="auth_bearer",
    endpoint="https://api.example.org",
    base_path=(),
    headers=(),
    credential=CredentialClass(
        module="bearer", name="BearerToken", variables=("AUTH_BEARER_TOKEN",), takes_text=True
    ),
    request_id=None,
    redirect_hosts=(),
    errors={
        401: ServiceError,
    },
    titles={
        "Unauthorized": "Nobody knows who calls",
    },
    usual={
        401: "Unauthorized",
    },
    general={},
    reasons={},
)

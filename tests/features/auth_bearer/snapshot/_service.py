"""Facts that are the same for all operations of the service."""

from __future__ import annotations

from ._runtime.operation import Service
from .errors import ServiceError

SERVICE = Service(
    name="auth-bearer",
    version="0.1.0",
    logger="auth_bearer",
    endpoint="https://api.example.org",
    base_path=(),
    headers=(),
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

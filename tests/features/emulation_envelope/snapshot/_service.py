"""What is the same for all operations of the service."""

from __future__ import annotations

from ._runtime.operation import Service
from .errors import NotFoundError, ServiceError

SERVICE = Service(
    name="envelope",
    version="0.1.0",
    logger="envelope",
    endpoint="https://api.example.org",
    base_path=(),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    errors={
        400: ServiceError,
        404: NotFoundError,
    },
    titles={
        400: "The request is not valid",
        404: "There is no such box",
    },
    reasons={},
)

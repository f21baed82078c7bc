"""Facts that are the same for all operations of the service."""

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
        "BoxNotFound": "There is no such box",
        "Invalid": "The request is not valid",
    },
    usual={
        400: "Invalid",
        404: "BoxNotFound",
    },
    general={},
    reasons={},
)

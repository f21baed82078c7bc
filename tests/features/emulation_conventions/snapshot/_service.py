"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import Parameter, Service
from .errors import NotFoundError, ServiceError

SERVICE = Service(
    name="conventions",
    version="0.1.0",
    logger="conventions",
    endpoint="https://api.example.org",
    base_path=(
        "/",
        Parameter(name="tenant", wire="tenant", kind=str),
    ),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    errors={
        400: ServiceError,
        404: NotFoundError,
    },
    titles={
        "Missing": "There is no such item",
        "Invalid": "The request is not valid",
    },
    usual={
        400: "Invalid",
        404: "Missing",
    },
    general={},
    reasons={},
)

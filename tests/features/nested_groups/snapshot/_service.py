"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import Service
from .errors import NotFoundError, ServiceError

SERVICE = Service(
    name="nested-groups",
    version="0.1.0",
    logger="nested_groups",
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
        "NotFound": "There is no such item",
        "Invalid": "The request is not valid",
    },
    usual={
        400: "Invalid",
        404: "NotFound",
    },
    general={},
    reasons={},
)

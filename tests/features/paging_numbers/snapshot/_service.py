"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import Service
from .errors import ServiceError

SERVICE = Service(
    name="paging-numbers",
    version="0.1.0",
    logger="paging_numbers",
    endpoint="https://meters.example.com",
    base_path=(),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    errors={
        400: ServiceError,
    },
    titles={
        "Invalid": "The request is not valid",
    },
    usual={
        400: "Invalid",
    },
    general={},
    reasons={},
)

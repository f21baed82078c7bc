"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import Service
from .errors import ServiceError

SERVICE = Service(
    name="success-statuses",
    version="0.1.0",
    logger="success_statuses",
    endpoint="https://api.example.org",
    base_path=(),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    errors={
        404: ServiceError,
    },
    titles={
        "Missing": "There is no such job",
    },
    usual={
        404: "Missing",
    },
    general={},
    reasons={},
)

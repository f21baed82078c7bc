"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import Service
from .errors import ServiceError

SERVICE = Service(
    name="member-results",
    version="0.1.0",
    logger="member_results",
    endpoint="https://shelf.example.org",
    base_path=(),
    headers=(),
    request_id="x-request-id",
    redirect_hosts=(),
    errors={
        404: ServiceError,
    },
    titles={
        "NotFound": "There is no such thing",
    },
    usual={
        404: "NotFound",
    },
    general={},
    reasons={},
)

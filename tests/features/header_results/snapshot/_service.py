"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import Service
from .errors import ServiceError

SERVICE = Service(
    name="header-results",
    version="0.1.0",
    logger="header_results",
    endpoint="https://notes.example.org",
    base_path=(),
    headers=(),
    request_id="x-request-id",
    redirect_hosts=(),
    errors={
        404: ServiceError,
    },
    titles={
        "NotFound": "There is no such note",
    },
    usual={
        404: "NotFound",
    },
    general={},
    reasons={},
)

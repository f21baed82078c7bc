"""Facts that are the same for all operations of the service."""

from __future__ import annotations

from ._runtime.operation import Service
from .errors import ServiceError

SERVICE = Service(
    name="wire-quirks",
    version="0.1.0",
    logger="wire_quirks",
    endpoint="https://api.example.org",
    base_path=(),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    errors={
        400: ServiceError,
        404: ServiceError,
    },
    titles={
        "NotFound": "There is no such thing",
        "Invalid": "The request is not valid",
    },
    usual={
        400: "Invalid",
        404: "NotFound",
    },
    general={},
    reasons={},
)

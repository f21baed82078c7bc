"""Facts that are the same for all operations of the service."""

from __future__ import annotations

from ._runtime.operation import Service
from .errors import ServiceError

SERVICE = Service(
    name="deviations",
    version="0.1.0",
    logger="deviations",
    endpoint="https://api2.example.org",
    base_path=(),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    errors={
        410: ServiceError,
    },
    titles={
        "Gone": "It is gone",
    },
    usual={
        410: "Gone",
    },
    general={},
    reasons={},
)

"""What is the same for all operations of the service."""

from __future__ import annotations

from ._runtime.operation import Service
from .errors import BadThingError, NoThingError, ServiceError

SERVICE = Service(
    name="errors",
    version="0.1.0",
    logger="errors",
    endpoint="https://api.example.org",
    base_path=(),
    headers=(),
    request_id="x-id",
    redirect_hosts=(),
    errors={
        400: BadThingError,
        404: NoThingError,
        503: ServiceError,
    },
    titles={
        404: "There is none",
        503: "Too busy",
    },
    reasons={
        400: {
            "Bad.name-empty": "The name is empty",
            "size-odd": "The size is odd",
            "Worse.name-empty": "The name is worse than empty",
            "Worse": "Something is worse",
        },
    },
)

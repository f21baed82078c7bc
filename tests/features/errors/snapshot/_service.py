"""The data that all operations of the service share."""

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
        "default": ServiceError,
    },
    titles={
        "Bad": "Something is bad",
        "Worse": "Something is worse",
        "None": "There is none",
        "Rest": "Something else is wrong",
        "Busy": "Too busy",
    },
    usual={
        404: "None",
        503: "Busy",
    },
    general={},
    reasons={
        "Bad": {
            "name-empty": "The name is empty",
            "size-odd": "The size is odd",
        },
        "Worse": {
            "name-empty": "The name is worse than empty",
        },
        "Rest": {
            "moon": "The moon is full",
        },
    },
)

"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import Service
from .errors import ServiceError

SERVICE = Service(
    name="odd-values",
    version="0.1.0",
    logger="odd_values",
    endpoint="https://odd.example.org",
    base_path=(),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    errors={
        404: ServiceError,
        409: ServiceError,
    },
    titles={
        "NotFound": "It does not exist",
        "Taken": "The name is taken",
    },
    usual={
        409: "Taken",
    },
    general={},
    reasons={
        "NotFound": {
            "gone": "It is gone",
            "tabbed": "It is gone too",
            "lines": "It is gone as well",
        },
    },
)

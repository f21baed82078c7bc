"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import Service
from .errors import NotFoundError

SERVICE = Service(
    name="number-formats",
    version="0.1.0",
    logger="number_formats",
    endpoint="https://api.example.org",
    base_path=(),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    errors={
        404: NotFoundError,
    },
    titles={
        "EventNotFound": "There is no such event",
    },
    usual={
        404: "EventNotFound",
    },
    general={},
    reasons={},
)

"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import Service
from .errors import NotFoundError, ServiceError

SERVICE = Service(
    name="unlisted-members",
    version="0.1.0",
    logger="unlisted_members",
    endpoint="https://api.example.org",
    base_path=(),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    errors={
        400: ServiceError,
        404: NotFoundError,
    },
    titles={
        "Missing": "There is no such book",
        "Invalid": "The request is not valid",
    },
    usual={
        400: "Invalid",
        404: "Missing",
    },
    general={},
    reasons={},
)

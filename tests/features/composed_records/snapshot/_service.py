"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import Service
from .errors import NotFoundError, ServiceError

SERVICE = Service(
    name="composed",
    version="0.1.0",
    logger="composed",
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
        "BookNotFound": "There is no such book",
        "Invalid": "The request is not valid",
    },
    usual={
        400: "Invalid",
        404: "BookNotFound",
    },
    general={},
    reasons={},
)

"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import ErrorBody, Service
from .errors import ServiceError

SERVICE = Service(
    name="bytes-body",
    version="0.1.0",
    logger="bytes_body",
    endpoint="https://api.example.org",
    base_path=(),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    errors={
        404: ServiceError,
    },
    error=ServiceError,
    bodies={
        "default": ErrorBody(kind="types.failure:Failure", code=("code",), message=("message",)),
    },
    titles={
        "Missing": "There is no such file",
    },
    usual={
        404: "Missing",
    },
    general={},
    reasons={},
)

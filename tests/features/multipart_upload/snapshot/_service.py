"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import ErrorBody, Service
from .errors import ServiceError

SERVICE = Service(
    name="multipart-upload",
    version="0.1.0",
    logger="multipart_upload",
    endpoint="https://api.example.org",
    base_path=(),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    errors={
        400: ServiceError,
        404: ServiceError,
        413: ServiceError,
    },
    error=ServiceError,
    bodies={
        "default": ErrorBody(kind="types.failure:Failure", code=("code",), message=("message",)),
    },
    titles={
        "Invalid": "The request is not valid",
        "TooLarge": "The request is too large",
        "Missing": "There is no such file",
    },
    usual={
        400: "Invalid",
        404: "Missing",
        413: "TooLarge",
    },
    general={},
    reasons={},
)

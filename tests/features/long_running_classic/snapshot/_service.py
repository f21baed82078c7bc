"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import ErrorBody, Parameter, Service
from .errors import ConflictError, NotFoundError, ServiceError

SERVICE = Service(
    name="long-running-classic",
    version="0.1.0",
    logger="long_running_classic",
    endpoint="https://management.core.example.net",
    base_path=(
        "/",
        Parameter(name="subscription_id", wire="subscription-id", kind=str),
    ),
    headers=(("x-ms-version", "2010-10-28"),),
    request_id="x-ms-request-id",
    redirect_hosts=(),
    errors={
        404: NotFoundError,
        409: ConflictError,
    },
    error=ServiceError,
    bodies={
        "default": ErrorBody(kind="types.error:Error", code=("code",), message=("message",)),
    },
    classes={
        "ConflictError": ConflictError,
    },
    titles={
        "ResourceNotFound": "There is no such resource",
        "ConflictError": "An operation with a side effect is in progress",
    },
    usual={
        404: "ResourceNotFound",
    },
    general={},
    reasons={
        "ConflictError": {
            "busy": "Another operation on the deployment is not finished",
        },
    },
)

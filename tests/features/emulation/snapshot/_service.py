"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import ErrorBody, Service
from .errors import ConflictError, NotFoundError, PreconditionError, ServiceError

SERVICE = Service(
    name="emulation",
    version="0.1.0",
    logger="emulation",
    endpoint="https://api.example.org",
    base_path=(),
    headers=(),
    request_id="request-id",
    redirect_hosts=(),
    errors={
        400: ServiceError,
        404: NotFoundError,
        409: ConflictError,
        412: PreconditionError,
        428: ServiceError,
    },
    error=ServiceError,
    bodies={
        "default": ErrorBody(kind="types.failure:Failure", code=("code",), message=("message",)),
    },
    titles={
        "ProjectNotFound": "There is no such project",
        "TaskNotFound": "There is no such task",
        "Invalid": "The request is not valid",
        "Conflict": "The project cannot be removed",
        "PreconditionFailed": "The project has changed",
        "PreconditionRequired": "Say which version",
    },
    usual={
        400: "Invalid",
        404: "ProjectNotFound",
        412: "PreconditionFailed",
        428: "PreconditionRequired",
    },
    general={},
    reasons={
        "Conflict": {
            "project-not-empty": "It has tasks",
        },
    },
)

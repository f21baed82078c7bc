"""What is the same for all operations of the service."""

from __future__ import annotations

from ._runtime.operation import Service
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
    titles={
        400: "The request is not valid",
        404: "There is no such project",
        412: "The project has changed",
        428: "Say which version",
    },
    reasons={
        404: {
            "ProjectNotFound": "There is no such project",
            "TaskNotFound": "There is no such task",
        },
        409: {
            "project-not-empty": "It has tasks",
        },
    },
)

"""The data that all operations of the service share."""

from __future__ import annotations

import uuid

from ._runtime.operation import ErrorBody, Parameter, Service
from .errors import BadRequestError, ConflictError, ForbiddenError, NotFoundError, ServiceError

SERVICE = Service(
    name="api-hosted-services-like",
    version="0.1.0",
    logger="api_hosted_services_like",
    endpoint="https://management.hosting.example.net",
    base_path=(
        "/",
        Parameter(name="subscription_id", wire="subscriptionId", kind=uuid.UUID),
    ),
    headers=(("x-ms-version", "2012-03-01"),),
    request_id="x-ms-request-id",
    redirect_hosts=(),
    errors={
        400: BadRequestError,
        403: ForbiddenError,
        404: NotFoundError,
        409: ConflictError,
    },
    error=ServiceError,
    bodies={
        "default": ErrorBody(kind="types.error:Error", code=("code",), message=("message",)),
    },
    titles={
        "BadRequest": "The request breaks a rule",
        "AuthenticationFailed": "The certificate is not one of the subscription",
        "ResourceNotFound": "The service does not exist",
        "ConflictError": "The name is taken or something is being done with the service",
    },
    usual={
        400: "BadRequest",
        403: "AuthenticationFailed",
        404: "ResourceNotFound",
        409: "ConflictError",
    },
    general={},
    reasons={},
)

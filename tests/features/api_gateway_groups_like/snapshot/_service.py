"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import CredentialClass, ErrorBody, Parameter, Service
from .errors import (
    AuthenticationError,
    BadRequestError,
    ConflictError,
    NotFoundError,
    PreconditionFailedError,
    ServiceError,
)

SERVICE = Service(
    name="api-gateway-groups-like",
    version="0.1.0",
    logger="api_gateway_groups_like",
    endpoint=(
        "https://",
        Parameter(name="service_name", wire="serviceName", kind=str),
        ".management.gateway.example.net",
    ),
    base_path=(),
    headers=(),
    query=(("api-version", "2014-02-14-preview"),),
    credential=CredentialClass(
        module="api_key", name="ApiKey", variables=("GATEWAY_API_KEY",), takes_text=True
    ),
    request_id=None,
    redirect_hosts=(),
    errors={
        400: BadRequestError,
        401: AuthenticationError,
        404: NotFoundError,
        409: ConflictError,
        412: PreconditionFailedError,
    },
    error=ServiceError,
    bodies={
        "default": ErrorBody(
            kind="types.failure:Failure", code=("error", "code"), message=("error", "message")
        ),
    },
    titles={
        "ValidationError": "A value breaks a rule",
        "AuthenticationFailed": "The token is missing or has expired",
        "ResourceNotFound": "There is no such group",
        "Conflict": "The name of the group is taken",
        "PreconditionFailed": "The group has changed meanwhile",
    },
    usual={
        400: "ValidationError",
        401: "AuthenticationFailed",
        404: "ResourceNotFound",
        409: "Conflict",
        412: "PreconditionFailed",
    },
    general={},
    reasons={},
)

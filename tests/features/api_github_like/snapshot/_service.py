"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import CredentialClass, ErrorBody, Service
from .errors import AuthenticationError, NotFoundError, ServiceError, ValidationError

SERVICE = Service(
    name="api-github-like",
    version="0.1.0",
    logger="api_github_like",
    endpoint="https://api.hub.example.com",
    base_path=(),
    headers=(
        ("X-GitHub-Api-Version", "2022-11-28"),
        ("Accept", "application/vnd.github+json"),
    ),
    credential=CredentialClass(
        module="bearer", name="BearerToken", variables=("HUB_TOKEN",), takes_text=True
    ),
    request_id="X-GitHub-Request-Id",
    redirect_hosts=(),
    retry_statuses=frozenset({502, 503}),
    unprocessed_statuses=frozenset({429}),
    errors={
        400: ServiceError,
        401: AuthenticationError,
        404: NotFoundError,
        422: ValidationError,
        429: ServiceError,
    },
    error=ServiceError,
    bodies={
        "default": ErrorBody(
            kind="types.problem:Problem", code=("errors", "code"), message=("message",)
        ),
    },
    titles={
        "bad-credentials": "The token is not valid",
        "not-found": "There is nothing here",
        "missing_field": "A member is missing",
        "invalid": "A member is not valid",
        "bad-request": "The request cannot be read",
        "rate-limited": "There are too many requests",
    },
    usual={
        400: "bad-request",
        401: "bad-credentials",
        404: "not-found",
        422: "missing_field",
        429: "rate-limited",
    },
    general={},
    reasons={},
)

"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import ErrorBody, Service
from .errors import (
    AuthenticationError,
    InvalidRequestError,
    NotFoundError,
    RateLimitError,
    ServiceError,
)

SERVICE = Service(
    name="api-stripe-like",
    version="0.1.0",
    logger="api_stripe_like",
    endpoint="https://api.pay.example.com",
    base_path=("/v1",),
    headers=(("Pay-Version", "2024-06-20"),),
    request_id="Request-Id",
    redirect_hosts=(),
    retry_statuses=frozenset({409, 500, 503}),
    unprocessed_statuses=frozenset({429}),
    errors={
        400: InvalidRequestError,
        401: AuthenticationError,
        404: NotFoundError,
        429: RateLimitError,
    },
    error=ServiceError,
    bodies={
        "default": ErrorBody(
            kind="types.error_body:ErrorBody", code=("error", "code"), message=("error", "message")
        ),
    },
    titles={
        "parameter_missing": "A parameter is missing",
        "parameter_invalid": "A parameter is not valid",
        "resource_missing": "There is no such object",
        "unauthenticated": "The key is not valid",
        "rate_limit": "There are too many requests",
    },
    usual={
        400: "parameter_missing",
        401: "unauthenticated",
        404: "resource_missing",
        429: "rate_limit",
    },
    general={},
    reasons={},
)

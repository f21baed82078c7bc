"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import ErrorBody, Parameter, Service
from .errors import (
    AuthenticationError,
    BadRequestError,
    InternalServerError,
    NotFoundError,
    QuotaError,
    RateLimitError,
    ServiceError,
)

SERVICE = Service(
    name="openai-like",
    version="0.1.0",
    logger="openai_like",
    endpoint="https://api.talk.example.com",
    base_path=("/v1",),
    header_parameters=(
        Parameter(name="organization", wire="OpenAI-Organization", kind=str),
        Parameter(name="project", wire="OpenAI-Project", kind=str),
    ),
    headers=(),
    request_id="x-request-id",
    redirect_hosts=(),
    retry_statuses=frozenset({408, 409, 500, 502, 503, 504}),
    unprocessed_statuses=frozenset({429}),
    errors={
        400: BadRequestError,
        401: AuthenticationError,
        404: NotFoundError,
        429: RateLimitError,
        500: InternalServerError,
        503: InternalServerError,
        "5XX": InternalServerError,
    },
    error=ServiceError,
    bodies={
        "default": ErrorBody(
            kind="types.error_body:ErrorBody", code=("error", "code"), message=("error", "message")
        ),
    },
    classes={
        "insufficient_quota": QuotaError,
    },
    titles={
        "invalid_value": "A member of the request is wrong",
        "invalid_api_key": "The key is not known",
        "model_not_found": "There is no such model",
        "no_such_file": "There is no such file",
        "not_found": "There is nothing at this address",
        "rate_limit_exceeded": "Too many requests or tokens in a minute",
        "insufficient_quota": "The budget is used up",
        "server_error": "Something broke",
        "overloaded": "Too many requests of all customers",
    },
    usual={
        400: "invalid_value",
        401: "invalid_api_key",
        404: "model_not_found",
        429: "rate_limit_exceeded",
        500: "server_error",
        503: "overloaded",
    },
    general={},
    reasons={},
)

"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.checks import Check
from ._runtime.operation import CredentialClass, ErrorBody, Parameter, Service
from .errors import AuthenticationError, NotFoundError, RateLimitError, ServiceError

SERVICE = Service(
    name="api-spotify-like",
    version="0.1.0",
    logger="api_spotify_like",
    endpoint="https://api.music.example.com",
    base_path=("/v1",),
    query_parameters=(
        Parameter(name="market", wire="market", kind=str, check=Check(min_length=2, max_length=2)),
    ),
    headers=(),
    credential=CredentialClass(
        module="bearer", name="BearerToken", variables=("MUSIC_TOKEN",), takes_text=True
    ),
    request_id=None,
    redirect_hosts=(),
    retry_statuses=frozenset({502, 503}),
    unprocessed_statuses=frozenset({429}),
    errors={
        400: ServiceError,
        401: AuthenticationError,
        404: NotFoundError,
        429: RateLimitError,
    },
    error=ServiceError,
    bodies={
        "default": ErrorBody(kind="types.failure:Failure", message=("error", "message")),
    },
    titles={
        "invalid": "The request is not valid",
        "bad-token": "The token is not valid or has expired",
        "not-found": "There is nothing here",
        "too-often": "There are too many requests",
    },
    usual={
        400: "invalid",
        401: "bad-token",
        404: "not-found",
        429: "too-often",
    },
    general={},
    reasons={},
)

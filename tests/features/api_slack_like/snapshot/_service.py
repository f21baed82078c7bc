"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import CredentialClass, ErrorBody, Service
from .errors import ChannelNotFoundError, ServiceError

SERVICE = Service(
    name="api-slack-like",
    version="0.1.0",
    logger="api_slack_like",
    endpoint="https://chat.example.com",
    base_path=("/api",),
    headers=(),
    credential=CredentialClass(
        module="bearer", name="BearerToken", variables=("CHAT_TOKEN",), takes_text=True
    ),
    request_id=None,
    redirect_hosts=(),
    unprocessed_statuses=frozenset({429}),
    errors={
        200: ServiceError,
        429: ServiceError,
    },
    error=ServiceError,
    bodies={
        "2XX": ErrorBody(kind="types.failure:Failure", code=("error",), when=((("ok",), False),)),
    },
    classes={
        "channel_not_found": ChannelNotFoundError,
    },
    titles={
        "channel_not_found": "There is no such channel",
        "name_taken": "A channel has this name already",
        "invalid_auth": "The token is not valid",
        "invalid_arguments": "An argument is missing or not valid",
        "ratelimited": "There are too many requests",
    },
    usual={
        200: "channel_not_found",
        429: "ratelimited",
    },
    general={},
    reasons={},
)

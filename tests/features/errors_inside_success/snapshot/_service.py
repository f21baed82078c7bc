"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import ErrorBody, Service
from .errors import ChannelNotFoundError, ServiceError

SERVICE = Service(
    name="errors-inside-success",
    version="0.1.0",
    logger="errors_inside_success",
    endpoint="https://chat.example.org",
    base_path=(),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    errors={
        200: ServiceError,
    },
    error=ServiceError,
    bodies={
        "2XX": ErrorBody(
            kind="types.failure:Failure",
            code=("error",),
            message=("response_metadata", "messages"),
            when=((("ok",), False),),
        ),
    },
    classes={
        "channel_not_found": ChannelNotFoundError,
    },
    titles={
        "channel_not_found": "There is no such channel",
        "name_taken": "The name is taken",
        "internal_error": "Something went wrong",
    },
    usual={
        200: "channel_not_found",
    },
    general={},
    reasons={},
)

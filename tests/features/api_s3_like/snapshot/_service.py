"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import ErrorBody, Parameter, Service
from .errors import (
    AccessDeniedError,
    NoSuchBucketError,
    NoSuchKeyError,
    NotFoundError,
    PreconditionError,
    ServiceError,
)

SERVICE = Service(
    name="s3-like",
    version="0.1.0",
    logger="s3_like",
    endpoint=("https://", Parameter(name="region", wire="region", kind=str), ".store.example.com"),
    base_path=(),
    headers=(("x-store-version", "2006-03-01"),),
    request_id="x-store-request-id",
    redirect_hosts=(),
    retry_statuses=frozenset({500, 503}),
    unprocessed_statuses=frozenset({429}),
    errors={
        400: ServiceError,
        403: AccessDeniedError,
        404: NotFoundError,
        412: PreconditionError,
        503: ServiceError,
    },
    error=ServiceError,
    bodies={
        "default": ErrorBody(kind="types.error:Error", code=("code",), message=("message",)),
    },
    classes={
        "NoSuchBucket": NoSuchBucketError,
        "NoSuchKey": NoSuchKeyError,
    },
    titles={
        "InvalidArgument": "An argument is wrong",
        "AccessDenied": "The caller may not do this",
        "SignatureDoesNotMatch": "The signature is wrong",
        "NoSuchBucket": "There is no such bucket",
        "NoSuchKey": "There is no such key",
        "PreconditionFailed": "The object has changed",
        "SlowDown": "Too many requests",
    },
    usual={
        400: "InvalidArgument",
        403: "AccessDenied",
        404: "NoSuchBucket",
        412: "PreconditionFailed",
        503: "SlowDown",
    },
    general={},
    reasons={},
)

"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import ErrorBody, Service
from .errors import (
    CallerError,
    CardDeclinedError,
    NotFoundError,
    OtherError,
    PaymentError,
    ServiceError,
)

SERVICE = Service(
    name="error-bodies",
    version="0.1.0",
    logger="error_bodies",
    endpoint="https://shop.example.org",
    base_path=(),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    errors={
        402: PaymentError,
        404: NotFoundError,
        422: CallerError,
        429: CallerError,
        "4XX": CallerError,
        "5XX": OtherError,
        "default": OtherError,
    },
    error=ServiceError,
    bodies={
        "default": ErrorBody(
            kind="types.error_body:ErrorBody", code=("error", "code"), message=("error", "message")
        ),
        429: ErrorBody(
            kind="types.limit:Limit", code=("errors", "number"), message=("errors", "text")
        ),
    },
    classes={
        "card_declined": CardDeclinedError,
    },
    names={
        (429, "10001"): "too-many-tries",
        (402, "invalid"): "invalid_402",
        (422, "invalid"): "invalid_422",
    },
    titles={
        "card_declined": "The card was declined",
        "too-many-tries": "The card was tried too often",
        "invalid_402": "The amount cannot be paid",
        "invalid_422": "A member is wrong",
        "missing": "There is no such payment",
        "unavailable": "The bank does not answer",
        "refused": "The request is refused",
        "any other": "The service cannot answer",
    },
    usual={
        402: "invalid_402",
        404: "missing",
        422: "invalid_422",
        429: "too-many-tries",
        "4XX": "refused",
        "5XX": "unavailable",
        "default": "any other",
    },
    general={},
    reasons={
        "card_declined": {
            "no-funds": "The account has not enough money",
            "lost": "The card is reported lost",
        },
    },
)

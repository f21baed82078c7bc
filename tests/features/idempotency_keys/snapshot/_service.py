"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import Service
from .errors import NotFoundError, ServiceError

SERVICE = Service(
    name="idempotency-keys",
    version="0.1.0",
    logger="idempotency_keys",
    endpoint="https://api.example.org",
    base_path=(),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    retry_statuses=frozenset({409, 503}),
    unprocessed_statuses=frozenset({429}),
    errors={
        400: ServiceError,
        404: NotFoundError,
    },
    titles={
        "NoSuchPayment": "There is no such payment",
        "Invalid": "The request is not valid",
    },
    usual={
        400: "Invalid",
        404: "NoSuchPayment",
    },
    general={},
    reasons={},
)

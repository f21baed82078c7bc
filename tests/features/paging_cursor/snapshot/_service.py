"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import CredentialClass, Service
from .errors import NotFoundError, ServiceError

SERVICE = Service(
    name="paging-cursor",
    version="0.1.0",
    logger="paging_cursor",
    endpoint="https://letters.example.com",
    base_path=(),
    headers=(),
    credential=CredentialClass(
        module="bearer", name="BearerToken", variables=("LETTERS_TOKEN",), takes_text=True
    ),
    request_id=None,
    redirect_hosts=(),
    retry_statuses=frozenset({503}),
    errors={
        400: ServiceError,
        404: NotFoundError,
    },
    titles={
        "NotFound": "There is no such letter",
        "Invalid": "The request is not valid",
    },
    usual={
        400: "Invalid",
        404: "NotFound",
    },
    general={},
    reasons={},
)

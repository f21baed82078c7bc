"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import Service
from .errors import NotFoundError, ServiceError

SERVICE = Service(
    name="xml-text",
    version="0.1.0",
    logger="xml_text",
    endpoint="https://api.example.org",
    base_path=(),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    errors={
        400: ServiceError,
        404: NotFoundError,
        409: ServiceError,
    },
    titles={
        "Missing": "There is no such disk",
        "Exists": "There is such a disk",
        "Invalid": "The request is not valid",
    },
    usual={
        400: "Invalid",
        404: "Missing",
        409: "Exists",
    },
    general={},
    reasons={},
)

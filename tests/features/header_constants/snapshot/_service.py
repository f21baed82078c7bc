"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import Service
from .errors import NotFoundError, ServiceError

SERVICE = Service(
    name="header-constants",
    version="0.1.0",
    logger="header_constants",
    endpoint="https://api.example.org",
    base_path=(),
    headers=(("X-Version", "2014-02-14"),),
    request_id=None,
    redirect_hosts=(),
    errors={
        400: ServiceError,
        404: NotFoundError,
    },
    titles={
        "NoSuchFile": "There is no such file",
        "UnknownTarget": "There is no such operation",
    },
    usual={
        400: "UnknownTarget",
        404: "NoSuchFile",
    },
    general={},
    reasons={},
)

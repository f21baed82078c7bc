"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import Service
from .errors import NotFoundError

SERVICE = Service(
    name="without-cli",
    version="0.1.0",
    logger="without_cli",
    endpoint="https://api.example.org",
    base_path=(),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    errors={
        404: NotFoundError,
    },
    titles={
        "NotFound": "There is no such item",
    },
    usual={
        404: "NotFound",
    },
    general={},
    reasons={},
)

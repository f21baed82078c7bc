"""Facts that are the same for all operations of the service."""

from __future__ import annotations

from ._runtime.operation import Service
from .errors import NotFoundError

SERVICE = Service(
    name="path-order",
    version="0.1.0",
    logger="path_order",
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

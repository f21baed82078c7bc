"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import Service
from .errors import NotFoundError

SERVICE = Service(
    name="second-names",
    version="0.1.0",
    logger="second_names",
    endpoint="https://api.example.org",
    base_path=(),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    errors={
        404: NotFoundError,
    },
    titles={
        "NotFound": "There is no such model",
    },
    usual={
        404: "NotFound",
    },
    general={},
    reasons={},
)

"""Facts that are the same for all operations of the service."""

from __future__ import annotations

from ._runtime.checks import Check
from ._runtime.operation import Parameter, Service
from .errors import NotFoundError

SERVICE = Service(
    name="deprecations",
    version="0.1.0",
    logger="deprecations",
    endpoint="https://api.example.org",
    base_path=(
        "/",
        Parameter(name="shop", wire="shop", kind=str, check=Check(pattern="^[a-z]+$")),
    ),
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

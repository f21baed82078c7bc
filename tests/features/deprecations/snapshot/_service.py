"""What is the same for all operations of the service."""

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
        Parameter(name="shop", wire="shop", check=Check(pattern="^[a-z]+$")),
    ),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    errors={
        404: NotFoundError,
    },
    titles={
        404: "There is no such item",
    },
    reasons={},
)

"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.checks import Check
from ._runtime.operation import Parameter, Service
from .errors import NotFoundError

SERVICE = Service(
    name="from-client",
    version="0.1.0",
    logger="from_client",
    endpoint="https://api.example.org",
    base_path=(),
    call_parameters=(
        Parameter(name="account", wire="account", kind=str, check=Check(min_length=2)),
        Parameter(name="cloud_region", wire="cloud_region", kind=int),
        Parameter(name="token", wire="token", kind=str, check=Check(min_length=4), secret=True),
    ),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    errors={
        404: NotFoundError,
    },
    titles={
        "NotFound": "There is no such thing",
    },
    usual={
        404: "NotFound",
    },
    general={},
    reasons={},
)

"""Facts that are the same for all operations of the service."""

from __future__ import annotations

from ._runtime.operation import Parameter, Service
from .errors import NothingThereError

SERVICE = Service(
    name="names",
    version="0.1.0",
    logger="names",
    endpoint="https://api.example.org",
    base_path=(
        "/",
        Parameter(name="klass", wire="class", kind=str),
    ),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    errors={
        404: NothingThereError,
    },
    titles={
        "NotFound": "There is nothing",
    },
    usual={
        404: "NotFound",
    },
    general={},
    reasons={},
)

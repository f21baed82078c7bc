"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import Service
from .errors import NotFoundError

SERVICE = Service(
    name="emulation-by-arguments",
    version="0.1.0",
    logger="emulation_by_arguments",
    endpoint="https://api.example.org",
    base_path=(),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    errors={
        404: NotFoundError,
    },
    titles={
        "NoSuchChannel": "There is no such channel",
    },
    usual={
        404: "NoSuchChannel",
    },
    general={},
    reasons={},
)

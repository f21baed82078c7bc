"""The data that all operations of the service share."""

from __future__ import annotations

from ._runtime.operation import Service
from .errors import BadRequestError, NotFoundError

SERVICE = Service(
    name="chosen-by-texts",
    version="0.1.0",
    logger="chosen_by_texts",
    endpoint="https://speech.example.org",
    base_path=(),
    headers=(),
    request_id=None,
    redirect_hosts=(),
    errors={
        400: BadRequestError,
        404: NotFoundError,
    },
    titles={
        "Invalid": "It is invalid",
        "NotFound": "It is unknown",
    },
    usual={
        400: "Invalid",
        404: "NotFound",
    },
    general={},
    reasons={},
)

"""Data types of the service.

This module defines `ErrorFactsType`.
"""

from __future__ import annotations

from .._runtime.records import OpenEnum, publish_types


class ErrorFactsType(OpenEnum):
    """ErrorFactsType."""

    API_ERROR = "api_error"
    CARD_ERROR = "card_error"
    IDEMPOTENCY_ERROR = "idempotency_error"
    INVALID_REQUEST_ERROR = "invalid_request_error"


publish_types(__name__.rpartition(".")[0], (ErrorFactsType,))

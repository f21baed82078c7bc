"""The exceptions of the client.

MediaServicesError
  ArgumentError               invalid argument, found before sending; also a `ValueError`
  TransportError              no response arrived
    ConnectError              no connection was made, so nothing was sent
    TimeoutError              one phase took longer than `timeout`
    DeadlineError             the whole call took longer than `deadline`
    CertificateRejectedError  the server refused the client certificate in the handshake
  ServiceError                any response with a status of 400 or above
    BadRequestError           400
    ForbiddenError            403
    NotFoundError             404
    ConflictError             409
    InternalServerError       500
    ServiceUnavailableError   503
  NotModifiedError            304: nothing has changed since what the caller has
  UnexpectedResponse          a response that is not an error, but is undeclared or unreadable
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.errors import (
    ArgumentError,
    CertificateRejectedError,
    ClientError,
    ConnectError,
    DeadlineError,
    NotModifiedError,
    TimeoutError,
    TransportError,
    UnexpectedResponse,
)
from ._runtime.errors import ServiceError as AnyServiceError
from ._runtime.public import publish

if TYPE_CHECKING:
    from . import types

__all__ = [
    "ArgumentError",
    "BadRequestError",
    "CertificateRejectedError",
    "ConflictError",
    "ConnectError",
    "DeadlineError",
    "ForbiddenError",
    "InternalServerError",
    "MediaServicesError",
    "NotFoundError",
    "NotModifiedError",
    "ServiceError",
    "ServiceUnavailableError",
    "TimeoutError",
    "TransportError",
    "UnexpectedResponse",
]

MediaServicesError = ClientError
MediaServicesError.__name__ = MediaServicesError.__qualname__ = "MediaServicesError"


class ServiceError(AnyServiceError):
    """The service answered with an error.

    `code` is the service's error code, as sent, or `None`; `message` is the service's text, or the
    reason phrase of the status line; `reasons` are the documented reasons of the code, or its
    meaning if there are none, and those of the status if there is no code; `body` contains the
    decoded bytes that arrived, and `value` is the body as its declared type, or `None` if it cannot
    be read as that.
    """

    value: types.ErrorDetails | None


class BadRequestError(ServiceError):
    """The request holds wrong information and was refused."""


class ForbiddenError(ServiceError):
    """The caller may not do this."""


class NotFoundError(ServiceError):
    """The request names something that does not exist."""


class ConflictError(ServiceError):
    """The request cannot be reconciled with what exists."""


class InternalServerError(ServiceError):
    """The service failed for a reason of its own."""


class ServiceUnavailableError(ServiceError):
    """The service is too busy to answer now."""


publish(
    __name__.rpartition(".")[0],
    (
        ServiceError,
        BadRequestError,
        ForbiddenError,
        NotFoundError,
        ConflictError,
        InternalServerError,
        ServiceUnavailableError,
    ),
)

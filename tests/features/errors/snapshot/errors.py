"""The exceptions of the client.

ErrorsError
  ArgumentError               invalid argument, found before sending; also a `ValueError`
  TransportError              no response arrived
    ConnectError              no connection was made, so nothing was sent
    TimeoutError              one phase took longer than `timeout`
    DeadlineError             the whole call took longer than `deadline`
    CertificateRejectedError  the server refused the client certificate in the handshake
  ServiceError                any response with a status of 400 or above
    BadThingError             400
    NoThingError              404
  NotModifiedError            304: nothing has changed since what the caller has
  UnexpectedResponse          a response that is not an error, but is undeclared or unreadable
"""

from __future__ import annotations

from ._runtime.errors import (
    ArgumentError,
    CertificateRejectedError,
    ClientError,
    ConnectError,
    DeadlineError,
    NotModifiedError,
    ServiceError,
    TimeoutError,
    TransportError,
    UnexpectedResponse,
)
from ._runtime.public import publish

__all__ = [
    "ArgumentError",
    "BadThingError",
    "CertificateRejectedError",
    "ConnectError",
    "DeadlineError",
    "ErrorsError",
    "NoThingError",
    "NotModifiedError",
    "ServiceError",
    "TimeoutError",
    "TransportError",
    "UnexpectedResponse",
]

ErrorsError = ClientError
ErrorsError.__name__ = ErrorsError.__qualname__ = "ErrorsError"


class BadThingError(ServiceError):
    """Something is bad."""


class NoThingError(ServiceError):
    """There is none."""


publish(__name__.rpartition(".")[0], (BadThingError, NoThingError))

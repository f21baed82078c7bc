"""The exceptions of the client.

    ClientError
      ArgumentError               refused before sending; also a `ValueError`
      TransportError              no answer arrived
        ConnectError              no connection was made, so nothing was sent
        TimeoutError              one phase took longer than `timeout`
        DeadlineError             the whole call took longer than `deadline`
        CertificateRejectedError  the server refused the client certificate in the handshake
      ServiceError                any answer with a status of 400 or above
      UnexpectedResponse          an answer that is no error, but is not declared or cannot be read

Whatever is raised once a call was sent has `attempts`. Bodies are attributes: they never enter the
text of an exception. Every exception can be pickled.
"""

from __future__ import annotations

import builtins

from .headers import Headers
from .public import public_package, publish
from .redaction import printable

_LONGEST_MESSAGE = 500

EARLIER = "an earlier attempt, whose response was lost, may have succeeded"


class ClientError(Exception):
    """Anything that this package raises."""


class ArgumentError(ClientError, ValueError):
    """An argument that was refused before anything was sent."""


class _Sent:
    """What an exception knows of the attempts of its call, its own the last of them."""

    attempts: int = 1
    """How many attempts the call took."""
    earlier_may_have_succeeded: bool = False
    """Whether an earlier attempt, whose answer was lost, may have done what was asked."""

    def __str__(self) -> str:
        text = super().__str__()
        return f"{text}; {EARLIER}" if self.earlier_may_have_succeeded else text


class TransportError(_Sent, ClientError):
    """No answer arrived."""


class ConnectError(TransportError):
    """No connection was made, so nothing was sent."""


class TimeoutError(TransportError, builtins.TimeoutError):  # noqa: A001 - the name users expect
    """One phase (connecting, sending, waiting for data) took longer than `timeout` seconds."""


class DeadlineError(TransportError, builtins.TimeoutError):
    """The whole call, with its retries and pauses, took longer than `deadline` seconds."""


class CertificateRejectedError(TransportError):
    """The server refused the client certificate, or demanded one, in the TLS handshake."""


class _Answered:
    """What an exception knows of the answer that caused it."""

    status: int
    message: str
    headers: Headers
    body: bytes
    request_id: str | None

    def __str__(self) -> str:
        text = self._headline() + ": " + printable(self.message, _LONGEST_MESSAGE)
        if self.request_id is None:
            return text
        return f"{text} (request id {printable(self.request_id, 100)})"

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.__dict__)

    def _headline(self) -> str:
        return str(self.status)


class ServiceError(_Sent, _Answered, ClientError):
    """The service answered with a status of 400 or above.

    `code` is the service's own word, as sent, or `None`; `message` is what the service said, or
    the reason phrase of the status line; `reasons` are the documented reasons
    of the code, or what it means if there are none, and those of the status if no code came;
    `body` holds the decoded bytes that arrived, which may be cut short if reading them failed.
    """

    def __init__(
        self,
        *,
        status: int,
        code: str | None,
        message: str,
        reasons: tuple[str, ...],
        request_id: str | None,
        headers: Headers,
        body: bytes,
    ) -> None:
        super().__init__()
        self.status = status
        self.code = code
        self.message = message
        self.reasons = reasons
        self.request_id = request_id
        self.headers = headers
        self.body = body

    def _headline(self) -> str:
        return f"{self.status} {printable(self.code, 100)}" if self.code else str(self.status)

    def __repr__(self) -> str:
        code = None if self.code is None else printable(self.code, 100)
        return (
            f"{type(self).__name__}(status={self.status}, code={code!r},"
            f" request_id={_shown_id(self.request_id)!r})"
        )


class UnexpectedResponse(_Sent, _Answered, ClientError):  # noqa: N818 - not every one is an error
    """An answer that is no error, but that is not declared or cannot be read.

    `message` says what is wrong with it, never what it held; `body` holds the bytes.
    """

    def __init__(
        self, *, status: int, message: str, request_id: str | None, headers: Headers, body: bytes
    ) -> None:
        super().__init__()
        self.status = status
        self.message = message
        self.request_id = request_id
        self.headers = headers
        self.body = body

    def __repr__(self) -> str:
        return (
            f"{type(self).__name__}(status={self.status}, message={self.message!r},"
            f" request_id={_shown_id(self.request_id)!r})"
        )


publish(
    public_package(__name__),
    (
        ArgumentError,
        CertificateRejectedError,
        ClientError,
        ConnectError,
        DeadlineError,
        ServiceError,
        TimeoutError,
        TransportError,
        UnexpectedResponse,
    ),
)


def _shown_id(request_id: str | None) -> str | None:
    return None if request_id is None else printable(request_id, 100)


def _rebuild(kind: type[ClientError], state: dict[str, object]) -> ClientError:
    error = kind.__new__(kind)
    error.__dict__.update(state)
    return error

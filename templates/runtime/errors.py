"""The exceptions of the client.

    ClientError
      ArgumentError               invalid argument, found before sending; also a `ValueError`
      TransportError              no response arrived
        ConnectError              no connection was made, so nothing was sent
        TimeoutError              one phase took longer than `timeout`
        DeadlineError             the whole call took longer than `deadline`
        CertificateRejectedError  the server refused the client certificate in the handshake
      ServiceError                any response with a status of 400 or above
      NotModifiedError            304: nothing has changed since what the caller has
      UnexpectedResponse          a response that is not an error, but is undeclared or unreadable

Exceptions of a call that was sent have `attempts`. Bodies are attributes: they are never part of
the text of an exception. Every exception can be pickled.
"""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Any

from .headers import Headers
from .public import public_package, publish
from .redaction import printable
from .retry_after import asked_pause

if TYPE_CHECKING:
    from .problems import Problem

_LONGEST_MESSAGE = 500

EARLIER = "an earlier attempt, whose response was lost, may have succeeded"


class ClientError(Exception):
    """The base class of all exceptions of this package."""


class ArgumentError(ClientError, ValueError):
    """An invalid argument, found before anything was sent."""


class _Sent:
    """The attempts of an exception's call, including the last."""

    attempts: int = 1
    """The number of attempts of the call."""
    earlier_may_have_succeeded: bool = False
    """Whether an earlier attempt, whose response was lost, may have succeeded."""
    idempotency_key: str | None = None
    """The key of the call, if its operation has one: a call with it does nothing twice."""

    def __str__(self) -> str:
        text = super().__str__()
        return f"{text}; {EARLIER}" if self.earlier_may_have_succeeded else text


class TransportError(_Sent, ClientError):
    """No response arrived."""


class ConnectError(TransportError):
    """No connection was made, so nothing was sent."""


class TimeoutError(TransportError, builtins.TimeoutError):  # noqa: A001 - the name users expect
    """One phase (connecting, sending, waiting for data) took longer than `timeout` seconds."""


class DeadlineError(TransportError, builtins.TimeoutError):
    """The whole call, with its retries and pauses, took longer than `deadline` seconds."""


class CertificateRejectedError(TransportError):
    """The server refused the client certificate, or demanded one, in the TLS handshake."""


class _Received:
    """The response that caused an exception."""

    status: int
    message: str
    headers: Headers
    body: bytes
    request_id: str | None

    @property
    def retry_after(self) -> float | None:
        """The seconds that the service asks to wait before another attempt, or `None`."""
        return asked_pause(self.headers)

    def __str__(self) -> str:
        text = self._headline() + ": " + printable(self.message, _LONGEST_MESSAGE)
        if self.request_id is None:
            return text
        return f"{text} (request id {printable(self.request_id, 100)})"

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.__dict__)

    def _headline(self) -> str:
        return str(self.status)


class ServiceError(_Sent, _Received, ClientError):
    """The service answered with an error: a status of 400 or above, or a body that tells of one.

    `code` is the service's error code, as sent, or `None`; `message` is the service's text, or the
    reason phrase of the status line; `reasons` are the documented reasons of the code, or its
    meaning if there are none, and those of the status if there is no code; `body` contains the
    decoded bytes that arrived, which may be cut short if reading them failed; `value` is the body
    as the type that the spec declares for errors, or `None`; `problems` are the parts of it that are
    `None` because they are missing or of another kind than declared.
    """

    value: Any

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
        value: Any = None,  # noqa: ANN401 - its type is that of the spec
        problems: tuple[Problem, ...] = (),
    ) -> None:
        super().__init__()
        self.status = status
        self.code = code
        self.message = message
        self.reasons = reasons
        self.request_id = request_id
        self.headers = headers
        self.body = body
        self.value = value
        self.problems = problems

    def _headline(self) -> str:
        return f"{self.status} {printable(self.code, 100)}" if self.code else str(self.status)

    def __repr__(self) -> str:
        code = None if self.code is None else printable(self.code, 100)
        return (
            f"{type(self).__name__}(status={self.status}, code={code!r},"
            f" request_id={_shown_id(self.request_id)!r})"
        )


class NotModifiedError(_Sent, _Received, ClientError):
    """The service answered a conditional request with 304: nothing has changed.

    It is raised only if the caller sent `If-None-Match` or `If-Modified-Since`.
    """

    def __init__(self, *, request_id: str | None, headers: Headers) -> None:
        super().__init__()
        self.status = 304
        self.message = "nothing has changed"
        self.request_id = request_id
        self.headers = headers
        self.body = b""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(request_id={_shown_id(self.request_id)!r})"


class UnexpectedResponse(_Sent, _Received, ClientError):  # noqa: N818 - not every one is an error
    """A response that is not an error, but is not declared or cannot be read.

    `message` is the problem, never the content; `body` contains the bytes.
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
        NotModifiedError,
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

"""Failures of commands: messages for people, exit codes for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .values import Foreign

OK = 0
SERVICE = 1
USAGE = 2
AUTHENTICATION = 3
NOT_FOUND = 4
CONFLICT = 5
TRANSPORT = 6
UNEXPECTED = 7
NOT_CONFIRMED = 8
REFUSED = 9
NOT_MODIFIED = 10
INTERRUPTED = 130
BROKEN_PIPE = 141

EXIT_CODES = (
    (OK, "done"),
    (SERVICE, "the service responded with an error other than those below"),
    (USAGE, "the command, a setting or an input is wrong"),
    (AUTHENTICATION, "no usable credential, or the service refused it (401, 403)"),
    (NOT_FOUND, "what the command names does not exist (404)"),
    (CONFLICT, "the request conflicts with what exists (409, 412)"),
    (TRANSPORT, "no response: connection, timeout or deadline"),
    (UNEXPECTED, "a response that is not documented or cannot be read"),
    (NOT_CONFIRMED, "the command was not confirmed"),
    (REFUSED, "the output cannot be written, or another system error"),
    (NOT_MODIFIED, "nothing has changed, as the condition of the request asked (304)"),
    (INTERRUPTED, "interrupted from the keyboard"),
    (BROKEN_PIPE, "the output was closed before its end"),
)
"""Every exit code with its meaning; `--help` prints them."""

_BY_STATUS = {
    401: AUTHENTICATION,
    403: AUTHENTICATION,
    404: NOT_FOUND,
    409: CONFLICT,
    412: CONFLICT,
}


class CommandError(Exception):
    """An error found by the command line itself; `exit_code` is the exit code of the process."""

    exit_code = USAGE


class InputError(CommandError):
    """An invalid flag, setting or input."""


class CredentialError(CommandError):
    """A missing or unusable credential."""

    exit_code = AUTHENTICATION


class NotConfirmedError(CommandError):
    """A command that the user did not confirm."""

    exit_code = NOT_CONFIRMED


class OutputError(OSError):
    """Standard output cannot be written, as distinct from other system errors."""


class MissingExtraError(CommandError):
    """A library of an extra is not installed."""

    def __init__(self, extra: str) -> None:
        super().__init__(extra)
        self.extra = extra


def explain(error: Foreign) -> Iterator[str]:
    """Yield the lines that describe an error of the client; the first is the summary."""
    if not hasattr(error, "status"):
        yield visible(str(error))
        return
    yield visible(_describe_response(error))
    reasons = getattr(error, "reasons", ())
    if reasons:
        yield "documented reasons:"
        yield from (f"  - {visible(' '.join(str(reason).split()))}" for reason in reasons)
    if error.request_id:
        yield f"request id: {visible(str(error.request_id))}"
    if error.earlier_may_have_succeeded:
        yield "an earlier attempt, whose response was lost, may have succeeded"


def choose_exit_code(error: Exception) -> int:
    """Return the exit code for an error of the client, by its class and its status."""
    classes = {cls.__name__ for cls in type(error).__mro__}
    if "ServiceError" in classes:
        return _BY_STATUS.get(getattr(error, "status", 0), SERVICE)
    for name, code in _BY_CLASS:
        if name in classes:
            return code
    return SERVICE


_BY_CLASS = (
    ("ArgumentError", USAGE),
    ("CertificateRejectedError", AUTHENTICATION),
    ("TransportError", TRANSPORT),
    ("UnexpectedResponse", UNEXPECTED),
    ("NotModifiedError", NOT_MODIFIED),
)


def _describe_response(error: Foreign) -> str:
    if error.status == 304 and type(error).__name__ == "NotModifiedError":
        return f"{error.status}: {error.message}"
    if not hasattr(error, "code"):
        return f"unexpected response {error.status}: {error.message}"
    return ": ".join(str(part) for part in (error.status, error.code, error.message) if part)

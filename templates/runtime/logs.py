"""Logging: a line for each request at INFO, header fields at DEBUG, secrets never."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from .errors import TransportError
from .operation import Operation, Service
from .problems import Problem
from .redaction import ADDRESSES, hide, is_secret, known, printable, redact
from .request import Prepared
from .response import Response
from .retry_after import asked_pause

if TYPE_CHECKING:
    import httpx2


def path_of(operation: Operation[Any]) -> str:
    """Return the path of an operation with the wire names of its parameters in braces."""
    return "".join(p if isinstance(p, str) else f"{{{p.wire}}}" for p in operation.path)


_SHOWN = 5
"""The problems of a response that are logged one by one."""
_LONGEST = 2000
"""Characters of an address after which it is cut."""
_PARAMETER = re.compile(r"([?&])([^?=&#\s]*)=[^&#\s]*")
_BYTES = r"""(b'(?:[^'\\]|\\.)*'|b"(?:[^"\\]|\\.)*")"""
# a header field, or user name and password of a proxy
_FIELD = re.compile(rf"(auth=)?\({_BYTES}, {_BYTES}\)")

# the HTTP parser quotes text that it cannot read
_QUOTING = re.compile(r"(exception=\w*ProtocolError).*", re.DOTALL)


class SecretFilter(logging.Filter):
    """Hides the secrets of calls in what the HTTP library logs."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Hide secrets in the record, and accept it."""
        if isinstance(record.args, tuple):
            record.args = tuple(self._hide(each) for each in record.args)
        if not record.args and isinstance(record.msg, str):
            record.msg = hide(_QUOTING.sub(r"\1[hidden]", _FIELD.sub(self._field, record.msg)))
        return True

    def _hide(self, value: object) -> object:
        text = str(value)
        shown = hide_address(text) if "://" in text else hide(text)
        return value if shown == text else shown

    def _field(self, found: re.Match[str]) -> str:
        if found[1]:
            return "auth=[hidden]"
        name = found[2][2:-1].lower()
        is_hidden = is_secret(name, known().names) or name in ADDRESSES
        return f"({found[2]}, [hidden])" if is_hidden else found[0]


def hide_address(text: str) -> str:
    """Return text with an address, without its secrets."""
    return hide(_PARAMETER.sub(_parameter, text))


def _parameter(found: re.Match[str]) -> str:
    is_hidden = is_secret(unquote(found[2]), known().names)
    return f"{found[1]}{found[2]}=[hidden]" if is_hidden else found[0]


_FILTER = SecretFilter()
# filters of a logger do not apply to its children
_LOGGERS = (
    "httpx2",
    *(f"httpcore2.{part}" for part in ("connection", "http11", "http2", "proxy", "socks")),
)


def watch_library() -> None:
    """Hide secrets in the logs of the HTTP library."""
    for logger in _LOGGERS:
        # adding it again changes nothing
        logging.getLogger(logger).addFilter(_FILTER)


def log_request(
    logger: logging.Logger,
    operation: Operation[Any],
    prepared: Prepared,
    url: httpx2.URL,
    attempt: int,
) -> None:
    """Log the address and the header fields that are sent, if enabled, without the credential's."""
    if logger.isEnabledFor(logging.DEBUG):
        logger.debug(
            "%s %s to %s, attempt %d, sends %s",
            prepared.method,
            path_of(operation),
            printable(hide_address(str(url)), _LONGEST),
            attempt,
            redact(prepared.headers, known().names),
        )


def log_pause(
    service: Service, operation: Operation[Any], outcome: Response | TransportError, seconds: float
) -> None:
    """Log the pause before a further attempt, and its reason, if enabled."""
    logger = logging.getLogger(service.logger)
    if not logger.isEnabledFor(logging.DEBUG):
        return
    if isinstance(outcome, TransportError):
        reason = type(outcome).__name__
    else:
        asks = asked_pause(outcome.headers) is not None
        reason = f"status {outcome.status}" + (", whose Retry-After asks for this" if asks else "")
    logger.debug(
        "%s %s pauses for %.1f s before it is sent again: %s",
        operation.method,
        path_of(operation),
        seconds,
        reason,
    )


def log_outcome(
    logger: logging.Logger,
    operation: Operation[Any],
    outcome: Response | TransportError,
    seconds: float,
    request_id: str | None,
) -> None:
    """Log the outcome of one request."""
    logger.info(
        "%s %s -> %s in %.0f ms, request id %s",
        operation.method,
        path_of(operation),
        type(outcome).__name__ if isinstance(outcome, TransportError) else outcome.status,
        seconds * 1000,
        printable(request_id, 100) if request_id else "-",
    )
    if isinstance(outcome, Response) and logger.isEnabledFor(logging.DEBUG):
        logger.debug(
            "%s %s received %s", operation.method, path_of(operation), outcome.headers.redacted()
        )


def log_problems(service: Service, operation: Operation[Any], problems: Sequence[Problem]) -> None:
    """Log what does not have its declared type in a response, in one line, if there is anything."""
    if not problems:
        return
    more = f", and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
    logging.getLogger(service.logger).warning(
        "%s %s received a response that differs from its description: %s%s",
        operation.method,
        path_of(operation),
        ", ".join(map(str, problems[:_SHOWN])),
        more,
    )

"""Logging: a line for each request at INFO, header fields at DEBUG, secrets never."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

from .answer import Answer
from .errors import TransportError
from .operation import Operation
from .redaction import ADDRESSES, hide, is_secret, printable, redact
from .request import Prepared


def path_of(operation: Operation[Any]) -> str:
    """Return the path of an operation with the wire names of its parameters in braces."""
    return "".join(p if isinstance(p, str) else f"{{{p.wire}}}" for p in operation.path)


_PARAMETER = re.compile(r"([?&])([^?=&#\s]*)=[^&#\s]*")
_FIELD = re.compile(r"""\((b'[^']*'|b"[^"]*"), (?:b'(?:[^'\\]|\\.)*'|b"(?:[^"\\]|\\.)*")\)""")

# the HTTP parser quotes text that it cannot read
_QUOTING = re.compile(r"(exception=\w*ProtocolError).*", re.DOTALL)


class SecretFilter(logging.Filter):
    """Hides secret query parameters and header fields in what the HTTP library logs."""

    def __init__(self) -> None:
        super().__init__()
        self._names: set[str] = set()

    def add(self, names: Iterable[str]) -> None:
        """Also hide the query parameters with these names, from now on."""
        # in place, because other threads may add names at the same time
        self._names.update(name.lower() for name in names)

    def filter(self, record: logging.LogRecord) -> bool:
        """Hide secrets in the record, and accept it."""
        if isinstance(record.args, tuple):
            record.args = tuple(self._hide(each) for each in record.args)
        if not record.args and isinstance(record.msg, str):
            record.msg = hide(_QUOTING.sub(r"\1[hidden]", _FIELD.sub(self._field, record.msg)))
        return True

    def _hide(self, value: object) -> object:
        text = str(value)
        shown = hide(_PARAMETER.sub(self._parameter, text) if "://" in text else text)
        return value if shown == text else shown

    def _parameter(self, found: re.Match[str]) -> str:
        is_hidden = is_secret(unquote(found[2]), self._names)
        return f"{found[1]}{found[2]}=[hidden]" if is_hidden else found[0]

    def _field(self, found: re.Match[str]) -> str:
        name = found[1][2:-1].lower()
        return f"({found[1]}, [hidden])" if is_secret(name) or name in ADDRESSES else found[0]


_FILTER = SecretFilter()


def watch_library() -> None:
    """Hide secrets in the logs of the HTTP library."""
    for logger in ("httpx2", "httpcore2.http11", "httpcore2.http2", "httpcore2.proxy"):
        # adding it again changes nothing
        logging.getLogger(logger).addFilter(_FILTER)


def hide_parameters(names: Iterable[str]) -> None:
    """Hide the values of these query parameters in the logs of the HTTP library, from now on."""
    _FILTER.add(names)


def log_request(logger: logging.Logger, operation: Operation[Any], prepared: Prepared) -> None:
    """Log the header fields that are sent, if enabled, without those of the credential."""
    if logger.isEnabledFor(logging.DEBUG):
        secret = frozenset(each.wire.lower() for each in operation.headers if each.secret)
        fields = redact(prepared.headers, secret)
        logger.debug("%s %s sends %s", prepared.method, path_of(operation), fields)


def log_outcome(
    logger: logging.Logger,
    operation: Operation[Any],
    outcome: Answer | TransportError,
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
    if isinstance(outcome, Answer) and logger.isEnabledFor(logging.DEBUG):
        logger.debug(
            "%s %s received %s", operation.method, path_of(operation), outcome.headers.redacted()
        )

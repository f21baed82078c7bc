"""What is logged: a line a request at INFO, header fields at DEBUG, secrets never."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from .answer import Answer
from .errors import TransportError
from .headers import redact
from .operation import Operation
from .request import Prepared
from .text import printable


def path_of(operation: Operation[Any]) -> str:
    """Return the path of an operation with the wire names of its parameters in braces."""
    return "".join(p if isinstance(p, str) else f"{{{p.wire}}}" for p in operation.path)


class QueryFilter(logging.Filter):
    """Hides the values of query parameters in what the HTTP library logs about its requests."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__()
        # as they stand in a URL, escaped, so that nothing else is touched
        names = "|".join(re.escape(quote(name, safe="")) for name in names)
        self._secret = re.compile(f"([?&](?:{names})=)[^&#]*")

    def filter(self, record: logging.LogRecord) -> bool:
        """Hide the values and let the record pass."""
        if isinstance(record.args, tuple):
            record.args = tuple(self._hide(each) for each in record.args)
        return True

    def _hide(self, value: object) -> object:
        text = str(value)
        return self._secret.sub(r"\1[hidden]", text) if "://" in text else value


def log_request(logger: logging.Logger, operation: Operation[Any], prepared: Prepared) -> None:
    """Log the header fields that are sent, if anybody listens; the credential's are not among them."""
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
    """Log how one request ended, if anybody listens."""
    if not logger.isEnabledFor(logging.INFO):
        return
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
            "%s %s received %s", operation.method, path_of(operation), redact(outcome.headers.pairs)
        )

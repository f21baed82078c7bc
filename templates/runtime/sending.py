"""What the two loops that send have in common."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from .answer import Answer, request_id
from .echoes import hiding, remember
from .errors import TransportError
from .headers import is_secret
from .http_adapter import translate
from .logs import hide_parameters, log_outcome, watch_library
from .operation import Operation
from .request import Arguments, Pairs, secrets_of
from .setup import Setup

if TYPE_CHECKING:
    from .credentials.protocol import Credential


class Sender:
    """What both loops know."""

    def __init__(self, setup: Setup, credential: Credential | None) -> None:
        self._setup = setup
        self._credential = credential
        self._own_secrets = tuple(value for name, value in setup.headers if is_secret(name))
        self._shows_certificate = credential is not None and credential.in_handshake
        self._logger = logging.getLogger(setup.service.logger)
        watch_library()
        hide_parameters(name for name, _ in self._query_pairs())

    def _hiding(self, operation: Operation[Any], arguments: Arguments) -> hiding:
        if operation.query:
            hide_parameters(each.wire for each in operation.query if each.secret)
        return hiding((*self._own_secrets, *secrets_of(operation, arguments)))

    def _query_pairs(self) -> Pairs:
        return () if self._credential is None else self._credential.query()

    def _query(self) -> str:
        pairs = self._query_pairs()
        if not pairs:
            return ""
        remember(value for _, value in pairs)
        return "&".join(f"{quote(name, safe='')}={quote(v, safe='')}" for name, v in pairs)

    def _log(
        self, operation: Operation[Any], outcome: Answer | TransportError, began: float
    ) -> None:
        if self._logger.isEnabledFor(logging.INFO):
            service = self._setup.service
            identity = request_id(service, outcome) if isinstance(outcome, Answer) else None
            seconds = self._setup.options.clock() - began
            log_outcome(self._logger, operation, outcome, seconds, identity)

    def _fail(self, error: Exception, *, is_late: bool) -> TransportError:
        return translate(error, self._setup.options.timeout, is_late=is_late)

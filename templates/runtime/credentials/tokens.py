"""Access tokens of OAuth 2 (RFC 6749): one is requested when it is needed, and then kept.

The token request is part of the conversation of the call that needs it: it is sent over the same
connections, within the same deadline, and its secrets are hidden like those of the call. Other
calls, of any thread or task, wait for it meanwhile.
"""

from __future__ import annotations

import base64
from abc import abstractmethod
from collections.abc import Generator
from concurrent.futures import Future
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar
from urllib.parse import quote_plus, urlencode, urlsplit

from ..endpoint import is_loopback
from ..errors import ArgumentError, TransportError
from ..exchange import Collect, Pause, Send, Wait, is_spent, no_response
from ..operation import Operation
from ..redaction import remember
from ..request import Prepared
from ..response import Response
from ..retrying import pause_before_retry
from .protocol import Credential, Pairs
from .secret_text import check_text
from .token_response import LARGEST, Token, check_token, read_token

if TYPE_CHECKING:
    from ..client_config import Setup
    from ..exchange import Exchange, Outcome, Step

T = TypeVar("T")
R = TypeVar("R")
Steps: TypeAlias = "Generator[Step, Outcome, R]"

_OURS = frozenset({"accept-encoding", "user-agent"})
"""The header fields of calls that token requests have too."""


class TokenCredential(Credential):
    """A client of the service, which requests access tokens with its id and its secret.

    A token is used until shortly before it expires. If the service answers with 401, a new one is
    requested and the call is sent once more, provided that its body can be sent again.
    """

    __slots__ = (
        "_client_auth",
        "_client_id",
        "_client_secret",
        "_lock",
        "_scopes",
        "_token",
        "_token_url",
        "_turn",
    )

    is_repeatable = False
    """Whether a token request may be sent again if the outcome of the first is unknown."""

    def __init__(
        self,
        client_id: str,
        client_secret: str,
        access_token: str | None,
        *,
        token_url: str,
        scopes: str,
        client_auth: Literal["basic", "body"],
    ) -> None:
        if not check_text(client_id, "the client id"):
            raise ArgumentError("the client id is empty")
        if not check_text(client_secret, "the client secret"):
            raise ArgumentError("the client secret is empty")
        self._client_id = client_id
        self._client_secret = client_secret
        self._token_url = token_url
        self._scopes = scopes
        self._client_auth = client_auth
        self._token = None if access_token is None else Token(check_token(access_token))
        self._turn: Future[None] | None = None
        self._lock = Lock()

    @abstractmethod
    def _grant(self) -> Pairs:
        """Return what a token request says in addition to scopes and client."""

    def _note(self, refresh_token: str | None) -> None:
        """Keep the refresh token of a response, if it is of use."""

    def headers(self) -> Pairs:
        """Return the `Authorization` header, if there is a token already."""
        token = self._token
        return () if token is None else token.header

    def secrets(self) -> tuple[str, ...]:
        """Return the client secret."""
        return (self._client_secret,)

    def attend(self, setup: Setup, steps: Exchange[T]) -> Exchange[T]:
        """Return the conversation of one call with the token requests that it needs.

        It raises `TokenError` if the token endpoint refuses, `UnexpectedResponse` if its response
        cannot be used, and `TransportError` if there is none.
        """
        outcome: Outcome = None
        while True:
            try:
                step = steps.send(outcome)
            except StopIteration as end:
                return end.value  # type: ignore[no-any-return]
            if isinstance(step, Send):
                outcome = yield from self._send(setup, step)
            else:
                outcome = yield step

    def _send(self, setup: Setup, step: Send) -> Steps[Outcome]:
        """Send a request with a token, and again with a new one if the service refuses it."""
        end = setup.options.clock() + step.left
        stale: Token | None = None
        while True:
            token = yield from self._valid(setup, end, stale)
            left = end - setup.options.clock()
            if left <= 0:
                return no_response(setup)
            outcome = yield step._replace(left=left, secrets=token.header)
            if stale is not None or not _is_refused(outcome) or is_spent(step.prepared):
                return outcome
            assert isinstance(outcome, Response)
            if outcome.opened is not None:
                yield Collect(outcome.opened, max(0.0, end - setup.options.clock()))
            stale = token

    def _valid(self, setup: Setup, end: float, stale: Token | None) -> Steps[Token]:
        """Return a token that is valid and not the stale one; one call at a time requests it."""
        turn: Future[None] = Future()
        turn.set_running_or_notify_cancel()  # so that nobody who waits can cancel it
        while True:
            with self._lock:
                token, other = self._token, self._turn
                if token is not None and token is not stale and token.lasts(setup.options.clock()):
                    return token
                self._turn = other or turn
            left = end - setup.options.clock()
            if other is None:
                break
            if left <= 0:
                raise no_response(setup)
            yield Wait(other, left)
        try:
            self._token = yield from self._request(setup, end)
            return self._token
        finally:
            self._turn = None
            turn.set_result(None)

    def _request(self, setup: Setup, end: float) -> Steps[Token]:
        send, attempt = self._token_request(setup), 0
        assert send.operation is not None
        while True:
            began = setup.options.clock()
            if end - began <= 0:
                raise no_response(setup)
            outcome = yield send._replace(left=end - began)
            assert outcome is not None
            wait = pause_before_retry(setup, send.operation, outcome, attempt)
            if wait is None or setup.options.clock() + wait >= end:
                break
            attempt += 1
            yield Pause(wait)
        if isinstance(outcome, TransportError):
            raise outcome
        token, refresh_token = read_token(setup.service, outcome, began)
        self._note(refresh_token)
        return token

    def _token_request(self, setup: Setup) -> Send:
        origin, path = self._place(setup)
        form = [*self._grant(), *((("scope", self._scopes),) if self._scopes else ())]
        secrets: Pairs = ()
        if self._client_auth == "body":
            form += [("client_id", self._client_id), ("client_secret", self._client_secret)]
        else:
            pair = f"{quote_plus(self._client_id)}:{quote_plus(self._client_secret)}"
            text = base64.b64encode(pair.encode()).decode("ascii")
            secrets = (("Authorization", f"Basic {text}"),)
        remember(value for name, value in form if name not in ("grant_type", "scope", "client_id"))
        own = (pair for pair in setup.common.headers if pair[0].lower() in _OURS)
        labels = (
            ("Accept", "application/json"),
            ("Content-Type", "application/x-www-form-urlencoded"),
        )
        prepared = Prepared(
            "POST", path, (*own, *labels), urlencode(form).encode(), path, "token", origin
        )
        operation: Operation[Any] = Operation(
            name="token", method="POST", path=(path,), responses={}, repeatable=self.is_repeatable
        )
        return Send(origin + path, prepared, 0.0, True, LARGEST, secrets, operation)

    def _place(self, setup: Setup) -> tuple[str, str]:
        """Return the origin and the path of the token endpoint.

        A path is one of the endpoint. So is that of another host while the endpoint is on this
        machine: then secrets stay on it.
        """
        parts, endpoint = urlsplit(self._token_url), setup.endpoint
        if not parts.netloc:
            return endpoint.origin, endpoint.path + self._token_url
        if endpoint.is_loopback and not is_loopback(parts.hostname or ""):
            return endpoint.origin, endpoint.path + parts.path
        return f"{parts.scheme}://{parts.netloc}", parts.path

    def __repr__(self) -> str:
        return f"{type(self).__name__}(client_id={self._client_id!r})"


def _is_refused(outcome: Outcome) -> bool:
    return isinstance(outcome, Response) and outcome.status == 401

"""One call as a generator: the next request, retries, redirects and the result.

`exchange` is a generator without I/O, so that the synchronous and the asynchronous client share
every decision: they perform the steps that it yields and send the outcomes to it. `Sender` is the
other common part of both.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator
from types import NoneType
from typing import TYPE_CHECKING, Any, NamedTuple, Self, TypeAlias, TypeVar
from urllib.parse import parse_qsl, quote, urlsplit

from .attempts import SAFE, Attempts
from .client_config import Setup
from .copying import Uncopied
from .credentials.protocol import shown_in_handshake
from .endpoint import may_redirect
from .errors import (
    DeadlineError,
    ServiceError,
    TransportError,
)
from .http_adapter import build_request, resolve, translate
from .limits import LARGEST_BODY, MOST_REDIRECTS
from .logs import log_outcome, log_pause, log_problems, watch_library
from .observing import outgoing, signs, tell_of, tell_outcome, tell_request
from .operation import Operation
from .problems import Problem
from .redaction import hiding, is_secret, remember, remember_path, secret_values
from .request import Arguments, Pairs, Prepared, check_header
from .response import (
    RawResponse,
    Response,
    Sent,
    is_worth_reading,
    read_response,
    refuse_unchanged,
    request_id,
    stream_kind,
    unexpected,
    with_value,
)
from .retrying import pause_before_retry
from .secret_arguments import secrets_of

if TYPE_CHECKING:
    from concurrent.futures import Future

    import httpx2

    from .credentials.protocol import Credential
    from .http_adapter import Received
    from .stream_reading import Opened

T = TypeVar("T")


class Send(NamedTuple):
    """Send this request now; the outcome is an `Response` or a `TransportError`."""

    url: str
    prepared: Prepared
    left: float
    """Seconds until the deadline."""
    whole: bool = True
    """Whether to read the body at once; otherwise it stays open for `Collect` or a stream."""
    largest: int = LARGEST_BODY
    """The maximum bytes of the body, if it is read at once."""
    secrets: Pairs | None = None
    """The secret header fields; without them, the credential is asked."""
    operation: Operation[Any] | None = None
    """What the logs name, if it is not the operation of the call."""
    attempt: int = 1


class Collect(NamedTuple):
    """Read the body of a response that is open, or close it; the outcome is that of `Send`."""

    opened: Received
    left: float
    reads: bool = True


class Wait(NamedTuple):
    """Wait until another call is done, or for this number of seconds; there is no outcome."""

    done: Future[None]
    seconds: float


class Pause(NamedTuple):
    """Wait for this number of seconds; there is no outcome."""

    seconds: float


Outcome: TypeAlias = Response | TransportError | None
Step: TypeAlias = Send | Collect | Pause | Wait
Exchange: TypeAlias = Generator[Step, Outcome, RawResponse[T]]
Opener: TypeAlias = Callable[["Opened"], object]


def exchange(
    setup: Setup, operation: Operation[T], arguments: Arguments, attempts: Attempts, open_: Opener
) -> Exchange[T]:
    """Make one call; the generator's return value is the response.

    If that is a stream, its body is still to be read: `open_` makes its value. Raises `ArgumentError`, `TransportError`, `ServiceError` or `UnexpectedResponse`.
    """
    prepared = setup.prepare(operation, arguments)
    attempts.key = prepared.key
    end = setup.options.clock() + setup.options.deadline
    while True:
        attempt, began = attempts.begin(), setup.options.clock()
        outcome = yield from _send(setup, operation, arguments, prepared, end, attempt + 1)
        wait = (
            None if is_spent(prepared) else pause_before_retry(setup, operation, outcome, attempt)
        )
        if wait is None or setup.options.clock() + wait >= end:
            break
        attempts.end(outcome)
        log_pause(setup.service, operation, outcome, wait)
        yield Pause(wait)
    if isinstance(outcome, TransportError):
        raise outcome
    url = (prepared.origin or setup.endpoint.origin) + prepared.shown
    sent = Sent(prepared.method, url, setup.options.clock() - began)
    try:
        if outcome.opened is not None:
            found = _open(setup, operation, arguments, outcome, attempts, open_, sent)
        else:
            refuse_unchanged(setup.service, outcome, prepared.headers)
            strict = setup.options.strict
            found = read_response(setup.service, operation, outcome, arguments, sent, strict=strict)
    except ServiceError as error:
        log_problems(setup.service, operation, error.problems)
        raise
    log_problems(setup.service, operation, found.problems)
    return found


def _open(
    setup: Setup,
    operation: Operation[T],
    arguments: Arguments,
    response: Response,
    attempts: Attempts,
    open_: Opener,
    sent: Sent,
) -> RawResponse[T]:
    """Return the response to a call whose value is a stream."""
    from .stream_reading import open_stream

    kind = stream_kind(setup.service, operation, response, arguments)
    assert kind is not None
    stream = open_(open_stream(setup, operation, kind, response, attempts))
    problems: list[Problem] | None = None if setup.options.strict else []
    return with_value(setup.service, operation, response, stream, problems, sent)


def _send(
    setup: Setup,
    operation: Operation[Any],
    arguments: Arguments,
    prepared: Prepared,
    end: float,
    attempt: int,
) -> Generator[Step, Outcome, Response | TransportError]:
    """Send once, following the redirects that are allowed."""
    url = (prepared.origin or setup.endpoint.origin) + prepared.target
    redirects = 0
    largest = setup.largest(operation)
    while True:
        # a clock that is set back adds no time
        left = min(end - setup.options.clock(), setup.options.deadline)
        if left <= 0:
            return no_response(setup)
        whole = not operation.streams
        outcome = yield Send(url, prepared, left, whole, largest, attempt=attempt)
        if isinstance(outcome, Response) and outcome.opened is not None:
            if stream_kind(setup.service, operation, outcome, arguments) is not None:
                return outcome
            reads = is_worth_reading(operation, outcome, arguments)
            outcome = yield Collect(outcome.opened, max(0.0, end - setup.options.clock()), reads)
        assert outcome is not None
        if isinstance(outcome, TransportError) or not _is_redirect(prepared.method, outcome):
            return outcome
        if is_spent(prepared):
            message = "a redirect of a request whose body can be sent only once"
            raise unexpected(setup.service, outcome, message)
        redirects += 1
        url = _redirected(setup, operation, url, outcome, redirects)


def is_spent(prepared: Prepared) -> bool:
    """Return whether a request cannot be sent again, since its body came from an iterator."""
    content = prepared.content
    return not isinstance(content, (bytes, NoneType)) and content.is_spent


def no_response(setup: Setup) -> DeadlineError:
    """Return the failure of a call that was not sent before its deadline."""
    return DeadlineError(f"no response within {setup.options.deadline:g} seconds")


def _is_redirect(method: str, response: Response) -> bool:
    if not 301 <= response.status <= 308:
        return False
    repeats_get = method in SAFE and response.status in (301, 302, 303)
    is_redirect = repeats_get or response.status in (307, 308)
    return is_redirect and "location" in response.headers and response.fault is None


def _redirected(
    setup: Setup, operation: Operation[Any], url: str, response: Response, count: int
) -> str:
    """Return the target of a redirect; raises `UnexpectedResponse` unless it may be followed."""
    if count > MOST_REDIRECTS:
        raise unexpected(setup.service, response, f"more than {MOST_REDIRECTS} redirects")
    target = resolve(url, response.headers["location"])
    if target is None:
        raise unexpected(setup.service, response, "a redirect to an invalid URL")
    allowed = setup.service.redirect_hosts
    if not may_redirect(setup.home(operation), allowed, target.scheme, target.host, target.port):
        message = f"a redirect to `{target.origin}`, which is not allowed"
        raise unexpected(setup.service, response, message)
    if operation.method not in SAFE and not operation.follows_redirects:
        message = f"a redirect to `{target.origin}`, which `{operation.name}` does not follow"
        raise unexpected(setup.service, response, message)
    return target.url


class Sender(Uncopied):
    """The common part of the synchronous and the asynchronous send loop."""

    def __init__(self, setup: Setup, credential: Credential | None) -> None:
        self._setup = setup
        headers = (value for name, value in setup.common.headers if is_secret(name))
        kept = () if credential is None else credential.secrets()
        self._own_secrets = (*setup.secrets, *headers, *kept)
        self._logger = logging.getLogger(setup.service.logger)
        watch_library()
        self._shows_certificate = shown_in_handshake(credential) is not None
        self._bear(credential)

    def _bear(self, credential: Credential | None) -> None:
        self._credential = credential
        self._signs = credential is not None and signs(credential)

    def _twin(self) -> Self:
        """Return another sender over the same connections; nobody else can copy one."""
        other = object.__new__(type(self))
        vars(other).update(vars(self))
        return other

    def bearing(self, operation: Operation[Any]) -> Self:
        """Return this sender, or one with those of several credentials that an operation needs.

        Raises `ArgumentError` if it needs one that the client lacks.
        """
        if not self._setup.service.credentials or self._credential is None:
            return self
        several: Any = self._credential  # as `credentials.several` makes it, which imports this
        other = self._twin()
        other._bear(several.of(self._setup.service, operation))
        return other

    def _hiding(self, operation: Operation[Any], arguments: Arguments) -> hiding:
        secrets = (*self._own_secrets, *secrets_of(operation, arguments))
        names = (*self._setup.secret_names, *operation.secret_fields)
        if operation.written is not None:
            secrets = (
                *secrets,
                *secret_values((*operation.written.query, *operation.written.headers)),
            )
        if operation.address is not None:
            secrets = (*secrets, *(value for _, value in parse_qsl(urlsplit(operation.address)[3])))
        return hiding(secrets, names)

    def _converse(
        self, operation: Operation[T], arguments: Arguments, attempts: Attempts, open_: Opener
    ) -> Exchange[T]:
        steps = exchange(self._setup, operation, arguments, attempts, open_)
        # a credential of somebody else may have less than ours
        attend = getattr(self._credential, "attend", None)
        return steps if attend is None else attend(self._setup, steps)

    def follow(
        self, operation: Operation[Any], arguments: Arguments, reference: str, target: Operation[T]
    ) -> Operation[T]:
        """Return `target` for a URL in the response to this call; see `following`."""
        from .following import follow

        own = () if self._credential is None else self._credential.query()
        names = frozenset(name for name, _ in own)
        return follow(self._setup, operation, arguments, reference, target, names)

    @property
    def setup(self) -> Setup:
        """The service with the configuration of the client."""
        return self._setup

    def within(self, seconds: float) -> Self:
        """Return a caller whose calls have at most this many seconds."""
        other, options = self._twin(), self._setup.options
        limited = options._replace(deadline=min(options.deadline, seconds))
        other._setup = self._setup._replace(options=limited)
        return other

    def _query(self, step: Send) -> str:
        """Return the query of the credential, which is not sent with requests for tokens."""
        is_of_call = step.operation is None
        pairs = self._credential.query() if self._credential is not None and is_of_call else ()
        if not pairs:
            return ""
        _remember_pairs(pairs)
        return "&".join(f"{quote(name, safe='')}={quote(v, safe='')}" for name, v in pairs)

    def _request(
        self, step: Send, left: float, secrets: Pairs, extensions: dict[str, Any]
    ) -> httpx2.Request:
        _remember_pairs(secrets)
        limit, query = self._limit(left), self._query(step)
        tell = tell_of(self._setup.hooks, self._logger)
        request = build_request(step.prepared, step.url, limit, secrets, query, extensions, tell)
        _remember_address(step.prepared, request.url)
        if self._signs and step.operation is None:
            self._sign(request, step.prepared)
        if self._setup.hooks.on_request is not None:
            tell_request(self._setup.hooks, self._logger, step.prepared, request)
        return request

    def _sign(self, request: httpx2.Request, prepared: Prepared) -> None:
        assert self._credential is not None
        signature = self._credential.sign(outgoing(request, prepared))
        _remember_pairs(signature)
        for name, value in signature:
            request.headers[name] = check_header(name, value)

    def _left(self, step: Send, began: float) -> float:
        """Return the seconds until the deadline, minus the time spent on a token."""
        return step.left - max(0.0, self._setup.options.clock() - began)

    def _limit(self, left: float) -> float:
        """Return the seconds for one phase, with this time left until the deadline."""
        return min(self._setup.options.timeout, left)

    def _log(
        self, operation: Operation[Any], outcome: Response | TransportError, began: float
    ) -> None:
        hooks = self._setup.hooks
        if hooks.on_response is not None or self._logger.isEnabledFor(logging.INFO):
            service = self._setup.service
            identity = request_id(service, outcome) if isinstance(outcome, Response) else None
            seconds = self._setup.options.clock() - began
            tell_outcome(hooks, self._logger, operation, outcome, seconds, identity)
            log_outcome(self._logger, operation, outcome, seconds, identity)

    def _fail(self, error: Exception, *, is_late: bool) -> TransportError:
        return translate(error, self._setup.options.timeout, is_late=is_late)


def _remember_pairs(pairs: Pairs) -> None:
    remember((value for _, value in pairs), (name for name, _ in pairs))


def _remember_address(prepared: Prepared, url: httpx2.URL) -> None:
    """Know how the address of a request is shown, if it has a secret in its path."""
    path = prepared.target.partition("?")[0]
    if prepared.shown == path:
        return
    address = str(url).partition("?")[0]
    is_ours = address.endswith(path)  # and not where a redirect leads
    found = path if is_ours else url.raw_path.decode("ascii").partition("?")[0]
    remember_path(address, found, prepared.shown if is_ours else "/[hidden]")

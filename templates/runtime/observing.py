"""Shows requests and responses to hooks, and requests to the credential that signs them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .credentials.protocol import Credential, Outgoing
from .errors import TransportError
from .hooks import Hooks, OnProgress, ReceivedResponse, SentRequest
from .operation import Operation
from .redaction import hide, known, redact
from .request import Prepared
from .response import Response

if TYPE_CHECKING:
    import httpx2


def signs(credential: Credential) -> bool:
    """Return whether a credential is made of the requests that carry it."""
    return getattr(type(credential), "sign", Credential.sign) is not Credential.sign


def outgoing(request: httpx2.Request, prepared: Prepared) -> Outgoing:
    """Return a request as a credential sees it."""
    content = b"" if prepared.content is None else prepared.content
    return Outgoing(
        method=request.method,
        url=str(request.url),
        headers=tuple(request.headers.multi_items()),
        body=content if isinstance(content, bytes) else None,
    )


def tell_request(
    hooks: Hooks, logger: logging.Logger, prepared: Prepared, request: httpx2.Request
) -> None:
    """Show a request without its secrets to the hook."""
    fields = redact(request.headers.multi_items(), known().names)
    shown = SentRequest(
        operation=prepared.operation,
        method=request.method,
        url=hide(str(request.url).partition("?")[0]),
        headers=tuple((name, hide(value)) for name, value in fields),
    )
    _call("on_request", hooks.on_request, logger, shown)


def tell_outcome(
    hooks: Hooks,
    logger: logging.Logger,
    operation: Operation[Any],
    outcome: Response | TransportError,
    seconds: float,
    request_id: str | None,
) -> None:
    """Show the outcome of a request without secrets to the hook."""
    if hooks.on_response is None:
        return
    came = isinstance(outcome, Response)
    shown = ReceivedResponse(
        operation=operation.name,
        method=operation.method,
        status=outcome.status if isinstance(outcome, Response) else None,
        headers=tuple(outcome.headers.redacted()) if isinstance(outcome, Response) else (),
        request_id=request_id,
        seconds=seconds,
        error=None if came else type(outcome).__name__,
    )
    _call("on_response", hooks.on_response, logger, shown)


def tell_of(hooks: Hooks, logger: logging.Logger) -> OnProgress | None:
    """Return what is told how much of a body has been sent, if anybody wants to know."""
    hook = hooks.on_progress
    if hook is None:
        return None
    works = [True]  # a function that fails is not called for every piece

    def tell(sent: int, total: int | None) -> None:
        works[0] = works[0] and _call("on_progress", hook, logger, sent, total)

    return tell


def _call(
    name: str, hook: Callable[..., object] | None, logger: logging.Logger, *shown: object
) -> bool:
    """Call a hook; what it raises is logged, since the call goes on without it.

    Return whether it returned.
    """
    if hook is None:
        return True
    try:
        hook(*shown)
    except Exception as error:  # noqa: BLE001 - a stranger's function
        logger.warning("the function `%s` raised `%s`", name, type(error).__name__)
        return False
    return True

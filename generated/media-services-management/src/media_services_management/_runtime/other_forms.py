"""Responses that are not what was asked for: streams for whole bodies, the reverse, other statuses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .operation import (
    Form,
    Operation,
    ResponseCase,
    ResponseChoice,
    Service,
    StreamedItems,
    SuccessStatus,
    response_key,
)
from .redaction import printable

EVENTS = "text/event-stream"
LINES = frozenset({"application/x-ndjson", "application/jsonl", "application/ndjson"})

_ALIKE = frozenset({200, 201, 203})
"""Statuses of success of which each says that the body is the whole result."""

_WHOLE = ("/json", "+json", "/xml", "+xml", "/html")


def comes_as_stream(case: ResponseCase, media_type: str) -> bool:
    """Return whether a response is a stream of items where it should be a whole value."""
    is_whole = not isinstance(case.kind, (Form, StreamedItems))
    return is_whole and (media_type == EVENTS or media_type in LINES)


def comes_whole(case: ResponseCase, media_type: str) -> bool:
    """Return whether a response is a whole value where it should be a stream of items."""
    return isinstance(case.kind, StreamedItems) and media_type.endswith(_WHOLE)


def may_be_failure(
    service: Service, operation: Operation[Any], case: ResponseCase, media_type: str
) -> bool:
    """Return whether the body of a success may be an error, since nobody asked for its type."""
    is_told = "2XX" in service.bodies and media_type.endswith(_WHOLE)
    return is_told and media_type not in _asked(service, operation, case)


def case_of_another(
    operation: Operation[Any], status: int, arguments: Mapping[str, object], media_type: str
) -> tuple[SuccessStatus, ResponseCase] | None:
    """Return what a success of an undeclared status can only be, and the status that is declared.

    `None` if it may mean something else, such as a part, or an operation that goes on; or if what is
    declared is a stream, or has several statuses.
    """
    (declared, kind), *others = operation.responses.items()
    if others or status not in _ALIKE or declared not in (*_ALIKE, 204):
        return None
    case = kind.pick(arguments, media_type) if isinstance(kind, ResponseChoice) else None
    case = ResponseCase(kind) if case is None else case
    is_stream = case.kind is Form.STREAM or isinstance(case.kind, StreamedItems)
    return None if is_stream else (declared, case)


def describe_other(
    service: Service, operation: Operation[Any], case: ResponseCase, status: int, media_type: str
) -> str:
    """Return what came in place of what was asked for, and what a caller can do."""
    came = f"`{printable(media_type, 100)}`" if media_type else "no media type"
    what = "a stream of items, and no whole value"
    if case.kind is Form.STREAM or isinstance(case.kind, StreamedItems):
        what = f"no stream of {'bytes' if case.kind is Form.STREAM else 'items'}"
    asked = f"`{_asked(service, operation, case)}` was asked for"
    return f"the response is {what} ({asked}, {came} came): {_remedy(operation, status)}"


def _asked(service: Service, operation: Operation[Any], case: ResponseCase) -> str:
    sent = operation.accept or dict(service.headers).get("Accept") or "*/*"
    return ", ".join(case.media_types) or sent


def _remedy(operation: Operation[Any], status: int) -> str:
    reads_any = "`with_streaming_response` reads whatever comes"
    key = response_key(operation.responses, status)
    choice = None if key is None else operation.responses[key]
    cases = choice.alternatives if isinstance(choice, ResponseChoice) else ()
    names = dict.fromkeys(f"`{name}`" for each in cases for name in each.when)
    if not names:
        return reads_any
    verb = "chooses" if len(names) == 1 else "choose"
    return f"{' and '.join(names)} {verb} what a service should send, and {reads_any}"

"""Error responses: every documented code, every shape of body, and the retried statuses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import islice

from clientgen.cases.calls import CallTarget
from clientgen.cases.case import Case
from clientgen.cases.cassettes import Pairs, RecordedResponse
from clientgen.cases.responses import common_headers, labelled, request_id
from clientgen.cases.shown import Shown, way_of
from clientgen.catalog import media_types_of_errors
from clientgen.description import describe_error_body
from clientgen.ir import ErrorCode, ErrorUse, Status, Text, body_of, reveal, statuses_of
from clientgen.python_source import Data
from clientgen.symbols import snake
from clientgen.wire import (
    ErrorShape,
    decode,
    encode,
    form_from_data,
    options_from_data,
    shape_from_data,
    usual_form,
)

_JSON, _XML = "application/json", "application/xml"
_UNLISTED = (418, 422, 424, 451, *range(400, 600))
_RANGES: tuple[Status, ...] = ("4XX", "5XX")
_UNDECLARED = (202, 203, 206, 200, 201, *range(207, 300))


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One error of the service; `error` is what the spec says of it, None if it says nothing."""

    name: str
    status: int
    code: str | None
    message: str
    error: ErrorCode | None = None


def failures(callee: CallTarget) -> tuple[Failure, ...]:
    """Return every error documented for an operation, with each of its reasons."""
    uses = {use.name: use for use in callee.operation.errors}
    errors = callee.values.catalog.error_codes(callee.operation)
    known = {error.status for error in callee.values.service.errors}
    found = [
        each
        for error in errors
        for status in _one_status(error.status, known)
        for each in _reasons(error, status, uses.get(error.name))
    ]
    return tuple(_numbered(found))


def _one_status(status: Status, known: Set[Status]) -> Iterator[int]:
    """The status of an error, or one of its range that no narrower error has."""
    if isinstance(status, int):
        yield status
        return
    free = (each for each in _UNLISTED if each not in known and status in statuses_of(each))
    narrower = {each for each in _RANGES if each in known and status == "default"}
    yield from islice((each for each in free if narrower.isdisjoint(statuses_of(each))), 1)


def _reasons(error: ErrorCode, status: int, use: ErrorUse | None) -> Iterator[Failure]:
    wanted = [r for r in error.reasons if use is None or r.name in use.reasons]
    name = f"{status}-{_slug(reveal(error.name))}"
    texts = [(f"{name}-{reveal(r.name)}", reveal(r.message or r.text)) for r in wanted]
    for each, message in texts or [(name, reveal(error.message or error.title))]:
        code = reveal(error.code) if error.code is not None else None
        yield Failure(name=each, status=status, code=code, message=message, error=error)


def _slug(code: str) -> str:
    """A code as part of the name of a case."""
    return re.sub(r"[^a-z0-9]+", "-", snake(code).lower()).strip("-")


def _numbered(found: Sequence[Failure]) -> Iterator[Failure]:
    """The failures, with numbers if several would have the same name."""
    seen: dict[str, int] = {}
    for each in found:
        seen[each.name] = seen.get(each.name, 0) + 1
        name = each.name if seen[each.name] == 1 else f"{each.name}-{seen[each.name]}"
        yield replace(each, name=name)


def documented(callee: CallTarget, shown: Shown) -> Iterator[Case]:
    """Give a case for every error documented for an operation, as JSON, and those of all that are new."""
    own = {use.name for use in callee.operation.errors}
    for failure in failures(callee):
        name = failure.error.name if failure.error is not None else None
        if name not in own and not shown.is_new(failure.name, way_of(callee)):
            continue
        body = failure_body(callee, failure, _JSON)
        yield _case(callee, failure, failure.name, body, _JSON, is_told=True)


def shapes(callee: CallTarget) -> Iterator[Case]:
    """Give a case for every shape of an error that has been received from any server."""
    if callee.operation.verb == "HEAD":
        return
    known = (each for each in failures(callee) if each.status >= 400)
    failure = next(known, _any_failure(callee, 500))
    form = _form(callee, failure.status)
    is_free = form is None
    if is_free or Text(_XML) in media_types_of_errors(callee.values.catalog.response_kinds):
        yield _case(callee, failure, "error-xml", failure_body(callee, failure, _XML), _XML)
    if form is None or form.code or form.message:
        yield _case(callee, failure, "error-in-string", _wrapped(callee, failure), _XML, bare=True)
    yield _case(callee, failure, "error-mislabelled", failure_body(callee, failure, _JSON), _XML)
    for name, body, media_type in (
        ("error-text", b"Nobody is here.", "text/plain"),
        ("error-html", b"<html><body><h1>Nobody is here</h1></body></html>", "text/html"),
        ("error-empty", b"", ""),
    ):
        yield _case(callee, failure, name, body, media_type, tells=False)
    raised = callee.values.symbols.exceptions
    unlisted = next(
        (status for status in _UNLISTED if raised.keys().isdisjoint(statuses_of(status))), None
    )
    if unlisted is not None:
        yield _case(callee, _any_failure(callee, unlisted), "error-unlisted", b"", "", tells=False)


def surprises(callee: CallTarget, shown: Shown) -> Iterator[Case]:
    """Give cases of responses that are not errors and are not documented."""
    way = way_of(callee)
    status = next((each for each in _UNDECLARED if not callee.operation.of_status(each)), None)
    if status is not None and shown.is_new("undeclared", way):
        yield _surprise(callee, f"{status}-undeclared", status, b"", "")
    usual = (each for each in callee.operation.responses if each.when is None)
    readable = [each for each in usual if _JSON in map(reveal, each.media_types)]
    for response in readable[:1] if readable and shown.is_new("damaged", way) else ():
        yield _surprise(callee, f"{response.status}-damaged", response.sent, b'{"', _JSON)


def unchanged(callee: CallTarget) -> Iterator[Case]:
    """Give a case of a condition that the service answers with 304."""
    if callee.operation.not_modified is not None:
        yield Case(
            name="304-not-modified",
            given=callee.full(),
            responses=(_response(callee, 304, b"", ""),),
            expected={
                "error": "NotModifiedError",
                "status": 304,
                "request_id": request_id(callee),
            },
        )


def retries(callee: CallTarget, success: Case) -> Iterator[Case]:
    """Give cases of a status that may be retried: it is retried only if that is safe."""
    retry = callee.values.service.retry
    for status in (*retry.statuses, *retry.unprocessed):
        known = [each for each in failures(callee) if each.status == status]
        failure = (*known, _any_failure(callee, status))[0]
        body = failure_body(callee, failure, _JSON)
        if not callee.operation.repeatable and status not in retry.unprocessed:
            yield _case(callee, failure, f"{status}-not-retried", body, _JSON, retries=True)
            continue
        first = _response(callee, failure.status, body, _JSON, more=(("Retry-After", "0"),))
        yield Case(
            name=f"{status}-retried",
            given=success.given,
            responses=(first, *success.responses),
            expected=success.expected,
            retries=True,
        )


def _any_failure(callee: CallTarget, status: int) -> Failure:
    """An error that no spec names, with a code if the body of such errors has one."""
    form = _form(callee, status) or usual_form()
    code = form.sample_code(callee.values.types)
    return Failure(name=f"{status}", status=status, code=code, message="A fake failure.")


def failure_body(callee: CallTarget, failure: Failure, media_type: str) -> bytes:
    """Return the body of an error as the spec declares it, or else as is usual: it may have any shape."""
    if callee.operation.verb == "HEAD":
        return b""
    is_number = failure.error is not None and failure.error.is_number
    form = _form(callee, failure.status) or usual_form(is_number=is_number)
    value = form.value(callee.values.types, failure.code, failure.message, failure.status)
    options = replace(callee.values.options, xml_instance=False)
    return encode(value, form.shape, callee.values.types, media_type, options)


def _form(callee: CallTarget, status: int) -> ErrorShape | None:
    """The declared body of errors of a status, with the full example of its type."""
    catalog = callee.values.catalog
    body = body_of(callee.values.service.error_bodies, status)
    if body is None:
        return None
    return form_from_data(describe_error_body(body, catalog, whole=True))


def _wrapped(callee: CallTarget, failure: Failure) -> bytes:
    """JSON in an XML element, its names in lower case."""
    value = {"code": failure.code, "message": failure.message}
    value = {name: each for name, each in value.items() if each is not None}
    fields = [{"name": name, "type": {"kind": "string"}} for name in value]
    shape = shape_from_data({"kind": "record", "fields": fields})
    options = options_from_data({"json_in_xml_string": True})
    return encode(value, shape, callee.values.types, _XML, options)


def _response(
    callee: CallTarget, status: int, body: bytes, media_type: str, *, more: Pairs = ()
) -> RecordedResponse:
    label: Pairs = (("Content-Type", labelled(media_type)),) if media_type else ()
    return RecordedResponse(
        status=status, headers=(*label, *common_headers(callee), *more), body=body
    )


def _case(
    callee: CallTarget,
    failure: Failure,
    name: str,
    body: bytes,
    media_type: str,
    *,
    tells: bool = True,
    is_told: bool = False,
    bare: bool = False,
    retries: bool = False,
) -> Case:
    """One error response, whose body names the error if it `tells`, as declared if `is_told`.

    `bare` has no request id.
    """
    response = _response(callee, failure.status, body, media_type if body else "")
    if bare:
        response = RecordedResponse(
            status=response.status, headers=response.headers[:1], body=response.body
        )
    tells = tells and bool(body)
    identity = None if bare else request_id(callee)
    return Case(
        name=name,
        given=callee.full(),
        responses=(response,),
        expected={
            **raised(callee, failure, identity, tells=tells, bare=bare),
            **(_value(callee, failure, body, media_type) if is_told and body else {}),
        },
        retries=retries,
    )


def raised(
    callee: CallTarget,
    failure: Failure,
    identity: str | None,
    *,
    tells: bool = True,
    bare: bool = False,
) -> Data:
    """Return the facts of the exception that a caller gets for an error response."""
    form = _form(callee, failure.status)
    has_message = form is None or bool(form.message) or bare
    phrase = RecordedResponse(status=failure.status, headers=()).phrase
    return {
        "error": _exception(callee, failure, tells=tells),
        "status": failure.status,
        "code": failure.code if tells else None,
        "message": failure.message if tells and has_message else phrase,
        "reasons": expected_reasons(callee, failure, tells=tells),
        "request_id": identity,
    }


def _value(callee: CallTarget, failure: Failure, body: bytes, media_type: str) -> Data:
    """The expected value of an error whose body has the declared type."""
    declared, values = body_of(callee.values.service.error_bodies, failure.status), callee.values
    if declared is None:
        return {}
    seen = decode(body, values.shape(declared.type), values.types, media_type)
    return {"value": values.received(declared.type, seen, media_type)}


def _exception(callee: CallTarget, failure: Failure, *, tells: bool) -> str:
    symbols = callee.values.symbols
    if tells and failure.code is not None and failure.error is not None:
        return symbols.exception(failure.error)
    return symbols.raised(failure.status)


def _surprise(callee: CallTarget, name: str, status: int, body: bytes, media_type: str) -> Case:
    return Case(
        name=name,
        given=callee.full(),
        responses=(_response(callee, status, body, media_type),),
        expected={
            "error": "UnexpectedResponse",
            "status": status,
            "request_id": request_id(callee),
        },
    )


def expected_reasons(callee: CallTarget, failure: Failure, *, tells: bool) -> list[str]:
    """Return the reasons of the received code; without a code, those of the narrowest range of the status."""
    catalog = callee.values.catalog
    uses = {use.name: use for use in callee.operation.errors}
    if tells and failure.code is not None:
        error = failure.error
        return _texts(error, _names(error, uses)) if error is not None else []
    own = [catalog.errors[name] for name in uses if name in catalog.errors]
    for status in statuses_of(failure.status):
        named = [error for error in own if error.status == status]
        if named:
            return [text for each in named for text in _texts(each, uses[each.name].reasons)]
        if status in catalog.reasons.usual:
            return [reveal(catalog.reasons.usual[status].title)]
    return []


def _names(error: ErrorCode, uses: Mapping[Text, ErrorUse]) -> tuple[Text, ...]:
    """The reasons that an operation names, otherwise those of a code that all can return."""
    named = uses[error.name].reasons if error.name in uses else ()
    usual = tuple(reason.name for reason in error.reasons) if error.every_operation else ()
    return named or usual


def _texts(error: ErrorCode, names: tuple[Text, ...]) -> list[str]:
    """The texts of the reasons, otherwise the meaning of the code."""
    texts = {reason.name: reveal(reason.text) for reason in error.reasons}
    return [texts[name] for name in names] or [reveal(error.title)]

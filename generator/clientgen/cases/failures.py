"""Error responses: every documented code, every shape of body, and the retried statuses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from clientgen.cases.answers import common_headers, labelled, request_id
from clientgen.cases.calls import CallTarget
from clientgen.cases.case import Case
from clientgen.cases.cassettes import Answer, Pairs
from clientgen.ir import ErrorCode, ErrorUse, Text, reveal
from clientgen.symbols import snake
from clientgen.wire import encode, options_from_data, shape_from_data

_ERROR = shape_from_data(
    {
        "kind": "record",
        "fields": [
            {"name": "Code", "type": {"kind": "string"}},
            {"name": "Message", "type": {"kind": "string"}},
            {"name": "Detail", "type": {"kind": "string"}},
        ],
        "xml": {"name": "Error"},
    }
)
_JSON, _XML = "application/json", "application/xml"
_UNLISTED = (418, 422, 424, 451, *range(400, 600))
_UNDECLARED = (202, 203, 206, 200, 201, *range(207, 300))


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One error of the service."""

    name: str
    status: int
    code: str
    message: str


def failures(callee: CallTarget) -> tuple[Failure, ...]:
    """Return every error documented for an operation, with each of its reasons."""
    uses = {use.code: use for use in callee.operation.errors}
    errors = callee.values.catalog.error_codes(callee.operation)
    found = [each for error in errors for each in _reasons(error, uses.get(error.code))]
    return tuple(_numbered(found))


def _reasons(error: ErrorCode, use: ErrorUse | None) -> Iterator[Failure]:
    wanted = [r for r in error.reasons if use is None or r.name in use.reasons]
    name = f"{error.status}-{_slug(reveal(error.code))}"
    texts = [(f"{name}-{reveal(r.name)}", reveal(r.message or r.text)) for r in wanted]
    for each, message in texts or [(name, reveal(error.message or error.title))]:
        code = reveal(error.code)
        yield Failure(name=each, status=error.status, code=code, message=message)


def _slug(code: str) -> str:
    """A code as part of the name of a case."""
    return re.sub(r"[^a-z0-9]+", "-", snake(code).lower()).strip("-")


def _numbered(found: Sequence[Failure]) -> Iterator[Failure]:
    """The failures, with numbers if several would have the same name."""
    seen: dict[str, int] = {}
    for each in found:
        seen[each.name] = seen.get(each.name, 0) + 1
        name = each.name if seen[each.name] == 1 else f"{each.name}-{seen[each.name]}"
        yield Failure(name=name, status=each.status, code=each.code, message=each.message)


def documented(callee: CallTarget) -> Iterator[Case]:
    """Give a case for every documented error, as JSON."""
    for failure in failures(callee):
        yield _case(callee, failure, failure.name, _body(callee, failure, _JSON), _JSON)


def shapes(callee: CallTarget) -> Iterator[Case]:
    """Give a case for every shape of an error that has been received from any server."""
    if callee.operation.verb == "HEAD":
        return
    failure = (*failures(callee), _any_failure(500))[0]
    yield _case(callee, failure, "error-xml", _body(callee, failure, _XML), _XML)
    yield _case(callee, failure, "error-in-string", _wrapped(callee, failure), _XML, bare=True)
    yield _case(callee, failure, "error-mislabelled", _body(callee, failure, _JSON), _XML)
    for name, body, media_type in (
        ("error-text", b"Nobody is here.", "text/plain"),
        ("error-html", b"<html><body><h1>Nobody is here</h1></body></html>", "text/html"),
        ("error-empty", b"", ""),
    ):
        yield _case(callee, failure, name, body, media_type, tells=False)
    known = callee.values.symbols.exceptions
    unlisted = next((status for status in _UNLISTED if status not in known), None)
    if unlisted is not None:
        yield _case(callee, _any_failure(unlisted), "error-unlisted", b"", "", tells=False)


def surprises(callee: CallTarget) -> Iterator[Case]:
    """Give cases of responses that are not errors and are not documented."""
    declared = {response.status for response in callee.operation.responses}
    status = next((each for each in _UNDECLARED if each not in declared), None)
    if status is not None:
        yield _surprise(callee, f"{status}-undeclared", status, b"", "")
    readable = [
        each for each in callee.operation.responses if _JSON in map(reveal, each.media_types)
    ]
    for response in readable[:1]:
        yield _surprise(callee, f"{response.status}-damaged", response.status, b'{"', _JSON)


def retries(callee: CallTarget, success: Case) -> Iterator[Case]:
    """Give cases of a status that may be retried: it is retried only if that is safe."""
    retry = callee.values.service.retry
    for status in (*retry.statuses, *retry.unprocessed):
        known = [each for each in failures(callee) if each.status == status]
        failure = (*known, _any_failure(status))[0]
        body = _body(callee, failure, _JSON)
        if not callee.operation.repeatable and status not in retry.unprocessed:
            yield _case(callee, failure, f"{status}-not-retried", body, _JSON, retries=True)
            continue
        first = _answer(callee, failure.status, body, _JSON, more=(("Retry-After", "0"),))
        yield Case(
            name=f"{status}-retried",
            given=success.given,
            answers=(first, *success.answers),
            expected=success.expected,
            retries=True,
        )


def _any_failure(status: int) -> Failure:
    return Failure(name=f"{status}", status=status, code="Fake", message="A fake failure.")


def _body(callee: CallTarget, failure: Failure, media_type: str) -> bytes:
    if callee.operation.verb == "HEAD":
        return b""
    value = {"Code": failure.code, "Message": failure.message}
    value |= {"Detail": "More than a client reads."} if media_type == _XML else {}
    options = replace(callee.values.options, xml_instance=False)
    return encode(value, _ERROR, callee.values.types, media_type, options)


def _wrapped(callee: CallTarget, failure: Failure) -> bytes:
    """JSON in an XML element, its names in lower case."""
    names = {"Code": "code", "Message": "message"}
    value = {"code": failure.code, "message": failure.message}
    fields = [{"name": name, "type": {"kind": "string"}} for name in names.values()]
    shape = shape_from_data({"kind": "record", "fields": fields})
    options = options_from_data({"json_in_xml_string": True})
    return encode(value, shape, callee.values.types, _XML, options)


def _answer(
    callee: CallTarget, status: int, body: bytes, media_type: str, *, more: Pairs = ()
) -> Answer:
    label: Pairs = (("Content-Type", labelled(media_type)),) if media_type else ()
    return Answer(status=status, headers=(*label, *common_headers(callee), *more), body=body)


def _case(
    callee: CallTarget,
    failure: Failure,
    name: str,
    body: bytes,
    media_type: str,
    *,
    tells: bool = True,
    bare: bool = False,
    retries: bool = False,
) -> Case:
    """One error response. `tells` is whether its body names the error; `bare` has no request id."""
    answer = _answer(callee, failure.status, body, media_type if body else "")
    if bare:
        answer = Answer(status=answer.status, headers=answer.headers[:1], body=answer.body)
    tells = tells and bool(body)
    return Case(
        name=name,
        given=callee.full(),
        answers=(answer,),
        expected={
            "error": callee.values.symbols.exceptions.get(failure.status, "ServiceError"),
            "status": failure.status,
            "code": failure.code if tells else None,
            "message": failure.message if tells else answer.phrase,
            "reasons": _expected_reasons(callee, failure, tells=tells),
            "request_id": None if bare else request_id(callee),
        },
        retries=retries,
    )


def _surprise(callee: CallTarget, name: str, status: int, body: bytes, media_type: str) -> Case:
    return Case(
        name=name,
        given=callee.full(),
        answers=(_answer(callee, status, body, media_type),),
        expected={
            "error": "UnexpectedResponse",
            "status": status,
            "request_id": request_id(callee),
        },
    )


def _expected_reasons(callee: CallTarget, failure: Failure, *, tells: bool) -> list[str]:
    """The reasons of the received code; without a code, those of the operation for the status."""
    errors = [each for each in callee.values.service.errors if each.status == failure.status]
    uses = {use.code: use for use in callee.operation.errors}
    if tells:
        came = [error for error in errors if reveal(error.code) == failure.code]
        return [text for error in came for text in _texts(error, _names(error, uses))]
    own = {each.code: each for each in errors}
    named = [
        text for code, use in uses.items() if code in own for text in _texts(own[code], use.reasons)
    ]
    titles = [reveal(error.title) for error in errors if error.every_operation or not error.reasons]
    return named or titles[:1]


def _names(error: ErrorCode, uses: Mapping[Text, ErrorUse]) -> tuple[Text, ...]:
    """The reasons that an operation names, otherwise those of a code that all can return."""
    named = uses[error.code].reasons if error.code in uses else ()
    usual = tuple(reason.name for reason in error.reasons) if error.every_operation else ()
    return named or usual


def _texts(error: ErrorCode, names: tuple[Text, ...]) -> list[str]:
    """The texts of the reasons, otherwise the meaning of the code."""
    texts = {reason.name: reveal(reason.text) for reason in error.reasons}
    return [texts[name] for name in names] or [reveal(error.title)]

"""Requests that are refused before their operation begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from clientgen.cases.calls import CallTarget
from clientgen.cases.cassettes import Request
from clientgen.cases.requests import origin, request
from clientgen.cases.scenarios.script import Script
from clientgen.catalog import constants_of, show_query
from clientgen.credentials import Sent, needs_of
from clientgen.ir import Operation, reveal
from clientgen.ir.behaviour import Situation
from clientgen.wire import kind_of

_VERBS = ("PATCH", "DELETE", "PUT", "POST")
_NO_PATH = "/no-such-path" * 12
_TOO_LARGE = str(10**12)
_STRANGE = "application/x-unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Odd:
    """A request that is refused in a situation."""

    situation: Situation
    request: Request
    words: dict[str, bool] = field(default_factory=dict)


def write_refusals(script: Script, callees: list[CallTarget]) -> None:
    """Write a request for every situation that the operations of a service can be in."""
    for callee in callees[:1]:
        for odd in (*_of_any(callee, callees), *_of_failures(callee)):
            _write(script, callee, odd)
    closed = [each for each in callees if all(needs_of(each.values.service, each.operation))]
    for callee in closed[:1]:
        sent, words = request(callee, callee.full(), Sent()), {"locked": True}
        _write(script, callee, _Odd(situation="unauthenticated", request=sent, words=words))
    with_body = [each for each in callees if _has_body(each.operation)]
    for callee in with_body[:1]:
        for odd in _of_body(callee):
            _write(script, callee, odd)


def write_wrapped(script: Script, callees: list[CallTarget]) -> None:
    """Write a refused request to an emulator that puts errors into a string of XML."""
    for callee in callees[:1]:
        for odd in [*_of_any(callee, callees)][:1]:
            _write(script, callee, odd)


def _write(script: Script, callee: CallTarget, odd: _Odd) -> None:
    start = len(origin(callee, callee.full()))
    target = odd.request.uri[start:]
    script.refuse(odd.situation, callee, replace(odd.request, uri=target), odd.words)


def _of_any(callee: CallTarget, callees: list[CallTarget]) -> Iterator[_Odd]:
    sent = request(callee, callee.full(), Sent())
    start, service = origin(callee, callee.full()), callee.values.service
    path, _, _ = sent.uri.partition("?")
    if not any(p.style == "reserved" for each in callees for p in each.parameters):
        yield _Odd(situation="unknown_path", request=replace(sent, uri=start + _NO_PATH))
    used = {each.operation.verb for each in callees}
    for verb in [each for each in _VERBS if each not in used][:1]:
        changed = replace(sent, method=verb, uri=path, body=None)
        yield _Odd(situation="unknown_verb", request=changed)
    yield _Odd(situation="malformed_request", request=replace(sent, uri=f"{path}%zz"))
    own = {reveal(each.wire_name).lower() for each in callee.operation.headers}
    for header in service.request_headers:
        if reveal(header.wire_name).lower() in own:
            continue
        if header.required and header.value is not None:
            name = reveal(header.wire_name)
            yield _Odd(situation="wrong_header", request=_without(sent, name))
            wrong = _without(sent, name, f"{reveal(header.value)}x")
            yield _Odd(situation="wrong_header", request=wrong)
    for constant in () if callee.operation.query else service.query:
        constants = constants_of(service, callee.operation)
        kept = show_query(tuple(each for each in constants if each != constant))
        changed = replace(sent, uri=sent.uri.replace(show_query(constants), kept or "?", 1))
        yield _Odd(situation="wrong_query", request=changed)


def _of_failures(callee: CallTarget) -> Iterator[_Odd]:
    """The situations that no request brings about: the tests let the emulator fail."""
    situations: tuple[Situation, ...] = ("busy", "internal")
    sent = request(callee, callee.full(), Sent())
    for each in situations:
        yield _Odd(situation=each, request=sent, words={"fails": True})


def _has_body(operation: Operation) -> bool:
    body = operation.body
    return (
        body is not None
        and body.required
        and all(kind_of(reveal(each)) in ("json", "xml") for each in body.media_types)
    )


def _of_body(callee: CallTarget) -> Iterator[_Odd]:
    sent = request(callee, callee.full(), Sent())
    large = _without(sent, "Content-Length", _TOO_LARGE)
    yield _Odd(situation="too_large", request=replace(large, body=None))
    yield _Odd(situation="missing_body", request=replace(sent, body=None))
    yield _Odd(situation="malformed_body", request=replace(sent, body=b"{<"))
    yield _Odd(situation="missing_content_type", request=_without(sent, "Content-Type"))
    strange = _without(sent, "Content-Type", _STRANGE)
    yield _Odd(situation="unknown_content_type", request=strange)
    if any(each.media_types for each in callee.operation.responses):
        accepting = _without(sent, "Accept", _STRANGE)
        yield _Odd(situation="not_acceptable", request=accepting)


def _without(sent: Request, name: str, value: str | None = None) -> Request:
    """A request without a header, or with another value of it."""
    kept = tuple(pair for pair in sent.headers if pair[0].lower() != name.lower())
    return replace(sent, headers=kept if value is None else (*kept, (name, value)))

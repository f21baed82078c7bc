"""Rules on requests: bodies, headers and parameters that conflict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from clientgen.catalog import Catalog
from clientgen.diagnostics import Location, quote
from clientgen.ir import (
    Header,
    ListType,
    MapType,
    Operation,
    Parameter,
    RecordType,
    Text,
    parts_of,
    reveal,
)
from clientgen.rules.http import OF_CONNECTION
from clientgen.rules.rule import Finding, Place, Placed, at, rule

_BODILESS = ("GET", "HEAD")
_OF_TRANSPORT = OF_CONNECTION | {
    "accept-encoding",
    "cookie",
    "expect",
    "host",
    "proxy-authorization",
    "user-agent",
}
"""Headers that the HTTP client or the generated client writes by itself."""
_WHAT = {
    "call": "parameter of calls",
    "header": "header",
    "host": "host parameter",
    "path": "path parameter",
    "query": "query parameter",
}
_OF_CREDENTIALS = frozenset({"authorization"})
_OF_MESSAGE = frozenset({"accept", "content-type"})


def _fold(name: Text) -> str:
    return reveal(name).lower()


@rule("SPEC215", "a body on a request that cannot have one")
def _body_where_none(catalog: Catalog) -> Iterator[Finding]:
    for operation in catalog.service.operations:
        if operation.body is not None and operation.verb == "HEAD":
            yield at(
                operation.body,
                "a HEAD request cannot have a body",
                "send the values as query parameters, or correct the verb",
            )


@rule("SPEC232", "an idempotency key on a request that can be repeated anyway")
def _key_anyway(catalog: Catalog) -> Iterator[Finding]:
    for operation in catalog.service.operations:
        if operation.key_header is not None and operation.verb in (*_BODILESS, "OPTIONS"):
            yield at(
                operation,
                f"a {operation.verb} request needs no key: it can be repeated without one",
                "remove `repeatable`, or correct the verb",
            )


@rule("SPEC233", "a status that means both that nothing was done and that something may have been")
def _told_twice(catalog: Catalog) -> Iterator[Finding]:
    retry = catalog.service.retry
    for status in retry.statuses:
        if status in retry.unprocessed and retry.location is not None:
            yield at(
                Place(location=retry.location, path=Text("service.retry")),
                f"status {status} is among `statuses` and among `unprocessed`",
                "keep it in `unprocessed` if it means that nothing was done, otherwise in `statuses`",
            )


@rule("SPEC228", "a word about redirects that has no effect")
def _redirects_anyway(catalog: Catalog) -> Iterator[Finding]:
    for operation in catalog.service.operations:
        if operation.follows_redirects and operation.verb in _BODILESS:
            yield at(
                operation,
                f"`follows_redirects` has no effect: a {operation.verb} request follows redirects",
                "remove it, or correct the verb",
            )


@rule("SPEC216", "a header that the client sets itself")
def _set_by_others(catalog: Catalog) -> Iterator[Finding]:
    service = catalog.service
    taken = _OF_TRANSPORT | _OF_CREDENTIALS | _OF_MESSAGE
    for parameter in catalog.service.every_parameter:
        if parameter.place == "header" and _fold(parameter.wire_name) in taken:
            yield _not_yours(parameter, parameter.wire_name)
    for header in service.request_headers:
        fixed = _OF_TRANSPORT | _OF_CREDENTIALS | {"content-type"}
        if header.value is not None and _fold(header.wire_name) in fixed:
            yield _not_yours(header, header.wire_name)
    for operation in service.operations:
        for constant in operation.headers:
            if _fold(constant.wire_name) in taken:
                yield _not_yours(constant, constant.wire_name)
    for auth in service.auth:
        place, name = auth.carrier or ("", Text(""))
        if place == "header" and _fold(name) in taken - _OF_CREDENTIALS:
            yield _not_yours(auth, name)


def _not_yours(node: Placed, name: Text) -> Finding:
    return at(
        node,
        f"header {quote(reveal(name))} is set by the client itself",
        "remove it; credentials belong under `auth`, media types under `media_types`",
    )


def _key(place: str, name: Text) -> tuple[str, str]:
    """What tells a parameter from others: names of headers have no case."""
    return place, _fold(name) if place == "header" else reveal(name)


class _Claims:
    """Names on the wire and their owners; each operation uses a copy."""

    def __init__(self, taken: dict[tuple[str, str], Location]) -> None:
        self.taken = taken

    def claim(self, place: str, name: Text, owner: Placed) -> Iterator[Finding]:
        """Take `name` for `owner`; a finding if it is already taken."""
        first = self.taken.setdefault(_key(place, name), owner.location)
        if first is not owner.location:
            yield at(
                owner,
                f"duplicate {_WHAT[place]} {quote(reveal(name))}, first declared at {first}",
                "remove one of the two, or give it another `wire_name`",
            )


@rule("SPEC217", "two parameters with the same name in the same place")
def _twice(catalog: Catalog) -> Iterator[Finding]:
    service = catalog.service
    common = _Claims({})
    for header in service.request_headers:
        yield from common.claim("header", header.wire_name, header)
        if header.query_alternative is not None:
            alternative = header.query_alternative
            yield from common.claim("query", alternative, header)
    # of those that share a place, a request has one at most
    carried = {
        _key(*carrier): (carrier, auth)
        for auth in reversed(service.auth)
        if (carrier := auth.carrier) is not None
    }
    for carrier, auth in carried.values():
        yield from common.claim(*carrier, auth)
    for parameter in service.parameters:
        yield from _claim(common, parameter)
    for constant in service.query:
        yield from common.claim("query", constant.wire_name, constant)
    replaced = {each.wire_name for each in service.query}
    fixed = {_fold(each.wire_name) for each in service.request_headers}
    for operation in service.operations:
        own = _Claims(dict(common.taken))
        for constant in operation.query:
            if constant.wire_name not in replaced:
                yield from own.claim("query", constant.wire_name, constant)
        headers = Counter(_fold(each.wire_name) for each in operation.headers)
        for constant in operation.headers:
            name = _fold(constant.wire_name)
            if name not in fixed or headers[name] > 1:
                yield from own.claim("header", constant.wire_name, constant)
        for parameter in operation.parameters:
            yield from _claim(own, parameter)
        yield from _response_headers(operation)
    yield from _headers_twice(service.response_headers)


def _claim(claims: _Claims, parameter: Parameter) -> Iterator[Finding]:
    return claims.claim(parameter.place, parameter.wire_name, parameter)


def _response_headers(operation: Operation) -> Iterator[Finding]:
    for response in operation.responses:
        yield from _headers_twice(response.headers)


def _headers_twice(headers: tuple[Header, ...]) -> Iterator[Finding]:
    claims = _Claims({})
    for header in headers:
        yield from claims.claim("header", header.wire_name, header)


@rule("SPEC218", "a parameter whose type or style is not allowed in its place")
def _not_writable(catalog: Catalog) -> Iterator[Finding]:
    for parameter in catalog.service.every_parameter:
        judged = parameter.place not in ("path", "host") and catalog.is_known(parameter.type)
        fault = _type_fault(catalog, parameter) if judged else ""
        if fault:
            yield at(
                parameter,
                f"parameter {quote(reveal(parameter.wire_name))} {fault}",
                "a parameter is a scalar, or a list or an object of scalars; "
                "`repeated` and `deep` are for lists and objects",
            )


@rule("SPEC221", "a header with a type that cannot be read")
def _not_readable(catalog: Catalog) -> Iterator[Finding]:
    operations = catalog.service.operations
    responses = (response for operation in operations for response in operation.responses)
    for header in (*catalog.service.response_headers, *(h for a in responses for h in a.headers)):
        bare = catalog.bare(header.type)
        item = bare.items if isinstance(bare, ListType) else header.type
        fits = catalog.is_scalar(item) and not catalog.is_nullable(header.type)
        if not fits and catalog.is_known(header.type):
            yield at(
                header,
                f"header {quote(reveal(header.wire_name))} must be a scalar or a list of scalars",
                "give it the type of a scalar, or of a list of scalars, which is sent separated by commas",
            )


@rule("SPEC223", "a header with two types in one operation")
def _of_two_types(catalog: Catalog) -> Iterator[Finding]:
    common = {_fold(header.wire_name): header for header in catalog.service.response_headers}
    for operation in catalog.service.operations:
        first: dict[str, Header] = {}
        for response in operation.responses:
            own = {_fold(header.wire_name): header for header in response.headers}
            for name, header in {**common, **own}.items():
                if first.setdefault(name, header).type != header.type:
                    changed = header if name in own else first[name]
                    yield at(
                        changed,
                        f"header {quote(reveal(changed.wire_name))} has another type "
                        "under another status of the operation",
                        "use one type that fits both, such as `string`",
                    )


def _type_fault(catalog: Catalog, parameter: Parameter) -> str:
    kind = catalog.bare(parameter.type)
    if catalog.is_nullable(parameter.type):
        return "is nullable, but a parameter cannot be null"
    if parameter.style == "deep" and not isinstance(kind, MapType | RecordType):
        return "has the style `deep`, but is not an object"
    if parameter.style == "repeated" and not isinstance(kind, ListType | MapType | RecordType):
        return "has the style `repeated`, but is not a list"
    inner = parts_of(kind) if isinstance(kind, ListType | MapType | RecordType) else (kind,)
    return "" if all(map(catalog.is_scalar, inner)) else "has a type that is not allowed there"

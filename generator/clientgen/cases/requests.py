"""The request of a call, as `wire` writes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from clientgen.cases.calls import CallTarget, CallValues
from clientgen.cases.case import Case
from clientgen.cases.cassettes import Request
from clientgen.cases.credentials import auths_sent, sent_by
from clientgen.cases.values import Plain
from clientgen.catalog import constants_of, headers_of, media_kind, show_query
from clientgen.credentials import Sent
from clientgen.description import describe_type
from clientgen.ir import (
    ListType,
    MapType,
    Parameter,
    PathPart,
    Placeholder,
    RecordType,
    TypeUse,
    reveal,
)
from clientgen.wire import Layout, Shape, encode, shape_from_data, value_to_pairs

BOUNDARY = "boundary-of-this-cassette"
"""What parts the parts of multipart bodies; each call has another, so it is not compared."""


def request(callee: CallTarget, given: CallValues, credential: Sent) -> Request:
    """Return the request that a call makes."""
    return _Writer(callee=callee, given=given, credential=credential).request()


def requests_of(
    callee: CallTarget, case: Case, first: Request, credential: Sent
) -> tuple[Request, ...]:
    """Return the request for each response of a case: the first one again, or the following."""
    if case.polls:
        return (first, *(_polled(target, turn) for target, turn in case.polls))
    if not case.following:
        return (first,) * len(case.responses)
    return (first, *(_following(callee, each, first, credential) for each in case.following))


def _polled(callee: CallTarget, turn: CallValues | str) -> Request:
    """A request of another operation, with the credentials that it needs itself."""
    credential = sent_by(auths_sent(callee.values.service, callee.operation))
    if isinstance(turn, CallValues):
        return request(callee, turn, credential)
    return _following(callee, turn, request(callee, callee.full(), credential), credential)


def _following(
    callee: CallTarget, turn: CallValues | str, first: Request, credential: Sent
) -> Request:
    if isinstance(turn, CallValues):
        return request(callee, turn, credential)
    pairs = "&".join(f"{name}={quote(value, safe='')}" for name, value in credential.query)
    mark = "&" if "?" in turn else "?"
    return replace(first, uri=f"{turn}{mark}{pairs}" if pairs else turn)


def sent_body(callee: CallTarget, given: CallValues) -> Plain | None:
    """Return the body of the request that a call makes; None if none is sent."""
    body = callee.operation.body
    if body is None or callee.call.body is not None:
        return given.body
    found = given.body or {}
    return found if found or body.required else None


def content_of(callee: CallTarget, given: CallValues) -> bytes | None:
    """Return the body that a call sends; that of values which several calls share is written once."""
    known = callee.written.get(id(given.body))
    if known is None:
        known = callee.written[id(given.body)] = (given.body, _content(callee, given))
    return known[1]


def _content(callee: CallTarget, given: CallValues) -> bytes | None:
    body, values = callee.operation.body, callee.values
    filled = sent_body(callee, given)
    if body is None or filled is None:
        return None
    media_type = reveal(body.media_types[0])
    value = values.sent(body.type, filled)
    if media_kind(body.media_types[0]) == "multipart":
        media_type = f"{media_type}; boundary={BOUNDARY}"
    types = {reveal(name): reveal(each) for name, each in body.part_types}
    layout = Layout(lists=body.lists, part_types=types)
    return encode(value, values.shape(body.type), values.types, media_type, layout=layout)


def origin(callee: CallTarget, given: CallValues) -> str:
    """Return the scheme, host and port of the request that a call makes."""
    return _Writer(callee=callee, given=given, credential=Sent()).origin()


def usual_origin(callee: CallTarget, given: CallValues) -> str:
    """Return the scheme, host and port of requests that have none of their own."""
    return _Writer(callee=callee, given=given, credential=Sent()).usual_origin()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    callee: CallTarget
    given: CallValues
    credential: Sent

    def request(self) -> Request:
        """Return the whole request."""
        body = content_of(self.callee, self.given)
        return Request(
            method=self.callee.operation.verb,
            uri=self.origin() + self._path() + self._query(),
            headers=(*self._headers(), *self._labels(body), *self.credential.headers),
            body=body,
        )

    def origin(self) -> str:
        """Return scheme, host and port."""
        own = self.callee.operation.endpoint
        return self.usual_origin() if own is None else "".join(map(self._path_part, own.parts))

    def usual_origin(self) -> str:
        """Return those of the service."""
        return "".join(map(self._path_part, self.callee.values.service.origin_parts))

    def _path(self) -> str:
        parts = (*self.callee.values.service.base_parts, *self.callee.operation.path_parts)
        return "".join(map(self._path_part, parts))

    def _path_part(self, part: PathPart) -> str:
        if not isinstance(part, Placeholder):
            return reveal(part.text)
        named = {p.wire_name: p for p in self.callee.parameters if p.place in ("path", "host")}
        return self._escaped(named[part.wire_name])[0][1]

    def _query(self) -> str:
        constants = constants_of(self.callee.values.service, self.callee.operation)
        start = show_query(constants)
        pairs = [pair for each in self._sent("query") for pair in self._escaped(each)]
        pairs += [(name, quote(value, safe="")) for name, value in self.credential.query]
        given = "&".join(f"{quote(n, safe='')}={text}" for n, text in pairs)
        return start + ("&" if start else "?") + given if given else start

    def _headers(self) -> Iterator[tuple[str, str]]:
        service = self.callee.values.service
        every = headers_of(service, self.callee.operation)
        fixed = [(reveal(h.wire_name), h.value) for h in every]
        yield from ((n, reveal(v)) for n, v in fixed if v is not None and n.lower() != "accept")
        accept = self.callee.accept
        yield from () if accept is None else (("Accept", reveal(accept)),)
        for parameter in self._sent("header"):
            text = ",".join(text for _, text in self._pairs(parameter))
            yield reveal(parameter.wire_name), text

    def _sent(self, place: str) -> list[Parameter]:
        """The parameters in one place that are given."""
        return [
            each
            for each in self.callee.parameters
            if each.place == place and self._value(each) is not None
        ]

    def _value(self, parameter: Parameter) -> Plain:
        return self.callee.value(self.given, parameter)

    def _pairs(self, parameter: Parameter) -> list[tuple[str, str]]:
        values, value = self.callee.values, self._value(parameter)
        return value_to_pairs(
            reveal(parameter.wire_name),
            values.sent(parameter.type, value),
            self._shape(parameter.type, value),
            values.types,
            parameter.style,
        )

    def _shape(self, use: TypeUse, value: Plain) -> Shape:
        plain = self.callee.values.catalog.plain(use)
        if not isinstance(plain, MapType):
            return self.callee.values.shape(use)
        # a map is written like a record whose fields are its entries
        inner = describe_type(plain.values)
        fields = [{"name": name, "type": inner} for name in value]
        return shape_from_data({"kind": "record", "fields": fields})

    def _escaped(self, parameter: Parameter) -> list[tuple[str, str]]:
        """The pairs with escaped texts; commas that separate items are not escaped."""
        plain = self.callee.values.catalog.plain(parameter.type)
        is_many = isinstance(plain, ListType | MapType | RecordType)
        safe = "," if is_many and parameter.style == "simple" else ""
        safe = "/" if parameter.style == "reserved" else safe
        return [(name, quote(text, safe=safe)) for name, text in self._pairs(parameter)]

    def _labels(self, content: bytes | None) -> Iterator[tuple[str, str]]:
        """The header fields that are sent with a body."""
        body = self.callee.operation.body
        if body is not None and content is not None:
            is_multipart = media_kind(body.media_types[0]) == "multipart"
            boundary = f"; boundary={BOUNDARY}" if is_multipart else ""
            yield "Content-Type", reveal(body.media_types[0]) + boundary

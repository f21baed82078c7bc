"""Successful responses of an operation: every status, media type and form of the body."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from clientgen.cases.calls import CallTarget, CallValues
from clientgen.cases.case import Case
from clientgen.cases.cassettes import Pairs, RecordedResponse
from clientgen.cases.requests import origin
from clientgen.cases.shown import Shown, inside, way_of
from clientgen.cases.values import Plain, member
from clientgen.catalog import Course, example_response
from clientgen.ir import (
    Example,
    Field,
    Header,
    HeaderResult,
    Response,
    Stream,
    Text,
    Value,
    reveal,
)
from clientgen.python_source import Data
from clientgen.symbols import Paged, Started
from clientgen.wire import Shape, decode, encode, kind_of, stream_pieces, value_to_pairs

_JSON = "application/json"
REQUEST_ID = "0123456789abcdef0123456789abcdef"
STATUS_TARGET = "/fake/status?of=1"
"""The path and the query of the URL of a status, where an example of the header has no path."""
_OF_MESSAGE = frozenset(
    {"content-encoding", "content-length", "content-type", "date", "location", "retry-after"}
    | {"transfer-encoding", "www-authenticate"}
)
"""Headers that describe the message that contains them."""
_OTHERS = range(299, 205, -1)


def successes(callee: CallTarget, shown: Shown) -> Iterator[Case]:
    """Give a case for every successful response, then for the other calls that can be made.

    The other calls are one with the required arguments only, one that leaves to the client what it
    can give, and one for each other example of the body.
    """
    full = callee.full()
    found: list[Case] = []
    for response in callee.operation.responses:
        for case in _forms(callee, response, full, shown):
            found.append(case)
            yield case
    least = callee.least()
    calls = [] if least == full else [("least", least)]
    by_client = callee.by_client()
    calls += [("by-client", by_client)] if by_client is not None else []
    calls += [(f"body-example-{name}", given) for name, given in callee.others()]
    for name, given in calls if found else ():
        yield Case(name=name, given=given, responses=found[0].responses, expected=found[0].expected)


def examples(callee: CallTarget) -> Iterator[Case]:
    """Give a case for every worked example of a success in the spec."""
    for example in callee.operation.examples:
        response = _response(callee, example)
        if response is not None:
            writer = ResponseWriter(callee=callee, response=response)
            media_types = response.media_types or (Text(""),)
            media_type = reveal(example.media_type or media_types[0])
            value = writer.written(example.response) if example.has_response else writer.example()
            name = f"example-{reveal(example.name)}"
            given = callee.choosing(callee.like(example), response)
            yield writer.case(name, given, value, media_type)


def _response(callee: CallTarget, example: Example) -> Response | None:
    return example_response(callee.values.catalog, callee.operation, example)


def _forms(
    callee: CallTarget, response: Response, given: CallValues, shown: Shown
) -> Iterator[Case]:
    writer = ResponseWriter(callee=callee, response=response)
    given = callee.choosing(given, response)
    status = f"{response.status}"
    if response.status == "2XX":
        yield from _other_status(callee, response, given)
    if response.type is None:
        yield writer.case(status, given, None, "")
        return
    full = writer.example()
    forms = {"": full, "-as-seen": writer.keep(full, _is_seen)}
    labels = _labels(callee, response)
    for media_type, label in zip(response.media_types, labels, strict=True):
        for suffix, value in forms.items():
            if not suffix or value != full:
                yield writer.case(f"{status}-{label}{suffix}", given, value, reveal(media_type))
        for name, value in callee.values.others(response):
            yield writer.case(f"{status}-{label}-example-{name}", given, value, reveal(media_type))
    others = callee.operation.alternatives[response.status]
    least = writer.keep(full, lambda field: field.required)
    way = way_of(callee)
    if least not in forms.values() and shown.is_new("least", way, inside(response.type)):
        name = f"{status}-{labels[0]}-least" if len(others) > 1 else f"{status}-least"
        yield writer.case(name, given, least, reveal(response.media_types[0]))
    default = reveal(response.default_media_type or response.media_types[0])
    is_told = kind_of(default) in ("json", "xml") and response is others[0]
    is_one = len(others) == len(response.media_types) == 1
    if is_told and not (is_one and not shown.is_new("unlabelled", way, kind_of(default))):
        yield writer.case(f"{status}-unlabelled", given, full, default, is_labelled=False)


def _other_status(callee: CallTarget, response: Response, given: CallValues) -> Iterator[Case]:
    """Give a case of another status than the usual one of a response to all that nothing names."""
    others = (each for status in _OTHERS for each in callee.operation.of_status(status))
    another = next((e for e in others if e.path == response.path and e.sent != response.sent), None)
    if another is not None:
        writer = ResponseWriter(callee=callee, response=another)
        if another.type is None:
            yield writer.case(f"2XX-as-{another.sent}", given, None, "")
            return
        name = f"2XX-{_labels(callee, response)[0]}-as-{another.sent}"
        yield writer.case(name, given, writer.example(), reveal(another.media_types[0]))


def _is_seen(field: Field) -> bool:
    return field.seen


def _labels(callee: CallTarget, response: Response) -> list[str]:
    """A short name for each media type, with a number where two of a status have the same."""
    kinds: list[str] = []
    found: dict[Text, list[str]] = {}
    for each in callee.operation.alternatives[response.status]:
        for kind in (kind_of(reveal(media_type)) for media_type in each.media_types):
            count = kinds.count(kind)
            kinds.append(kind)
            found.setdefault(each.path, []).append(f"{kind}{count + 1}" if count else kind)
    return found[response.path]


def labelled(media_type: str) -> str:
    """Return the value of `Content-Type` for a body in `media_type`."""
    is_text = kind_of(media_type) != "bytes" and ";" not in media_type
    return f"{media_type}; charset=utf-8" if is_text else media_type


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseWriter:
    """Writes the cases of one response of an operation."""

    callee: CallTarget
    response: Response

    def example(self) -> Plain:
        """The full example of the body."""
        return self.callee.values.example(self.response)

    def written(self, value: Value) -> Plain:
        """A body that an author wrote, with the required members added."""
        assert self.response.type is not None
        return self.callee.values.written(self.response.type, value)

    def keep(self, value: Plain, wanted: Callable[[Field], bool]) -> Plain:
        """The body without the unwanted members; the last page if it leads to no other then."""
        assert self.response.type is not None
        kept = self.callee.values.keep(self.response.type, value, wanted)
        result = self.callee.call.result
        if isinstance(result, Paged) and result.pages.more is not None:
            *outer, last = result.pages.more.names
            following = result.pages.next
            leads_on = following is not None and member(kept, following.names) is not None
            if not leads_on and isinstance(last, Text) and member(kept, (*outer, last)):
                member(kept, tuple(outer))[reveal(last)] = False
        return kept

    def case(
        self,
        name: str,
        given: CallValues,
        value: Plain,
        media_type: str,
        *,
        is_labelled: bool = True,
    ) -> Case:
        """One response with its body, and the expected result of both."""
        body = b""
        received: Data = {"value": None}
        use, values = self.response.type, self.callee.values
        if use is not None:
            shape = values.shape(use)
            value = values.raw(use, value)
            body, seen = self._written(value, shape, media_type)
            received = self.received(seen, media_type)
        is_labelled = is_labelled and use is not None
        label: Pairs = (("Content-Type", labelled(media_type)),) if is_labelled else ()
        declared = dict(self._declared())
        fields = (*label, *common_headers(self.callee), *self._texts(declared))
        led: Data = {}
        if isinstance(self.callee.call.result, Started):
            course = self.callee.call.result.course
            fields, target = self._lead(course, given, fields, value)
            led, received = self._led(course, declared, target), {"value": target}
            if target is None:
                return self._unusable(name, given, fields, body)
        outcome = self.outcome(received, declared, self._identity(fields))
        outcome["headers"] |= led
        return Case(
            name=name,
            given=given,
            responses=(RecordedResponse(status=self.response.sent, headers=fields, body=body),),
            expected={
                **outcome,
                **({"stream": self.response.stream.of} if self.response.stream else {}),
                **self._items(value, media_type),
            },
        )

    def _lead(
        self, course: Course, given: CallValues, fields: Pairs, value: Plain
    ) -> tuple[Pairs, str | None]:
        """The header fields with what leads to the status, and the id; no id without it."""
        words = course.long_running
        if words.style == "member":
            found = None if course.identity is None else member(value, course.identity.names)
            return fields, None if found in (None, "") else str(found)
        name = reveal(words.driver.text)
        own = next((text for each, text in fields if each.lower() == name.lower()), None)
        if words.style == "url" and own is not None:
            own = own.removeprefix(origin(self.callee, given))
        if own is not None and (words.style == "header" or own.startswith("/")):
            return fields, own
        if words.style == "header":
            example = self.callee.values.example(course.argument) if course.argument else ""
            return (*fields, (name, str(example))), str(example)
        kept = tuple(pair for pair in fields if pair[0].lower() != name.lower())
        return (*kept, (name, STATUS_TARGET)), STATUS_TARGET

    def _led(self, course: Course, declared: Iterable[Text], target: str | None) -> Data:
        """The client's value of the header that was given another URL than that of its example."""
        if target != STATUS_TARGET:
            return {}
        names = self.callee.values.symbols.headers
        led = (h for h in self.response.headers if h.wire_name == course.long_running.driver.text)
        return {names[each.path]: target for each in led if each.path in declared}

    def _unusable(self, name: str, given: CallValues, fields: Pairs, body: bytes) -> Case:
        """The case of a response that began something and does not say its id."""
        status, identity = self.response.sent, self._identity(fields)
        return Case(
            name=name,
            given=given,
            responses=(RecordedResponse(status=status, headers=fields, body=body),),
            expected={"error": "UnexpectedResponse", "status": status, "request_id": identity},
        )

    def received(self, seen: Plain, media_type: str) -> Data:
        """What a method returns of a body, tagged; the whole as well if that is only a member."""
        assert self.response.type is not None
        values = self.callee.values
        whole = values.received(self.response.type, seen, media_type)
        unwrapping = values.catalog.unwrapping(self.callee.operation)
        spot = None if unwrapping is None else unwrapping.spots.get(self.response.path)
        if spot is None:
            return {"value": whole}
        return {"value": values.received_member(spot, seen, media_type), "whole": whole}

    def outcome(self, received: Data, declared: Mapping[Text, Plain], identity: str | None) -> Data:
        """What a caller gets: status, request id, declared headers by their paths, and `received`."""
        headers = self._headers(declared)
        result = self.callee.operation.header_result
        return {
            "status": self.response.sent,
            "request_id": identity,
            "headers": headers,
            **(received if result is None else {"value": self._result(result, headers)}),
        }

    def _identity(self, fields: Pairs) -> str | None:
        """The request id that the client sees in these header fields; the later of two counts."""
        name = self.callee.values.service.request_id_header
        return None if name is None else dict(fields)[reveal(name)]

    def _written(self, value: Plain, shape: Shape, media_type: str) -> tuple[bytes, Plain]:
        """The bytes of a body, and what a reader sees in them."""
        types, options, stream = self.callee.values.types, self.callee.values.options, self._stream
        if stream is None:
            body = encode(value, shape, types, media_type, options)
            return body, decode(body, shape, types, media_type)
        end = None if stream.end is None else reveal(stream.end)
        body = b"".join(stream_pieces(value, shape, types, media_type, end, options))
        seen = decode(encode(value, shape, types, _JSON, options), shape, types, _JSON)
        return body, seen

    @property
    def _stream(self) -> Stream | None:
        """How the items of the body are read, if it is a stream of them."""
        stream = self.response.stream
        return stream if stream is not None and stream.of == "items" else None

    def _items(self, value: Plain, media_type: str) -> Data:
        """The items of a page; nothing if the response is none."""
        result = self.callee.call.result
        if not isinstance(result, Paged):
            return {}
        spot, values = result.pages.items, self.callee.values
        return {"items": values.received(spot.type, member(value, spot.names) or [], media_type)}

    def _result(self, result: HeaderResult, headers: Data) -> Plain:
        """The client's value of the header that the call returns."""
        names = self.callee.values.symbols.headers
        every = (h for response in self.callee.operation.responses for h in response.headers)
        return next(headers[names[h.path]] for h in every if h.wire_name == result.name)

    def _declared(self) -> Iterator[tuple[Text, Plain]]:
        """The header fields that this response itself declares, by their paths."""
        for header in self.response.headers:
            yield header.path, _example(self.callee, header)

    def _texts(self, declared: dict[Text, Plain]) -> Pairs:
        return tuple(
            pair
            for header in self.response.headers
            for pair in _pairs(self.callee, header, declared[header.path])
        )

    def _headers(self, declared: Mapping[Text, Plain]) -> Data:
        """The client's value of every header that any response of the operation declares."""
        values = self.callee.values
        found: Data = {}
        for response in self.callee.operation.responses:
            for header in response.headers:
                name = values.symbols.headers[header.path]
                found.setdefault(name, None)
                if header.path in declared:
                    found[name] = values.tagged(header.type, declared[header.path])
        return found


def _example(callee: CallTarget, header: Header) -> Plain:
    return callee.values.example(header)


def _pairs(callee: CallTarget, header: Header, value: Plain) -> list[tuple[str, str]]:
    shape = callee.values.shape(header.type)
    return value_to_pairs(reveal(header.wire_name), value, shape, callee.values.types)


def request_id(callee: CallTarget) -> str | None:
    """Return the request id of every response, if the service sends one."""
    return None if callee.values.service.request_id_header is None else REQUEST_ID


def common_headers(callee: CallTarget) -> Pairs:
    """Return the header fields that every response of the service has."""
    service = callee.values.service
    identity = service.request_id_header
    own: Pairs = () if identity is None else ((reveal(identity), REQUEST_ID),)
    return own + tuple(
        pair
        for header in service.response_headers
        if header.has_example and header.seen and header.wire_name != identity
        if reveal(header.wire_name).lower() not in _OF_MESSAGE
        for pair in _pairs(callee, header, _example(callee, header))
    )

"""Requests and responses as they are on the wire, in each media type that they can have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from clientgen.cases.calls import CallTarget
from clientgen.cases.cassettes import Request
from clientgen.cases.responses import labelled
from clientgen.cases.scenarios.model import Model
from clientgen.cases.scenarios.outcomes import Headers, Refused, Success, Underivable
from clientgen.cases.scenarios.sending import Sending, sent_data, text_of
from clientgen.cases.scenarios.state import ABSENT
from clientgen.catalog import media_types_of_errors
from clientgen.description import describe_error_body
from clientgen.ir import Operation, Response, Text, body_of, reveal
from clientgen.python_source import Data
from clientgen.wire import encode, form_from_data, usual_form

_JSON, _XML = "application/json", "application/xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One call in its place among others, with what comes of it."""

    model: Model
    sending: Sending
    step: int
    outcome: Success | Refused
    _responses: dict[Text | None, Data] = field(default_factory=dict)

    @property
    def callee(self) -> CallTarget:
        """The operation that is called."""
        return self.sending.callee

    def exchanges(self) -> list[Data]:
        """Return the request and the response in each media type; first as the client sends it."""
        pairs = self._others(self.callee.accept)
        return [self.usual(), *(self._exchange(media_type, accept) for media_type, accept in pairs)]

    def usual(self) -> Data:
        """Return the request as the client sends it, and its response."""
        body = self.callee.operation.body
        return self._exchange(body.media_types[0] if body else None, self.callee.accept)

    def response(self, accept: Text | None) -> Data:
        """Return the response to a request that accepts a media type; one object for each."""
        if accept not in self._responses:
            self._responses[accept] = self._respond(accept)
        return self._responses[accept]

    def _respond(self, accept: Text | None) -> Data:
        if isinstance(self.outcome, Refused):
            return error_response(
                self.model, self.callee.operation, self.outcome, self.step, accept
            )
        return self._success(self.outcome, accept)

    def media_type(self, accept: Text | None) -> str:
        """Return the media type of a success with a body."""
        assert isinstance(self.outcome, Success)
        return chosen(self.outcome.response, accept)

    def content(self, success: Success, media_type: str) -> bytes:
        """Return the body of a success."""
        values, use, known = self.callee.values, success.response.type, success.contents
        assert use is not None
        if media_type not in known:
            shape = values.shape(use)
            known[media_type] = encode(
                success.value, shape, values.types, media_type, values.options
            )
        return known[media_type]

    def _others(self, usual: Text | None) -> Iterator[tuple[Text | None, Text | None]]:
        bodies = self.sending.body_types
        found = [each for each in self.callee.operation.responses if each.type is not None]
        types = found[0].media_types if len(found) == 1 else ()
        accepts: list[Text | None] = [each for each in types if each != usual]
        accepts += [None] if types and usual is not None else []
        for index in range(max(len(accepts), len(bodies) - 1)):
            accept = accepts[index % len(accepts)] if accepts else usual
            yield bodies[(index + 1) % len(bodies)], accept

    def _exchange(self, media_type: Text | None, accept: Text | None) -> Data:
        return self.sending.exchange(media_type, accept, self.response(accept))

    def _success(self, success: Success, accept: Text | None) -> Data:
        headers = dict(self.model.common_headers(self.step, self.callee.operation))
        headers.update(success.headers)
        if success.value is ABSENT:
            return {"status": success.response.sent, "headers": headers, "body": ""}
        media_type = chosen(success.response, accept)
        headers["Content-Type"] = labelled(media_type)
        return {
            "status": success.response.sent,
            "headers": headers,
            "body": text_of(self.content(success, media_type)),
        }


def exchange(sent: Request, response: Data) -> Data:
    """Return a request, whose URI is a target, and its response as data."""
    return {**sent_data(sent), "response": response}


def chosen(response: Response, accept: Text | None) -> str:
    """Return the media type in which a response comes; `Underivable` if it is none of them."""
    default = response.default_media_type or response.media_types[0]
    if accept is not None and accept not in response.media_types:
        raise Underivable
    return reveal(accept or default)


def error_response(
    model: Model, operation: Operation | None, refused: Refused, step: int, accept: Text | None
) -> Data:
    """Return the response of an error: of its body, only the code if the emulator has the words."""
    values = model.values
    media_type = _XML if model.wraps_errors else _media_type_of_errors(model, accept)
    some = operation or values.service.operations[0]
    headers: dict[str, str | None] = dict(model.common_headers(step, some))
    if media_type == _XML:
        headers.update(dict.fromkeys(_hidden(model)))
    headers["Content-Type"] = f"{media_type}; charset=utf-8"
    found: Data = {"status": refused.status, "headers": headers}
    if operation is not None and operation.verb == "HEAD":
        return found  # a response to HEAD has no body
    declared = body_of(values.service.error_bodies, refused.status)
    form = usual_form(is_number=refused.error.is_number)
    if declared is not None:
        form = form_from_data(describe_error_body(declared, values.catalog))
    code = None if refused.error.code is None else reveal(refused.error.code)
    if refused.message is None and form.code and code is not None and not code.isdigit():
        mark = "{}" if model.wraps_errors else '"{}"' if media_type == _JSON else ">{}<"
        found["says"] = mark.format(code)
    if refused.message is not None:
        value = form.value(values.types, code, refused.message, refused.status)
        options = replace(values.options, json_in_xml_string=model.wraps_errors, xml_instance=False)
        found["body"] = text_of(encode(value, form.shape, values.types, media_type, options))
    return found


def _hidden(model: Model) -> list[str]:
    """The headers that errors as XML do not have."""
    behaviour = model.behaviour
    names = behaviour.wrapped_errors_without if model.wraps_errors else behaviour.xml_errors_without
    return [reveal(each.text) for each in names]


def identity_of(model: Model, response: Data) -> str | None:
    """Return the request id of a response."""
    name = model.values.service.request_id_header
    headers: Headers = response["headers"].items()
    wanted = "" if name is None else reveal(name).lower()
    return next((text for each, text in headers if each.lower() == wanted), None)


def _media_type_of_errors(model: Model, accept: Text | None) -> str:
    values = model.values
    known = [*map(reveal, media_types_of_errors(values.catalog.response_kinds))]
    usual = values.service.default_media_type
    known.sort(key=lambda name: usual is None or name != reveal(usual))
    return reveal(accept) if accept is not None and reveal(accept) in known else known[0]

"""A call as it is sent and read, which is the same wherever it stands among others."""

from __future__ import annotations

import base64
from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import cached_property

from clientgen.cases.arguments import arguments, client_arguments
from clientgen.cases.calls import CallTarget, CallValues
from clientgen.cases.cassettes import Request
from clientgen.cases.commands import command
from clientgen.cases.requests import origin, request
from clientgen.cases.scenarios.outcomes import Given, Underivable
from clientgen.cases.scenarios.reading import (
    filled,
    problems_of_body,
    problems_of_parameters,
    read_body,
    read_parameters,
)
from clientgen.cases.values import Plain
from clientgen.credentials import Sent
from clientgen.ir import Text, reveal
from clientgen.python_source import Data
from clientgen.wire import Problem


def sent_data(sent: Request) -> Data:
    """Return a request, whose URI is a target, as data."""
    return {
        "verb": sent.method,
        "target": sent.uri,
        "headers": dict(sent.headers),
        "body": None if sent.body is None else text_of(sent.body),
    }


def text_of(content: bytes) -> Plain:
    """Return bytes as data: their text, or tagged if they are none."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return {"bytes": base64.b64encode(content).decode("ascii")}


class Sendings:
    """All calls of some operations, each of which is written and read once."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Sending] = {}
        self._bodies: dict[Hashable, SentBody] = {}

    def of(self, callee: CallTarget, given: CallValues) -> Sending:
        """Return a call; the same one for the same operation, parameters and object as body."""
        parameters = given.parameters
        # the text tells 1 from 1.0 and from true, which are equal
        key = (*self._place(callee, given), tuple(parameters), repr([*parameters.values()]))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = Sending(callee, given, self._body(callee, given))
        return found

    def _body(self, callee: CallTarget, given: CallValues) -> SentBody:
        key = self._place(callee, given)
        if key not in self._bodies:
            self._bodies[key] = SentBody(callee=callee, given=given)
        return self._bodies[key]

    def _place(self, callee: CallTarget, given: CallValues) -> tuple[Hashable, ...]:
        """What a body belongs to; it lives as long as the call in which it was found first."""
        return callee.operation.path, id(given.body)


@dataclass(frozen=True, kw_only=True)
class SentBody:
    """The body of a call, as the emulator reads it."""

    callee: CallTarget
    given: CallValues

    @property
    def seen(self) -> Plain:
        """The body as it is read, `ABSENT` if there is none; raises `Underivable`."""
        if self._seen is None:
            raise Underivable
        return self._seen[0]

    @cached_property
    def _seen(self) -> tuple[Plain] | None:
        try:
            return (read_body(self.callee, self.given),)
        except Underivable:
            return None

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with it."""
        return problems_of_body(self.callee.values, self.callee.operation, self.seen)

    @cached_property
    def whole(self) -> Plain:
        """The body with the defaults of what it lacks."""
        return filled(self.callee.values, self.callee.operation, self.seen)


class Sending:
    """One call."""

    def __init__(self, callee: CallTarget, given: CallValues, body: SentBody) -> None:
        self.callee = callee
        self.given = given
        self.body = body
        self._requests: dict[Text | None, Request] = {}
        self._exchanges: dict[tuple[Text | None, Text | None], Data] = {}

    def read(self, step: int) -> Given:
        """Return what the emulator reads of the call in a step; raises `Underivable`."""
        if self._parameters is None:
            raise Underivable
        body, problems = self.body.seen, self._misfits or self.body.problems
        return Given(
            operation=self.callee.operation,
            parameters=self._parameters,
            body=body,
            step=step,
            problems=problems,
            whole=body if problems else self.body.whole,
        )

    @cached_property
    def _parameters(self) -> dict[str, Plain] | None:
        try:
            return read_parameters(self.callee, self.given)
        except Underivable:
            return None

    def read_with(self, seen: Plain, step: int) -> Given:
        """Return the same, with another body."""
        callee = self.callee
        found = self._misfits or problems_of_body(callee.values, callee.operation, seen)
        return replace(self.read(step), body=seen, problems=found)

    @cached_property
    def _misfits(self) -> tuple[Problem, ...]:
        """What is wrong with the parameters; only if nothing is, the body is looked at."""
        return problems_of_parameters(self.callee, self._parameters or {})

    # how it is written down

    @cached_property
    def client_arguments(self) -> Data:
        """The tagged arguments of the client's constructor."""
        return client_arguments(self.callee, self.given)

    @cached_property
    def arguments(self) -> Data:
        """The tagged arguments of the method."""
        return arguments(self.callee, self.given)

    @cached_property
    def command(self) -> list[Plain]:
        """The words of the command."""
        return command(self.callee, self.given)

    def request(self, media_type: Text | None) -> Request:
        """Return the request with a body of a media type; its URI is a target."""
        if media_type not in self._requests:
            target = self.as_media_type(media_type)
            sent = request(target, self.given, Sent())
            uri = sent.uri[len(origin(target, self.given)) :]
            self._requests[media_type] = replace(sent, uri=uri)
        return self._requests[media_type]

    def exchange(self, media_type: Text | None, accept: Text | None, response: Data) -> Data:
        """Return the request with a body of a media type that accepts another one, and its response."""
        key = (media_type, accept)
        if key not in self._exchanges:
            sent = self.request(media_type)
            headers = [pair for pair in sent.headers if pair[0].lower() != "accept"]
            if accept is not None:
                headers.append(("Accept", reveal(accept)))
            self._exchanges[key] = sent_data(replace(sent, headers=tuple(headers)))
        return {**self._exchanges[key], "response": response}

    @cached_property
    def body_types(self) -> list[Text | None]:
        """The media types of the body as which the emulator reads the same."""
        body = self.callee.operation.body
        if body is None:
            return [None]
        first, *others = body.media_types
        return [first, *(each for each in others if self._reads(each) == self.body.seen)]

    def _reads(self, media_type: Text) -> Plain:
        try:
            return read_body(self.as_media_type(media_type), self.given)
        except Underivable:
            return None

    def as_media_type(self, media_type: Text | None) -> CallTarget:
        """Return the operation with one media type of the body."""
        operation = self.callee.operation
        if operation.body is None or media_type in (None, operation.body.media_types[0]):
            return self.callee
        assert media_type is not None
        body = replace(operation.body, media_types=(media_type,))
        return replace(self.callee, operation=replace(operation, body=body))

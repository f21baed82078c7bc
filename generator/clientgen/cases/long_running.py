"""Cases of what goes on after its first response: how it ends, each with the requests on the way."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, replace

from clientgen.cases.calls import CallTarget, CallValues
from clientgen.cases.case import Case
from clientgen.cases.cassettes import RecordedResponse
from clientgen.cases.failures import Failure, expected_reasons, failures
from clientgen.cases.requests import origin
from clientgen.cases.responses import ResponseWriter, request_id
from clientgen.cases.values import Plain, member, put
from clientgen.catalog import Course
from clientgen.ir import Operation, Parameter, StringType, Text, reveal
from clientgen.python_source import Data
from clientgen.symbols import Started

_AT_ONCE = ("Retry-After", "0")
_UNKNOWN = "fake-unknown-state"


def ends(callee: CallTarget) -> Iterator[Case]:
    """Give a case for each way in which something ends; none for an operation that ends at once."""
    result = callee.call.result
    if isinstance(result, Started):
        yield from _Ends(callee, result.course).cases()


@dataclass(frozen=True, slots=True)
class _Ends:
    """The ends of one operation."""

    callee: CallTarget
    course: Course

    def cases(self) -> Iterator[Case]:
        """Give the cases, if the example of the first response says its id."""
        begun = self._begun()
        if "value" not in begun.expected:
            return
        words = self.course.long_running
        running = self._said(reveal(words.running[0].text))
        succeeded = self._said(reveal(words.succeeded[0].text))
        success = self._succeeded(begun, running, succeeded)
        if success is not None:
            yield success
        yield self._failed(begun, self._said(reveal(words.failed[0].text)))
        unknown = self._response(self._said(_UNKNOWN))
        yield self._ended(
            begun,
            "ends-in-an-unknown-state",
            (unknown,),
            {
                "error": "UnexpectedResponse",
                "status": unknown.status,
                "request_id": request_id(self._poll),
            },
        )

    @property
    def _poll(self) -> CallTarget:
        return CallTarget(values=self.callee.values, operation=self.course.poll)

    def _begun(self) -> Case:
        """The call, with a response that asks for no pause."""
        writer = ResponseWriter(callee=self.callee, response=self.callee.operation.responses[0])
        full = self.callee.full()
        media_types = writer.response.media_types if writer.response.type is not None else ()
        value = writer.example() if media_types else None
        case = writer.case("", full, value, reveal(media_types[0]) if media_types else "")
        return replace(case, responses=tuple(map(_at_once, case.responses)))

    def _said(self, state: str) -> Plain:
        """The response of `poll` with a state."""
        writer = ResponseWriter(callee=self._poll, response=self.course.poll.responses[0])
        value = copy.deepcopy(writer.example())
        put(self.callee.values.catalog, value, self.course.status, state)
        return value

    def _response(self, value: Plain) -> RecordedResponse:
        (response,) = self._written(value).responses
        return _at_once(response)

    def _written(self, value: Plain) -> Case:
        response = self.course.poll.responses[0]
        writer = ResponseWriter(callee=self._poll, response=response)
        return writer.case("", self._poll.least(), value, reveal(response.media_types[0]))

    def _ended(
        self,
        begun: Case,
        name: str,
        responses: tuple[RecordedResponse, ...],
        expected: Data,
        more: tuple[tuple[CallTarget, CallValues | str], ...] = (),
    ) -> Case:
        polls = ((self._poll, self._turn(begun)),) * (len(responses) - len(more))
        return replace(
            begun,
            name=name,
            responses=(*begun.responses, *responses),
            expected=expected,
            polls=(*polls, *more),
        )

    def _turn(self, begun: Case) -> CallValues | str:
        """The request for the status."""
        identity = str(begun.expected["value"])
        if self.course.argument is None:
            return origin(self.callee, begun.given) + identity
        return self._named(begun, self.course.argument, identity)

    def _named(self, begun: Case, parameter: Parameter, identity: object) -> CallValues:
        """A call that has an id, beside the parameters of the client."""
        of_client = (each.path for each in self.callee.values.service.parameters)
        given = begun.given.parameters
        kind = self.callee.values.catalog.bare(parameter.type)
        value = str(identity) if isinstance(kind, StringType) else int(str(identity))
        kept = {path: given[path] for path in of_client if path in given}
        return CallValues(parameters={**kept, parameter.path: value})

    # the ends

    def _succeeded(self, begun: Case, running: Plain, succeeded: Plain) -> Case | None:
        responses = (self._response(running), self._response(succeeded))
        last, outcome = self.course.last, self.course.outcome
        if last is not None and self.course.last_argument is not None:
            return self._with_last(begun, responses, succeeded, last, self.course.last_argument)
        value: Plain = None
        if outcome is not None and not outcome.steps:
            expected = self._written(succeeded).expected
            value = expected.get("whole", expected["value"])
        elif outcome is not None:
            found = member(succeeded, outcome.names)
            if found is None:
                return None
            media_type = reveal(self.course.poll.responses[0].media_types[0])
            value = self.callee.values.received(outcome.type, found, media_type)
        return self._ended(begun, "ends", responses, {"value": value})

    def _with_last(
        self,
        begun: Case,
        responses: tuple[RecordedResponse, ...],
        succeeded: Plain,
        last: Operation,
        parameter: Parameter,
    ) -> Case | None:
        identity = begun.expected["value"]
        if self.course.last_id is not None:
            identity = member(succeeded, self.course.last_id.names)
        if identity is None:
            return None
        target = CallTarget(values=self.callee.values, operation=last)
        writer = ResponseWriter(callee=target, response=last.responses[0])
        has_body = writer.response.type is not None
        value = writer.example() if has_body else None
        media_type = reveal(writer.response.media_types[0]) if has_body else ""
        read = writer.case("", target.least(), value, media_type)
        turn = (target, self._named(begun, parameter, identity))
        expected = {"value": read.expected["value"]}
        return self._ended(begun, "ends", (*responses, *read.responses), expected, (turn,))

    def _of_code(self, code: str | None) -> Failure:
        """The failure with a code, whether the service documents it or not."""
        errors = self.callee.values.service.errors
        error = next((each for each in errors if each.code == Text(code or "")), None)
        return Failure(name="", status=0, code=code, message="", error=error)

    def _failed(self, begun: Case, value: Plain) -> Case:
        catalog, course = self.callee.values.catalog, self.course
        known = [each for each in failures(self.callee) if each.code is not None]
        failure: Failure | None = known[0] if known and course.code is not None else None
        if failure is not None and course.code is not None:
            put(catalog, value, course.code, failure.code)
        code = member(value, course.code.names) if course.code is not None else None
        message = member(value, course.message.names) if course.message is not None else None
        response = self._response(value)
        failure = failure or self._of_code(code)
        reasons = expected_reasons(self.callee, failure, tells=True) if code is not None else []
        return self._ended(
            begun,
            "ends-with-a-failure",
            (response,),
            {
                "error": "OperationFailedError",
                "status": response.status,
                "code": code,
                "message": message or "the operation failed",
                "reasons": reasons,
                "request_id": request_id(self._poll),
            },
        )


def _at_once(response: RecordedResponse) -> RecordedResponse:
    """A response that asks for no pause."""
    kept = tuple(pair for pair in response.headers if pair[0] != _AT_ONCE[0])
    return replace(response, headers=(*kept, _AT_ONCE))

"""One scenario as it is written: calls, each with what a client, the command and the wire get."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from clientgen.cases.calls import CallTarget, CallValues
from clientgen.cases.cassettes import Request
from clientgen.cases.failures import Failure, raised
from clientgen.cases.responses import ResponseWriter
from clientgen.cases.scenarios.exchanges import Turn, error_response, exchange, identity_of
from clientgen.cases.scenarios.model import Model
from clientgen.cases.scenarios.outcomes import Refused, Success, Underivable
from clientgen.cases.scenarios.repeated import kind_of_call
from clientgen.cases.scenarios.responses import Successes
from clientgen.cases.scenarios.sending import Sendings
from clientgen.cases.scenarios.state import ABSENT
from clientgen.cases.shown import Shown
from clientgen.cases.values import Plain, Values
from clientgen.ir import Behaviour, Header, Text, reveal
from clientgen.ir.behaviour import Situation
from clientgen.python_source import Data
from clientgen.wire import WireError, decode, value_from_pairs

MOST_STEPS = 250
"""The number of steps of a scenario, which are also the bytes that the emulator generates from."""


class Told:
    """What the scenarios of some groups share."""

    def __init__(self, values: Values) -> None:
        self.values = values
        self.shown = Shown()
        self.sendings = Sendings()
        self.successes = Successes(values)


class Script:
    """Plays calls in a model and writes them down. What the model cannot derive is left out."""

    def __init__(self, name: str, behaviour: Behaviour, told: Told) -> None:
        self.name = name
        self.options: dict[str, Plain] = {"sample": None}
        """The options of its emulator, which begins with the sample if they do not say otherwise."""
        self.model = Model(told.values, behaviour, told.successes)
        self.steps: list[Data] = []
        self._told = told

    @property
    def step(self) -> int:
        """The number of the next step."""
        return len(self.steps) + 1

    def play(
        self, callee: CallTarget, given: CallValues, *, raw: bool = False
    ) -> Success | Refused | None:
        """Make a call; without the clients if it is `raw`, refused by them, or no news of them."""
        if self.step > MOST_STEPS:
            return None
        try:
            sending = self._told.sendings.of(callee, given)
            request = sending.read(self.step)
            raw = raw or bool(request.problems)
            outcome: Success | Refused = self.model.call(request)
        except Underivable:
            return None
        except Refused as error:
            # its traceback would keep this frame, and this frame the error, until cycles are looked for
            outcome = error.with_traceback(None)
        turn = Turn(model=self.model, sending=sending, step=self.step, outcome=outcome)
        raw = raw or not self._told.shown.is_new(kind_of_call(callee, given, outcome))
        self.steps.append(self._raw(turn) if raw else self._line(turn))
        return outcome

    def send(self, callee: CallTarget, given: CallValues, content: bytes, seen: Plain) -> None:
        """Send a call with another body, which the emulator refuses; `seen` is what it reads."""
        if self.step > MOST_STEPS:
            return
        sending = self._told.sendings.of(callee, given)
        try:
            self.model.call(sending.read_with(seen, self.step))
        except Refused as refused:
            accept, operation = callee.accept, callee.operation
            response = error_response(self.model, operation, refused, self.step, accept)
            line = exchange(replace(sending.request(None), body=content), response)
            self.steps.append({"name": _name(callee), "exchanges": [line]})
        except Underivable:
            return

    def refuse(
        self, situation: Situation, callee: CallTarget, sent: Request, words: Mapping[str, bool]
    ) -> None:
        """Send a request that is refused before its operation begins; its URI is a target."""
        refused = self.model.errors.situation(situation)
        if not isinstance(refused, Refused):
            return
        accept = next((Text(v) for name, v in sent.headers if name.lower() == "accept"), None)
        response = error_response(self.model, callee.operation, refused, self.step, accept)
        self.steps.append({"name": situation, **words, "exchanges": [exchange(sent, response)]})

    def _raw(self, turn: Turn) -> Data:
        return {"name": _name(turn.callee), "exchanges": [turn.usual()]}

    def _line(self, turn: Turn) -> Data:
        sending, callee = turn.sending, turn.callee
        return {
            "name": _name(callee),
            "group": callee.values.symbols.groups[callee.operation.group].attribute,
            "method": callee.named.method,
            "deprecated": callee.operation.path in callee.values.symbols.deprecations,
            "client": sending.client_arguments,
            "arguments": sending.arguments,
            "command": sending.command,
            "expected": _expected(turn),
            "exchanges": turn.exchanges(),
        }


def _name(callee: CallTarget) -> str:
    return reveal(callee.operation.full_name)


def _expected(turn: Turn) -> Data:
    callee, outcome = turn.callee, turn.outcome
    accept = callee.accept
    response = turn.response(accept)
    identity = identity_of(turn.model, response)
    if isinstance(outcome, Refused):
        return _failure(callee, outcome, identity)
    writer = ResponseWriter(callee=callee, response=outcome.response)
    texts = {name.lower(): text for name, text in response["headers"].items()}
    declared = {
        header.path: _value(callee, header, texts[reveal(header.wire_name).lower()])
        for header in outcome.response.headers
        if reveal(header.wire_name).lower() in texts
    }
    return writer.outcome(_received(writer, turn, outcome, accept), declared, identity)


def _failure(callee: CallTarget, refused: Refused, identity: str | None) -> Data:
    error, message = refused.error, refused.message
    code = None if error.code is None else reveal(error.code)
    failure = Failure(name="", status=refused.status, code=code, message=message or "", error=error)
    found = raised(callee, failure, identity)
    if message is None:
        del found["message"]
    return found


def _received(writer: ResponseWriter, turn: Turn, success: Success, accept: Text | None) -> Data:
    """What a caller gets of a response."""
    values, use = turn.callee.values, success.response.type
    if use is None or success.value is ABSENT:
        return {"value": None}
    media_type = turn.media_type(accept)
    body = turn.content(success, media_type)
    seen = decode(body, values.shape(use), values.types, media_type)
    return writer.received(seen, media_type)


def _value(callee: CallTarget, header: Header, text: str) -> Plain:
    """The value of a header field; `Underivable` if it does not fit."""
    values, name = callee.values, reveal(header.wire_name)
    shape = values.shape(header.type)
    try:
        return value_from_pairs(name, [(name, text)], shape, values.types)
    except WireError:
        raise Underivable from None

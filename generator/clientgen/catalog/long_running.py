"""How an operation is followed to its end: what its words name, found in the service."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from clientgen.catalog.named_types import NamedTypes
from clientgen.catalog.spots import Spot, find_spot
from clientgen.catalog.unwrapping import read_unwrapping
from clientgen.diagnostics import nearest, quote
from clientgen.ir import (
    EnumType,
    IntegerType,
    LongRunning,
    Operation,
    Parameter,
    RecordType,
    Response,
    StringType,
    Text,
    TypeUse,
    reveal,
)
from clientgen.ir.words import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The way of an operation to its end.

    `identity` is the member of its response that is the id, where no header has it; `argument` the
    parameter of `poll` that takes it. The result is the response of `last`, which takes the id or
    `last_id` as `last_argument`, or its part `outcome`; or that part of the last status. `type` is
    that of the result.
    """

    long_running: LongRunning
    poll: Operation
    status: Spot
    type: TypeUse | None
    identity: Spot | None = None
    argument: Parameter | None = None
    code: Spot | None = None
    message: Spot | None = None
    outcome: Spot | None = None
    last: Operation | None = None
    last_argument: Parameter | None = None
    last_id: Spot | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseFault:
    """Something that cannot serve; `code` is that of the rule."""

    code: str
    word: Word | LongRunning
    message: str
    hint: str = ""


@dataclass(slots=True)
class CourseReader:
    """Finds what the words of one long-running operation name, and collects faults."""

    named: NamedTypes
    operations: Mapping[Text, Operation]
    operation: Operation
    words: LongRunning
    faults: list[CourseFault] = field(default_factory=list)

    def read(self) -> Course | None:
        """Return the course, or None if there are faults."""
        self._check_response()
        self._check_states()
        poll = self._operation(self.words.poll)
        whole = self._body_of(poll, self.words.poll) if poll is not None else None
        if poll is None or whole is None:
            return None
        status = self._status(poll, whole)
        argument, identity = self._argument(poll), self._identity()
        code, message = (
            self._text(poll, whole, word) for word in (self.words.code, self.words.message)
        )
        result = self._result(poll, whole)
        if self.faults or status is None or result is None:
            return None
        return Course(
            long_running=self.words,
            poll=poll,
            status=status,
            identity=identity,
            argument=argument,
            code=code,
            message=message,
            type=result.type,
            outcome=result.outcome,
            last=result.last,
            last_argument=result.argument,
            last_id=result.id,
        )

    def _fault(self, code: str, word: Word | LongRunning, message: str, hint: str = "") -> None:
        self.faults.append(CourseFault(code=code, word=word, message=message, hint=hint))

    # the operation itself

    def _check_response(self) -> None:
        operation, name = self.operation, _name(self.operation)
        if operation.paging is not None or any(each.stream for each in operation.responses):
            message = f"{name} has pages or a stream, and so cannot be long-running"
            self._fault("SPEC390", self.words, message)
        elif operation.conditions:
            message = f"an argument of {name} chooses its response, so it cannot be long-running"
            self._fault("SPEC390", self.words, message)
        if operation.header_result is not None or operation.member_result is not None:
            message = f"`result` of {name} has no effect: it is long-running"
            self._fault("SPEC390", self.words, message, "remove `result` of the operation")

    def _identity(self) -> Spot | None:
        words = self.words
        if words.style != "member":
            return None
        whole = self._body_of(self.operation, words.driver)
        return None if whole is None else self._id(self.operation, whole, words.driver)

    # states

    def _check_states(self) -> None:
        seen: dict[Text, Word] = {}
        for word in self.words.states:
            if word.text in seen:
                message = f"{quote(reveal(word.text))} is in two lists of states, or twice in one"
                self._fault("SPEC389", word, message, "leave it where it belongs")
            seen[word.text] = word

    def _status(self, poll: Operation, whole: TypeUse) -> Spot | None:
        spot = self._text(poll, whole, self.words.status)
        kind = self.named.bare(spot.type) if spot is not None else None
        if isinstance(kind, EnumType):
            self._check_values(kind)
        return spot

    def _check_values(self, kind: EnumType) -> None:
        values = {Text(str(_shown(each.value))): None for each in kind.members}
        for word in self.words.states:
            if word.text not in values:
                near = nearest(reveal(word.text), map(reveal, values))
                hint = f"did you mean {quote(near)}?" if near else ""
                message = f"{quote(reveal(word.text))} is not a value of the status"
                self._fault("SPEC389", word, message, hint)
        known = {word.text for word in self.words.states}
        missing = [reveal(each) for each in values if each not in known]
        if missing:
            message = f"the status can be {', '.join(map(quote, missing))}, which is not in a list of states"
            hint = "add it to `running`, `succeeded` or `failed`"
            self._fault("SPEC389", self.words, message, hint)

    # the operation that reads the status

    def _operation(self, word: Word) -> Operation | None:
        found = self.operations.get(word.text)
        if found is None:
            near = nearest(reveal(word.text), map(reveal, self.operations))
            hint = f"did you mean {quote(near)}?" if near else ""
            message = f"{quote(reveal(word.text))} is not an operation of this service"
            self._fault("SPEC387", word, message, hint)
        elif found.long_running is not None or found.verb != "GET":
            message = (
                f"{_name(found)} cannot be asked for it: a GET that is not long-running is needed"
            )
            self._fault("SPEC387", word, message)
            return None
        return found

    def _body_of(self, operation: Operation, word: Word) -> TypeUse | None:
        """The type of the one kind of body that an operation responds with."""
        kinds = {each.type for each in operation.responses}
        found = next(iter(kinds)) if len(kinds) == 1 else None
        if found is None or not isinstance(self.named.bare(found), RecordType):
            message = f"the response of {_name(operation)} must be a record, always the same"
            self._fault("SPEC387", word, message)
            return None
        return found

    def _argument(self, poll: Operation) -> Parameter | None:
        if self.words.style == "url":
            self._check_needs_nothing(poll)
            return None
        return self._only_argument(poll, self.words.poll)

    def _only_argument(self, operation: Operation, word: Word) -> Parameter | None:
        """The one parameter that an operation needs, which takes the id."""
        every = [each for each in operation.parameters if each.from_client is None]
        needed = [each for each in every if each.required]
        body = operation.body is not None and operation.body.required
        if len(needed) != 1 or body or not self._is_id(needed[0].type):
            message = f"{_name(operation)} must need one parameter, text or a whole number: the id"
            self._fault("SPEC387", word, message)
            return None
        return needed[0]

    def _check_needs_nothing(self, poll: Operation) -> None:
        needed = (each for each in poll.parameters if each.required and each.place != "path")
        first = next(needed, None)
        if first is not None:
            message = (
                f"{_name(poll)} needs {quote(reveal(first.wire_name))}, which a URL cannot give"
            )
            self._fault("SPEC387", self.words.poll, message)

    # members of the status

    def _spot(self, operation: Operation, whole: TypeUse, word: Word | None) -> Spot | None:
        found = find_spot(self.named, whole, word.text) if word is not None else None
        if word is None or isinstance(found, Spot):
            return found if isinstance(found, Spot) else None
        message = f"{quote(reveal(word.text))} is not a member of the response of"
        hint = found.hint if found is not None else ""
        self._fault("SPEC388", word, f"{message} {_name(operation)}", hint)
        return None

    def _text(self, operation: Operation, whole: TypeUse, word: Word | None) -> Spot | None:
        spot = self._spot(operation, whole, word)
        if word is not None and spot is not None and not self._is_text(spot.type):
            message = f"{quote(reveal(word.text))} in the response of {_name(operation)}"
            self._fault("SPEC388", word, f"{message} must be text")
        return spot

    def _is_text(self, use: TypeUse) -> bool:
        kind = self.named.bare(use)
        if isinstance(kind, EnumType):
            return kind.base == "string"
        return isinstance(kind, StringType) and kind.format is None

    def _id(self, operation: Operation, whole: TypeUse, word: Word) -> Spot | None:
        spot = self._spot(operation, whole, word)
        if spot is not None and not self._is_id(spot.type):
            message = f"{quote(reveal(word.text))} in the response of {_name(operation)}"
            self._fault("SPEC388", word, f"{message} must be text or a whole number, an id")
        return spot

    def _is_id(self, use: TypeUse) -> bool:
        kind = self.named.bare(use)
        if isinstance(kind, StringType):
            return kind.format in (None, "uuid")
        return isinstance(kind, IntegerType)

    # the result

    def _result(self, poll: Operation, whole: TypeUse) -> _Result | None:
        words = self.words.result
        if words is None:
            return _Result(type=None)
        if words.operation is not None:
            return self._last(poll, whole, words.operation, words.id)
        if words.member is None:
            return _Result(type=whole, outcome=Spot(type=whole))
        spot = self._spot(poll, whole, words.member)
        return None if spot is None else _Result(type=spot.type, outcome=spot)

    def _last(
        self, poll: Operation, whole: TypeUse, word: Word, identity: Word | None
    ) -> _Result | None:
        last = self._operation(word)
        if last is None:
            return None
        if identity is None and self.words.style == "url":
            hint = "add `id` with the member of the status that is the id of the result"
            message = f"{_name(last)} needs an id, and the status has a URL"
            self._fault("SPEC390", word, message, hint)
        response = _only_response(last)
        if response is None:
            message = f"{_name(last)} must have one kind of response, without pages and streams"
            self._fault("SPEC390", word, message)
            return None
        unwrapping = read_unwrapping(self.named, last)[0]
        return _Result(
            type=response.type if unwrapping is None else unwrapping.spot.type,
            outcome=None if unwrapping is None else unwrapping.spot,
            last=last,
            argument=self._only_argument(last, word),
            id=self._id(poll, whole, identity) if identity is not None else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Result:
    """Where the result stands, and its type."""

    type: TypeUse | None
    outcome: Spot | None = None
    last: Operation | None = None
    argument: Parameter | None = None
    id: Spot | None = None


def _name(operation: Operation) -> str:
    return quote(reveal(operation.full_name))


def _shown(value: object) -> object:
    return reveal(value) if isinstance(value, Text) else value


def _only_response(operation: Operation) -> Response | None:
    """The response of an operation that is a value of one type."""
    kinds = {each.type for each in operation.responses}
    is_plain = not (operation.paging or operation.header_result or operation.conditions)
    if len(kinds) != 1 or not is_plain or any(each.stream for each in operation.responses):
        return None
    return operation.responses[0]


def read_course(
    named: NamedTypes, operations: Mapping[Text, Operation], operation: Operation
) -> tuple[Course | None, tuple[CourseFault, ...]]:
    """Return the course of an operation, if it has one that is right, and all faults."""
    if operation.long_running is None:
        return None, ()
    reader = CourseReader(named, operations, operation, operation.long_running)
    return reader.read(), tuple(reader.faults)


def course_faults(named: NamedTypes, operations: Mapping[Text, Operation]) -> Iterator[CourseFault]:
    """Every fault of the long-running operations of a service."""
    for operation in operations.values():
        yield from read_course(named, operations, operation)[1]

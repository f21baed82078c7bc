"""How something that goes on is followed to its end: every decision, without I/O.

The synchronous and the asynchronous handles share it. Nothing is guessed: a status that is missing,
of another kind than declared or not documented is an `UnexpectedResponse`.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field, replace
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeAlias, cast

from ..client_config import check_seconds
from ..error_reasons import said
from ..errors import ArgumentError, DeadlineError
from ..following import AddressError
from ..limits import LONGEST_CURSOR
from ..members import Place, reach
from ..public import public_package
from ..redaction import hide, printable
from ..response import RawResponse, unexpected_in
from ..retry_after import asked_pause

if TYPE_CHECKING:
    from ..client_config import Setup
    from ..errors import ServiceError
    from ..groups import AsyncCaller, Caller
    from ..operation import Operation

LONGEST_PAUSE = 3600.0
"""The maximum seconds between two requests for the status; a service that asks for more is asked
then."""

SHORTEST_PAUSE = 0.2
"""The minimum seconds between two requests for the status, also if a service asks for less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How an operation is followed to its end.

    `url` is the header field with the URL of the status, `header` that with the id, `identity` the
    member of the response that is the id. `poll` and `last` are the module and the constant of
    operations; `argument` and `last_argument` take the id. `outcome` is a part of the response of
    `last`, or else of the last status, as all other members are; without both, there is no result.
    """

    poll: str
    status: Place
    running: tuple[str, ...]
    succeeded: tuple[str, ...]
    failed: tuple[str, ...]
    url: str = ""
    header: str = ""
    identity: Place = ()
    argument: str = ""
    code: Place = ()
    message: Place = ()
    outcome: Place | None = None
    last: str = ""
    last_argument: str = ""
    last_id: Place = ()
    interval: int = 5
    """Seconds between two requests, where the service does not say it."""


class Rest(NamedTuple):
    """Wait for this number of seconds."""

    seconds: float


class Ask(NamedTuple):
    """Make this call, in `left` seconds if the whole has a deadline."""

    operation: Operation[Any]
    arguments: dict[str, object]
    left: float | None = None
    whole: float | None = None
    check: Callable[[RawResponse[Any]], object] | None = None
    """What is made of the response while the secrets of the call are known."""

    def late(self, setup: Setup) -> DeadlineError | None:
        """Return what a call without a response in time means, if it is the end of the whole."""
        if self.whole is None or self.left is None or self.left > setup.options.deadline:
            return None
        return too_late(self.whole)


Step: TypeAlias = Rest | Ask
Waiting: TypeAlias = Generator[Step, RawResponse[Any] | None, Any]


@dataclass(slots=True, kw_only=True)
class Job:
    """Something that goes on: its id, the call that reads its status, and when that is due."""

    course: Course
    operation: Operation[Any]
    """The operation that began it."""
    id: str
    poll: Operation[Any]
    arguments: dict[str, object] = field(default_factory=dict)
    due: float | None = None
    """The time by the clock of the client before which the service is not asked."""


def begin(
    caller: Caller | AsyncCaller,
    operation: Operation[Any],
    arguments: dict[str, object],
    course: Course,
    raw: RawResponse[Any],
) -> Job:
    """Return what a call began; raises `UnexpectedResponse` if its response does not name it."""
    if course.url:
        job = _at_url(caller, operation, arguments, course, raw)
    else:
        identity = _identity(course, raw)
        try:
            job = _named(operation, course, identity)
        except ArgumentError as error:
            _refuse(raw, f"the id of what began cannot be used: {error}")
    _note_pause(job, caller.setup, raw)
    return job


def resume(
    caller: Caller | AsyncCaller, operation: Operation[Any], course: Course, identity: str
) -> Job:
    """Return what has this id; raises `ArgumentError` if it cannot be one."""
    if not isinstance(identity, str) or not identity or len(identity) > LONGEST_CURSOR:
        raise ArgumentError(f"`id` must be text of 1 to {LONGEST_CURSOR} characters")
    if not course.url:
        return _named(operation, course, identity)
    if not identity.startswith(("/", "https://", "http://")):
        raise ArgumentError("`id` is not one of this operation")
    try:
        return _at(caller, operation, _without_path(operation), {}, course, identity)
    except AddressError:
        raise ArgumentError("`id` is not one of this operation") from None


def _at_url(
    caller: Caller | AsyncCaller,
    operation: Operation[Any],
    arguments: dict[str, object],
    course: Course,
    raw: RawResponse[Any],
) -> Job:
    url = _header(raw, course.url)
    try:
        return _at(caller, operation, operation, arguments, course, url)
    except AddressError as error:
        _refuse(raw, f"the status is at {error}")


def _at(
    caller: Caller | AsyncCaller,
    operation: Operation[Any],
    base: Operation[Any],
    arguments: dict[str, object],
    course: Course,
    reference: str,
) -> Job:
    """Return the job whose status has a URL, relative to that of a call; raises `AddressError`.

    At the host of the operation the id is path and query. At another host that the service may lead
    to it is the whole URL, which is judged again where the handle is made again.
    """
    poll = caller.follow(base, arguments, reference, _without_path(_load(course.poll)))
    own, address = caller.setup.home(operation).origin, poll.address or ""
    identity = address.removeprefix(own) if address.startswith(f"{own}/") else address
    return Job(course=course, operation=operation, id=identity, poll=poll)


def _without_path(operation: Operation[Any]) -> Operation[Any]:
    """Return an operation whose address is given, so that it takes no arguments."""
    return replace(operation, path=(), query=(), headers=(), body=None)


def _named(operation: Operation[Any], course: Course, identity: str) -> Job:
    poll = _load(course.poll)
    arguments = {course.argument: _as_argument(poll, course.argument, identity)}
    return Job(course=course, operation=operation, id=identity, poll=poll, arguments=arguments)


def _as_argument(operation: Operation[Any], name: str, identity: str) -> object:
    """Return an id as the type of a parameter; raises `ArgumentError`."""
    from ..decoding import DecodeError, convert_text

    in_path = (each for each in operation.path if not isinstance(each, str))
    parameters = (*in_path, *operation.query, *operation.headers)
    kind = next(each.kind for each in parameters if each.name == name)
    try:
        return convert_text(identity, cast("type[object]", kind))
    except DecodeError:
        raise ArgumentError("`id` is not one of this operation") from None


def _identity(course: Course, raw: RawResponse[Any]) -> str:
    if course.header:
        return _header(raw, course.header)
    found = reach(raw.value, course.identity)
    text = "" if found is None else str(found)
    if not text:
        _refuse(raw, "the response does not say the id of what began")
    return _checked(raw, text)


def _header(raw: RawResponse[Any], name: str) -> str:
    text = raw.headers.get(name, "").strip()
    if not text:
        _refuse(raw, f"the response lacks the header field `{name}`, which leads to the status")
    return _checked(raw, text)


def _checked(raw: RawResponse[Any], text: str) -> str:
    if len(text) > LONGEST_CURSOR:
        _refuse(raw, f"what leads to the status has more than {LONGEST_CURSOR} characters")
    return text


def _load(reference: str) -> Operation[Any]:
    """Return the operation of a constant of the package."""
    module, _, name = reference.partition(":")
    package = import_module(f"{public_package(__name__)}.operations.{module}")
    return cast("Operation[Any]", getattr(package, name))


def _refuse(raw: RawResponse[Any], message: str) -> NoReturn:
    raise unexpected_in(raw, message)


# the status


def _note_pause(job: Job, setup: Setup, raw: RawResponse[Any]) -> None:
    """Note when the service is asked next: when it says, or after the interval."""
    asked = asked_pause(raw.headers)
    seconds = job.course.interval if asked is None else min(asked, LONGEST_PAUSE)
    seconds = max(seconds, SHORTEST_PAUSE)
    job.due = setup.options.clock() + seconds


def read_status(job: Job, setup: Setup, raw: RawResponse[Any]) -> str:
    """Return the status that a response says; raises `UnexpectedResponse` if it says none."""
    _note_pause(job, setup, raw)
    found = reach(raw.value, job.course.status)
    if not isinstance(found, str):
        _refuse(raw, "the status is missing or of another kind than declared")
    return str(found)


def _judge(
    job: Job, setup: Setup, progress: Callable[[str], object] | None, raw: RawResponse[Any]
) -> None:
    """Tell the status that a response says; raises if it is a failure, or not documented."""
    status, course = read_status(job, setup, raw), job.course
    if status not in (*course.running, *course.succeeded, *course.failed):
        _refuse(raw, f"`{printable(hide(status), 100)}` is not a documented status")
    if progress is not None:
        progress(status)
    if status in course.failed:
        raise _failure(job, setup, raw)


def waiting(
    job: Job, setup: Setup, deadline: float | None, progress: Callable[[str], object] | None
) -> Waiting:
    """Follow a job to its end; the generator's return value is the result.

    Raises `OperationFailedError`, `DeadlineError` after `deadline` seconds, `UnexpectedResponse`.
    """
    if deadline is not None:
        check_seconds("deadline", deadline)
    clock, course = setup.options.clock, job.course
    end = None if deadline is None else clock() + deadline
    check = partial(_judge, job, setup, progress)
    while True:
        pause = 0.0 if job.due is None else job.due - clock()
        if pause > 0:
            if end is not None and clock() + pause >= end:
                raise too_late(deadline)
            yield Rest(min(pause, LONGEST_PAUSE))
        left = _left(clock, end, deadline)
        raw = yield Ask(job.poll, job.arguments, left, deadline, check)
        assert raw is not None
        if str(reach(raw.value, course.status)) in course.succeeded:
            break
    if not course.last:
        return _outcome(course, raw)
    last = _load(course.last)
    arguments = {course.last_argument: _last_id(job, last, raw)}
    raw = yield Ask(last, arguments, _left(clock, end, deadline), deadline)
    assert raw is not None
    return raw.value if course.outcome is None else _outcome(course, raw)


def _left(clock: Callable[[], float], end: float | None, deadline: float | None) -> float | None:
    if end is None:
        return None
    left = end - clock()
    if left <= 0:
        raise too_late(deadline)
    return left


def too_late(deadline: float | None) -> DeadlineError:
    """Return the exception for something that did not end in time."""
    return DeadlineError(f"the operation did not end within {deadline or 0:g} seconds")


def _outcome(course: Course, raw: RawResponse[Any]) -> object:
    if course.outcome is None:
        return None
    found = reach(raw.value, course.outcome)
    if found is None:
        _refuse(raw, "the operation succeeded, but its result is missing or of another kind")
    return found


def _last_id(job: Job, last: Operation[Any], raw: RawResponse[Any]) -> object:
    course, identity = job.course, job.id
    if course.last_id:
        found = reach(raw.value, course.last_id)
        if found is None:
            _refuse(raw, "the operation succeeded, but does not say the id of its result")
        identity = _checked(raw, str(found))
    try:
        return _as_argument(last, course.last_argument, identity)
    except ArgumentError as error:
        _refuse(raw, f"the result cannot be requested: {error}")


def _failure(job: Job, setup: Setup, raw: RawResponse[Any]) -> ServiceError:
    """Return the exception for the end of a job that failed, with what is documented of its code."""
    code, message = (
        _text_at(raw.value, place) if place else None
        for place in (job.course.code, job.course.message)
    )
    kind: type[ServiceError] = import_module(
        f"{public_package(__name__)}.errors"
    ).OperationFailedError
    return kind(
        status=raw.status,
        code=code,
        message=message or "the operation failed",
        reasons=_reasons(job, setup, code) if code is not None else (),
        request_id=raw.request_id,
        headers=raw.headers,
        body=raw.body,
    )


def _text_at(value: object, place: Place) -> str | None:
    found = reach(value, place)
    return hide(found) if isinstance(found, str) else None


def _reasons(job: Job, setup: Setup, code: str) -> tuple[str, ...]:
    """Return the documented reasons of a code, whatever its status, or its meaning."""
    service = setup.service
    name = next((name for (_, each), name in service.names.items() if each == code), code)
    own = (each[name] for each in job.operation.reasons.values() if name in each)
    return said(service, name, next(own, ()) or service.general.get(name, ()))

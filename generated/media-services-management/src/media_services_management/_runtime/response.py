"""Converts a received response to the value of a call or its exception, without I/O."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, cast

from .arguments import name_kind
from .errors import NotModifiedError, ServiceError, UnexpectedResponse
from .headers import Headers
from .members import bare_kind
from .operation import Form, Operation, ResponseChoice, Service, Status, StreamedItems
from .problems import Problem
from .public import public_package, publish
from .redaction import hide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .header_fields import HeaderFields


T = TypeVar("T")
D = TypeVar("D")
E = TypeVar("E")
H = TypeVar("H")


class Answer(NamedTuple):
    """A received response. `fault` says why the body is incomplete or unreadable, if it is."""

    status: int
    reason: str
    headers: Headers
    body: bytes
    fault: str | None = None
    is_cut_short: bool = False
    """Whether the connection was lost before the body was complete."""
    opened: Any = None
    """What the body can be read from, if that has not been done yet."""

    @property
    def essence(self) -> str:
        """The media type without its parameters, in lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def __repr__(self) -> str:
        return f"Answer(status={self.status}, headers={self.headers!r})"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawResponse(Generic[T]):
    """A successful response: its value, its status, its header fields and the service's request id.

    `body` contains the decoded bytes. `problems` are the parts of the body and the header fields
    that are `None` because they are missing or of another kind than declared, at most 100.
    """

    value: T
    status: int
    headers: Headers
    request_id: str | None
    body: bytes = field(default=b"", repr=False)
    problems: tuple[Problem, ...] = ()

    def text(self) -> str:
        """Return the body as text in its declared character set, UTF-8 by default.

        Raises `UnexpectedResponse` if it is not text.
        """
        from .decoding import DecodeError, to_str

        try:
            return to_str(self.body, self.headers.get("content-type", ""))
        except DecodeError as error:
            raise self._unreadable(error) from None

    def json(self) -> Any:  # noqa: ANN401 - whatever the service sent
        """Return the body, which is JSON, as dicts, lists and scalars, with all its members.

        Raises `UnexpectedResponse` if it is not JSON, or ambiguous.
        """
        from .decoding import DecodeError, parse_json

        text = self.text()
        try:
            return parse_json(text)
        except DecodeError as error:
            raise self._unreadable(error) from None

    def _unreadable(self, error: ValueError) -> UnexpectedResponse:
        return unexpected_in(self, f"the body cannot be read: {error}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseWithHeaders(RawResponse[T], Generic[T, H]):
    """A successful response of an operation whose header fields are declared.

    `declared_headers` has them as typed attributes, `None` where the response has no such field.
    """

    declared_headers: H = field(repr=False)


publish(public_package(__name__), (RawResponse, ResponseWithHeaders))


def unexpected_in(raw: RawResponse[Any], message: str) -> UnexpectedResponse:
    """Return the exception for a successful response that cannot be used."""
    return UnexpectedResponse(
        status=raw.status,
        message=message,
        request_id=raw.request_id,
        headers=raw.headers,
        body=raw.body,
    )


def read_answer(
    service: Service,
    operation: Operation[T],
    answer: Answer,
    arguments: Mapping[str, object],
    *,
    strict: bool = False,
) -> RawResponse[T]:
    """Return the typed response to a call with these arguments.

    Raises `ServiceError` or `UnexpectedResponse`. Unless `strict`, parts that do not have their
    declared type are `None`, and problems.
    """
    if answer.status >= 400:
        raise service_error(service, operation, answer)
    if answer.fault is not None:
        raise unexpected(service, answer, answer.fault)
    if "2XX" in service.bodies:
        _refuse_failure(service, operation, answer)
    if answer.status not in operation.responses:
        expected = ", ".join(str(status) for status in operation.responses)
        raise unexpected(
            service, answer, f"status {answer.status} where the spec declares {expected}"
        )
    kind = _kind(operation, answer, arguments)
    problems: list[Problem] | None = None if strict else []
    value = _value(service, operation, kind, answer, problems)
    return with_value(service, operation, answer, value, problems)


def with_value(
    service: Service,
    operation: Operation[T],
    answer: Answer,
    value: object,
    problems: list[Problem] | None,
) -> RawResponse[T]:
    """Return the response with this value and the problems with it.

    Raises `UnexpectedResponse` for its header fields if there is no list of problems.
    """
    declared = _declared_headers(service, operation, answer, problems)
    if operation.header_result is not None:
        value = getattr(declared, operation.header_result)
    with_headers = partial(ResponseWithHeaders, declared_headers=declared)
    kind: Callable[..., RawResponse[T]] = RawResponse if declared is None else with_headers
    return kind(
        value=value,
        status=answer.status,
        headers=answer.headers,
        request_id=request_id(service, answer),
        body=answer.body,
        problems=tuple(problems or ()),
    )


_CONDITIONS = frozenset({"if-none-match", "if-modified-since"})


def refuse_unchanged(service: Service, answer: Answer, sent: Iterable[tuple[str, str]]) -> None:
    """Raise `NotModifiedError` for a 304 that answers the condition of a request's fields."""
    if answer.status == 304 and any(name.lower() in _CONDITIONS for name, _ in sent):
        raise NotModifiedError(request_id=request_id(service, answer), headers=answer.headers)


def _refuse_failure(service: Service, operation: Operation[Any], answer: Answer) -> None:
    """Raise `ServiceError` for a response with a status of success whose body is an error."""
    from .error_bodies import is_error_inside

    content_type = answer.headers.get("content-type", "")
    if is_error_inside(service.bodies["2XX"], answer.body, content_type):
        raise service_error(service, operation, answer)


def _kind(operation: Operation[Any], answer: Answer, arguments: Mapping[str, object]) -> object:
    kind = operation.responses[answer.status]
    return kind.pick(arguments, answer.essence) if isinstance(kind, ResponseChoice) else kind


_WHOLE = ("/json", "+json", "/xml", "+xml", "/html")


def stream_kind(
    service: Service, operation: Operation[Any], answer: Answer, arguments: Mapping[str, object]
) -> StreamedItems | Form | None:
    """Return what a body that is still to be read is a stream of, or `None` if it is not one."""
    if answer.fault is not None or answer.status not in operation.responses:
        return None
    kind = _kind(operation, answer, arguments)
    if isinstance(kind, StreamedItems):
        return None if answer.essence.endswith(_WHOLE) else kind
    is_stream = kind is Form.STREAM and not _may_be_failure(service, operation, answer)
    return Form.STREAM if is_stream else None


def _may_be_failure(service: Service, operation: Operation[Any], answer: Answer) -> bool:
    """Return whether the body of a success may be an error, of a type that nobody asked for."""
    asked = operation.accept or ""
    is_told = "2XX" in service.bodies and answer.essence.endswith(_WHOLE)
    return is_told and answer.essence not in asked


def _value(
    service: Service,
    operation: Operation[Any],
    kind: object,
    answer: Answer,
    problems: list[Problem] | None,
) -> object:
    if kind is None:
        return None
    if isinstance(kind, StreamedItems) or kind is Form.STREAM:
        raise _no_stream(service, operation, kind, answer)
    if not answer.body and not isinstance(kind, Form):
        raise unexpected(service, answer, "the body is empty")
    from .decoding import DecodeError, decode

    try:
        content_type = answer.headers.get("content-type", "")
        return decode(cast("type[object]", kind), answer.body, content_type, problems)
    except DecodeError as error:
        raise unexpected(service, answer, f"the body cannot be read: {error}") from None


def _no_stream(
    service: Service, operation: Operation[Any], kind: object, answer: Answer
) -> ServiceError | UnexpectedResponse:
    from .error_bodies import is_failure

    what = "bytes"
    if isinstance(kind, StreamedItems):
        if is_failure(kind, "", answer.body):
            return service_error(service, operation, answer)
        what = "items"
    return unexpected(service, answer, f"the body is `{answer.essence}`, not a stream of {what}")


def _declared_headers(
    service: Service, operation: Operation[Any], answer: Answer, problems: list[Problem] | None
) -> HeaderFields | None:
    if operation.response_headers is None:
        return None
    from .decoding import DecodeError, convert_text

    found: dict[str, object] = {}
    for name, (wire, kind) in operation.response_headers.__declared__.items():
        text = answer.headers.get(wire)
        try:
            found[name] = None if text is None else convert_text(text, cast("type[object]", kind))
        except DecodeError:
            if problems is None:
                message = f"the header field `{wire}` does not have the declared type"
                raise unexpected(service, answer, message) from None
            found[name] = None
            problems.append(Problem(wire, name_kind(bare_kind(kind)), "text"))
    return operation.response_headers(found)


def request_id(service: Service, answer: Answer) -> str | None:
    """Return the service's id of the request, if the response has one."""
    found = None if service.request_id is None else answer.headers.get(service.request_id)
    return None if found is None else hide(found)


def unexpected(service: Service, answer: Answer, message: str) -> UnexpectedResponse:
    """Return the exception for a response that is not an error, but cannot be used."""
    return UnexpectedResponse(
        status=answer.status,
        message=hide(message),
        request_id=request_id(service, answer),
        headers=answer.headers,
        body=answer.body,
    )


def service_error(service: Service, operation: Operation[Any], answer: Answer) -> ServiceError:
    """Return the exception for a response that is an error; never fails."""
    from .error_bodies import read_failure

    body = _of_status(service.bodies, answer.status, None)
    content_type, problems = answer.headers.get("content-type", ""), list[Problem]()
    code, message, value = read_failure(answer.body, content_type, body, problems)
    name = _name(service, answer.status, code)
    kind = service.classes.get(name) or _of_status(service.errors, answer.status, service.error)
    return kind(
        status=answer.status,
        code=code,
        message=message or hide(answer.reason) or "no message",
        reasons=_reasons(service, operation, answer.status, name),
        request_id=request_id(service, answer),
        headers=answer.headers,
        body=answer.body,
        value=value,
        problems=tuple(problems),
    )


def _ranges(status: int) -> tuple[Status, ...]:
    """Return the status and the ranges that it is in, the narrowest first."""
    return (status, *_HUNDREDS.get(status // 100, ()), "default")


_HUNDREDS: dict[int, tuple[Status, ...]] = {2: ("2XX",), 4: ("4XX",), 5: ("5XX",)}


def _of_status(found: Mapping[Status, D], status: int, default: E) -> D | E:
    """Return what the narrowest range of a status has."""
    return next((found[each] for each in _ranges(status) if each in found), default)


def _name(service: Service, status: int, code: str | None) -> str:
    """Return the name of an error; empty for one without a code that is not documented."""
    if code is None:
        return ""
    found = (service.names.get((each, code)) for each in _ranges(status))
    return next((name for name in found if name is not None), code)


def _reasons(
    service: Service, operation: Operation[Any], status: int, name: str
) -> tuple[str, ...]:
    """Return the reasons of the error, or those of the status if there is no code."""
    own = _of_status(operation.reasons, status, None)
    if name:
        ranges = (operation.reasons.get(each, {}) for each in _ranges(status))
        named = next((each[name] for each in ranges if name in each), ())
        return said(service, name, named or service.general.get(name, ()))
    if own:
        return tuple(text for each, names in own.items() for text in said(service, each, names))
    return said(service, _of_status(service.usual, status, ""), ())


def said(service: Service, error: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the texts of an error's reasons, or its title where there are none."""
    if names:
        return tuple(service.reasons[error][name] for name in names)
    title = service.titles.get(error)
    return () if title is None else (title,)

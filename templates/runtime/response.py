"""Converts a received response to the value of a call or its exception, without I/O."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, cast

from .arguments import name_kind
from .error_reasons import error_name, of_status, reasons_of
from .errors import NotModifiedError, ServiceError, UnexpectedResponse
from .headers import Headers
from .members import bare_kind
from .operation import (
    Form,
    Operation,
    ResponseCase,
    ResponseChoice,
    Service,
    StreamedItems,
    response_key,
)
from .other_forms import (
    case_of_another,
    comes_as_stream,
    comes_whole,
    describe_other,
    may_be_failure,
)
from .problems import Problem
from .public import public_package, publish
from .redaction import hide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .header_fields import HeaderFields


T = TypeVar("T")
H = TypeVar("H")


class Response(NamedTuple):
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
        return f"Response(status={self.status}, headers={self.headers!r})"


class Sent(NamedTuple):
    """What is known of the request of a response."""

    method: str = ""
    url: str = ""
    elapsed: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RawResponse(Generic[T]):
    """A successful response: its value, its status, its header fields and the service's request id.

    `method` and `url` are those of the request, the latter without its query and with `[hidden]` in
    place of each secret. `elapsed` is the time of the last attempt, in seconds: until the body had
    been read, or, of a stream, until its header fields had arrived. `body` contains the decoded bytes. `problems` are the parts of the body and the header fields
    that are `None` because they are missing or of another kind than declared, at most 100.
    """

    value: T
    status: int
    headers: Headers
    request_id: str | None
    body: bytes = field(default=b"", repr=False)
    problems: tuple[Problem, ...] = ()
    method: str = ""
    url: str = ""
    elapsed: float = field(default=0.0, repr=False, compare=False)

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


def read_response(
    service: Service,
    operation: Operation[T],
    response: Response,
    arguments: Mapping[str, object],
    sent: Sent,
    *,
    strict: bool = False,
) -> RawResponse[T]:
    """Return the typed response to a call with these arguments.

    Raises `ServiceError` or `UnexpectedResponse`. Unless `strict`, parts that do not have their
    declared type are `None`, and problems; so is a status that means the same as the declared one.
    """
    if response.status >= 400:
        raise service_error(service, operation, response)
    if response.fault is not None:
        raise unexpected(service, response, response.fault)
    if "2XX" in service.bodies:
        _refuse_failure(service, operation, response)
    problems: list[Problem] | None = None if strict else []
    case = _case(operation, response, arguments)
    if case is None:
        case = _case_of_another(service, operation, response, arguments, problems)
    value = _value(service, operation, case, response, problems)
    return with_value(service, operation, response, value, problems, sent)


def with_value(
    service: Service,
    operation: Operation[T],
    response: Response,
    value: object,
    problems: list[Problem] | None,
    sent: Sent,
) -> RawResponse[T]:
    """Return the response with this value and the problems with it.

    Raises `UnexpectedResponse` for its header fields if there is no list of problems.
    """
    declared = _declared_headers(service, operation, response, problems)
    if operation.header_result is not None:
        value = getattr(declared, operation.header_result)
    made: RawResponse[T] = _constructor(declared)(
        value=value,
        status=response.status,
        headers=response.headers,
        request_id=request_id(service, response),
        body=response.body,
        problems=tuple(problems or ()),
        method=sent.method,
        url=sent.url,
        elapsed=sent.elapsed,
    )
    return made


def _constructor(declared: object) -> Callable[..., RawResponse[Any]]:
    """Return the class of a response, with its declared header fields if it has some."""
    return (
        RawResponse if declared is None else partial(ResponseWithHeaders, declared_headers=declared)
    )


_CONDITIONS = frozenset({"if-none-match", "if-modified-since"})


def refuse_unchanged(service: Service, response: Response, sent: Iterable[tuple[str, str]]) -> None:
    """Raise `NotModifiedError` for a 304 that answers the condition of a request's fields."""
    if response.status == 304 and any(name.lower() in _CONDITIONS for name, _ in sent):
        raise NotModifiedError(request_id=request_id(service, response), headers=response.headers)


def _refuse_failure(service: Service, operation: Operation[Any], response: Response) -> None:
    """Raise `ServiceError` for a response with a status of success whose body is an error."""
    from .error_bodies import is_error_inside

    content_type = response.headers.get("content-type", "")
    if is_error_inside(service.bodies["2XX"], response.body, content_type):
        raise service_error(service, operation, response)


def _case(
    operation: Operation[Any], response: Response, arguments: Mapping[str, object]
) -> ResponseCase | None:
    """Return what a response is, or `None` if nothing is declared for its status."""
    key = response_key(operation.responses, response.status)
    if key is None:
        return None
    kind = operation.responses[key]
    if isinstance(kind, ResponseChoice):
        return kind.pick(arguments, response.essence)
    return ResponseCase(kind)


def _case_of_another(
    service: Service,
    operation: Operation[Any],
    response: Response,
    arguments: Mapping[str, object],
    problems: list[Problem] | None,
) -> ResponseCase:
    """Return what a response of an undeclared status is, and add the status to the problems.

    Raises `UnexpectedResponse` if nobody can tell, or if there is no list of problems.
    """
    status = response.status
    found = case_of_another(operation, status, arguments, response.essence)
    if found is None or problems is None:
        expected = ", ".join(str(each) for each in operation.responses)
        raise unexpected(service, response, f"status {status} where the spec declares {expected}")
    declared, case = found
    problems.append(Problem("status", str(declared), str(status)))
    return case


def stream_kind(
    service: Service, operation: Operation[Any], response: Response, arguments: Mapping[str, object]
) -> StreamedItems | Form | None:
    """Return what a body that is still to be read is a stream of, or `None` if it is not one."""
    case = _case(operation, response, arguments)
    if response.fault is not None or case is None:
        return None
    if isinstance(case.kind, StreamedItems):
        return None if comes_whole(case, response.essence) else case.kind
    is_failure = may_be_failure(service, operation, case, response.essence)
    return Form.STREAM if case.kind is Form.STREAM and not is_failure else None


def is_worth_reading(
    operation: Operation[Any], response: Response, arguments: Mapping[str, object]
) -> bool:
    """Return whether to read the body of a response that is not what a caller reads as it comes.

    A stream where a whole value should be can go on for ever.
    """
    case = _case(operation, response, arguments)
    return case is None or not comes_as_stream(case, response.essence)


def _value(
    service: Service,
    operation: Operation[Any],
    case: ResponseCase,
    response: Response,
    problems: list[Problem] | None,
) -> object:
    kind = case.kind
    if kind is None:
        return None
    if isinstance(kind, StreamedItems):
        raise _no_stream(service, operation, case, response)
    if kind is Form.STREAM or (operation.streams and comes_as_stream(case, response.essence)):
        raise unexpected(service, response, _other(service, operation, case, response))
    if not response.body and not isinstance(kind, Form):
        raise unexpected(service, response, "the body is empty")
    from .decoding import DecodeError, decode

    try:
        content_type = response.headers.get("content-type", "")
        return decode(cast("type[object]", kind), response.body, content_type, problems)
    except DecodeError as error:
        message = f"the body cannot be read: {error}"
        if comes_as_stream(case, response.essence):
            message = _other(service, operation, case, response)
        raise unexpected(service, response, message) from None


def _no_stream(
    service: Service, operation: Operation[Any], case: ResponseCase, response: Response
) -> ServiceError | UnexpectedResponse:
    from .error_bodies import is_failure

    if is_failure(cast("StreamedItems", case.kind), "", response.body):
        return service_error(service, operation, response)
    return unexpected(service, response, _other(service, operation, case, response))


def _other(
    service: Service, operation: Operation[Any], case: ResponseCase, response: Response
) -> str:
    return describe_other(service, operation, case, response.status, response.essence)


def _declared_headers(
    service: Service, operation: Operation[Any], response: Response, problems: list[Problem] | None
) -> HeaderFields | None:
    if operation.response_headers is None:
        return None
    from .decoding import DecodeError, convert_text

    found: dict[str, object] = {}
    for name, (wire, kind) in operation.response_headers.__declared__.items():
        text = response.headers.get(wire)
        try:
            found[name] = None if text is None else convert_text(text, cast("type[object]", kind))
        except DecodeError:
            if problems is None:
                message = f"the header field `{wire}` does not have the declared type"
                raise unexpected(service, response, message) from None
            found[name] = None
            problems.append(Problem(wire, name_kind(bare_kind(kind)), "text"))
    return operation.response_headers(found)


def request_id(service: Service, response: Response) -> str | None:
    """Return the service's id of the request, if the response has one."""
    found = None if service.request_id is None else response.headers.get(service.request_id)
    return None if found is None else hide(found)


def unexpected(service: Service, response: Response, message: str) -> UnexpectedResponse:
    """Return the exception for a response that is not an error, but cannot be used."""
    return UnexpectedResponse(
        status=response.status,
        message=hide(message),
        request_id=request_id(service, response),
        headers=response.headers,
        body=response.body,
    )


def service_error(service: Service, operation: Operation[Any], response: Response) -> ServiceError:
    """Return the exception for a response that is an error; never fails."""
    from .error_bodies import read_failure

    body = of_status(service.bodies, response.status, None)
    content_type, problems = response.headers.get("content-type", ""), list[Problem]()
    code, message, value = read_failure(response.body, content_type, body, problems)
    name = error_name(service, response.status, code)
    kind = service.classes.get(name) or of_status(service.errors, response.status, service.error)
    return kind(
        status=response.status,
        code=code,
        message=message or hide(response.reason) or "no message",
        reasons=reasons_of(service, operation, response.status, name),
        request_id=request_id(service, response),
        headers=response.headers,
        body=response.body,
        value=value,
        problems=tuple(problems),
    )

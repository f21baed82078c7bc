"""Refused requests: the error of each, and its body in every recorded shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from html import escape
from http import HTTPStatus
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from .behaviour import ErrorResponse
from .messages import Request, Response, choose
from .tables import Tables
from .wire import ErrorShape, Problem, kind_of, usual_form
from .wire import encode as encode_value

if TYPE_CHECKING:
    from ..description_types import ErrorCode

ErrorForm: TypeAlias = Literal["auto", "json", "xml", "json_in_xml_string", "text", "html", "empty"]
ERROR_FORMS: Final[tuple[ErrorForm, ...]] = get_args(ErrorForm)

# The statuses of general errors: the first that the service documents, else the first.
_STATUSES: Final[Mapping[str, tuple[int, ...]]] = {
    "unknown_path": (404, 400),
    "unknown_verb": (405, 400),
    "wrong_query": (400,),
    "wrong_header": (400,),
    "unauthenticated": (401, 403, 400),
    "malformed_request": (400,),
    "missing_body": (400,),
    "malformed_body": (400,),
    "missing_content_type": (400,),
    "unknown_content_type": (415, 400),
    "not_acceptable": (406, 400),
    "too_large": (413, 400),
    "busy": (503,),
    "internal": (500,),
}
_JSON, _XML = "application/json", "application/xml"


class Refusal(Exception):  # noqa: N818 - says what it is
    """A request that is answered with an error; `detail` is the problem, for the log."""

    def __init__(
        self, code: str | None, status: int, message: str, detail: str, *, is_number: bool = False
    ) -> None:
        super().__init__(message)
        self.is_number = is_number
        self.allowed: tuple[str, ...] = ()
        """The verbs that the address takes, if the verb of the request is none of them."""
        self.code = code
        self.status = status
        self.message = message
        self.detail = detail


class Refusals:
    """Makes refusals from the documented errors, and responses from refusals."""

    def __init__(self, tables: Tables, form: ErrorForm = "auto") -> None:
        if form not in ERROR_FORMS:
            raise ValueError(f"unknown error form `{form}`: use one of {', '.join(ERROR_FORMS)}")
        self.form: ErrorForm = form
        self._tables = tables
        self._media_types = _media_types(tables)
        self._chosen: Mapping[str, ErrorResponse] = {
            each.situation: each.error for each in tables.behaviour.refusals
        }

    def situation(self, name: str, detail: str) -> Refusal:
        """Return the refusal of a general error; `detail` is its message if none is documented."""
        if name in self._chosen:
            return self.error(self._chosen[name], detail)
        documented = {error["status"] for error in self._tables.errors.values()}
        statuses = _STATUSES[name]
        return self.status(next((s for s in statuses if s in documented), statuses[0]), detail)

    def allows(self, name: str) -> bool:
        """Return whether the spec enables the refusal of a general error."""
        return name in self._chosen

    def error(self, error: ErrorResponse, detail: str = "") -> Refusal:
        """Return the refusal with an error that the spec names."""
        known = self._tables.errors.get(error.code)
        status = 400 if known is None else _one_status(known)
        reasons = () if known is None else known.get("reasons", ())
        messages = {reason["name"]: reason.get("message") for reason in reasons}
        said = error.message or messages.get(error.reason or "")
        code = error.code if known is None else known.get("code")
        said = said or _message(known, status, detail)
        return Refusal(code, status, said, detail, is_number=_is_number(known))

    def code(self, code: str, detail: str) -> Refusal:
        """Return the refusal with a code as it is in bodies, whether it is documented or not."""
        errors = self._tables.errors.items()
        name = next((name for name, each in errors if each.get("code") == code), code)
        return self.error(ErrorResponse(code=name), detail)

    def status(self, status: int, detail: str = "") -> Refusal:
        """Return the refusal with the first documented error of a status, the narrowest."""
        first: dict[object, ErrorCode] = {}
        for error in self._tables.errors.values():
            first.setdefault(error["status"], error)
        known = next((first[each] for each in ranges_of(status) if each in first), None)
        code = phrase_of(status).replace(" ", "") if known is None else known.get("code")
        message = _message(known, status, detail)
        return Refusal(code, status, message, detail, is_number=_is_number(known))

    def invalid(self, problems: Iterable[Problem]) -> Refusal:
        """Return the refusal of an invalid parameter or body: the first that matches."""
        broken = list(problems)
        for rule in self._tables.behaviour.invalid:
            for problem in broken:
                name = problem.path.rpartition(".")[2].partition("[")[0]
                if (not rule.at or name in rule.at) and (
                    not rule.rules or problem.code in rule.rules
                ):
                    return self.error(rule.error, _describe(problem))
        return self.status(400, _describe(broken[0]))

    def respond(self, refusal: Refusal, request: Request | None) -> Response:
        """Return the response to a refused request, in the chosen form."""
        is_verb = refusal.status == 405 and refusal.allowed
        allow = (("Allow", ", ".join(refusal.allowed)),) if is_verb else ()
        if self.form == "empty":
            return Response(status=refusal.status, headers=allow, detail=refusal.detail)
        media_type, body = self._body(refusal, self._form(request))
        return Response(
            status=refusal.status,
            headers=(("Content-Type", media_type), *allow),
            body=body,
            detail=refusal.detail,
        )

    def hidden(self, response: Response) -> frozenset[str]:
        """Return the names, in lower case, of the headers that a response omits."""
        behaviour = self._tables.behaviour
        if response.status < 400 or not any(text.startswith(_XML) for _, text in response.headers):
            return frozenset()
        wrapped = self.form == "json_in_xml_string"
        names = behaviour.wrapped_errors_without if wrapped else behaviour.xml_errors_without
        return frozenset(name.lower() for name in names)

    def _form(self, request: Request | None) -> ErrorForm:
        if self.form != "auto":
            return self.form
        accept = None if request is None else request.headers.get("accept")
        chosen = choose(accept, self._media_types, self._media_types[0])
        return "xml" if (chosen or self._media_types[0]) == _XML else "json"

    def _body(self, refusal: Refusal, form: ErrorForm) -> tuple[str, bytes]:
        if form == "text":
            return "text/plain; charset=utf-8", _line(refusal).encode()
        if form == "html":
            title, text = escape(phrase_of(refusal.status)), escape(refusal.message)
            page = f"<html><head><title>{title}</title></head><body><h1>{text}</h1></body></html>"
            return "text/html; charset=utf-8", page.encode()
        form_of_body = self._form_of(refusal)
        value = form_of_body.value(
            self._tables.types, refusal.code, refusal.message, refusal.status
        )
        # Errors are written by front ends, not by the serializer that the options describe.
        wrapped = form == "json_in_xml_string"
        options = replace(self._tables.options, json_in_xml_string=wrapped, xml_instance=False)
        media_type = _JSON if form == "json" else _XML
        body = encode_value(value, form_of_body.shape, self._tables.types, media_type, options)
        return f"{media_type}; charset=utf-8", body

    def _form_of(self, refusal: Refusal) -> ErrorShape:
        forms = self._tables.error_forms
        known = (forms[each] for each in ranges_of(refusal.status) if each in forms)
        return next(known, None) or usual_form(is_number=refusal.is_number)


def _media_types(tables: Tables) -> list[str]:
    """Return the media types of errors: those of successful responses, the default first."""
    kinds = {
        kind_of(media_type)
        for operation in tables.operations
        for response in operation.responses
        for media_type in response.media_types
    }
    known = [name for name, kind in ((_JSON, "json"), (_XML, "xml")) if kind in kinds] or [_JSON]
    return sorted(known, key=lambda name: name != tables.default_media_type)


def _describe(problem: Problem) -> str:
    return f"`{problem.path}` {problem.message}" if problem.path else f"The body {problem.message}"


def ranges_of(status: int) -> tuple[int | str, ...]:
    """Return a status and the ranges that it is in, the narrowest first."""
    return (status, f"{status // 100}XX", *(("default",) if status >= 400 else ()))


def _one_status(error: ErrorCode) -> int:
    """Return the status of an error, or one of the range that it has."""
    status = error["status"]
    return status if isinstance(status, int) else {"4XX": 400}.get(status, 500)


def _is_number(error: ErrorCode | None) -> bool:
    return error is not None and error.get("is_number", False)


def _line(refusal: Refusal) -> str:
    return refusal.message if refusal.code is None else f"{refusal.code}: {refusal.message}"


def _message(known: ErrorCode | None, status: int, detail: str) -> str:
    documented = None if known is None else known.get("message")
    return documented or detail or f"{phrase_of(status)}."


def phrase_of(status: int) -> str:
    """Return the reason phrase of HTTP for a status."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"Status {status}"

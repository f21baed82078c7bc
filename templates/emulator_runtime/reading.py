"""Reads a request's parameters and body as values that match their types."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from .members import ABSENT, Members, Value, copy_value
from .messages import Request, takes
from .refusals import Refusals
from .routes import Match
from .tables import Body, Operation, Parameter, Tables
from .wire import (
    Problem,
    Shape,
    Types,
    WireError,
    check,
    decode,
    kind_of,
    value_from_pairs,
)
from .wire.shapes import ListShape, MapShape, RecordShape

if TYPE_CHECKING:
    from ..description_types import FixedHeader

_MAX_QUERY = 200
_LIST_COMMA = re.compile(r"[ \t]*,[ \t]*")
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """The values of a request: parameters by wire name, the body or `ABSENT`, and If-Match.

    `path` and `query` are those of its URL.
    """

    parameters: Members
    body: Value
    if_match: str | None = None
    path: str = ""
    query: Pairs = ()

    def named(self, name: str | None) -> Value:
        """Return what a parameter, or else a member of the body, has; `ABSENT` if nothing."""
        if name is None or name in self.parameters or not isinstance(self.body, dict):
            return self.parameters.get(name or "", ABSENT)
        return self.body.get(name, ABSENT)


class Reader:
    """Reads requests of one API; every error is a `Refusal`."""

    def __init__(self, tables: Tables, refusals: Refusals) -> None:
        self._tables = tables
        self._refusals = refusals

    def query(self, request: Request) -> Pairs:
        """Return the names and texts of a query."""
        if not request.query:
            return ()
        try:
            return parse_qsl(
                request.query, keep_blank_values=True, errors="strict", max_num_fields=_MAX_QUERY
            )
        except ValueError:
            raise self._refusals.situation(
                "malformed_request", "the query cannot be read"
            ) from None

    def check_query(self, operation: Operation, query: Pairs) -> None:
        """Reject a request whose query lacks a constant of the service."""
        for name, value in self._tables.query.items():
            if name not in operation.query and (name, value) not in query:
                shown = f"{name}={value}" if value else name
                raise self._refusals.situation("wrong_query", f"the query must have `{shown}`")

    def check_headers(self, operation: Operation, request: Request, query: Pairs) -> None:
        """Reject a request whose fixed headers are missing or have another value."""
        for header in self._tables.fixed_headers:
            if header["name"].lower() in operation.headers:
                continue
            given = _fixed(header, request.headers, query)
            if given is None:
                detail = f"the header `{header['name']}` is missing"
                raise self._refusals.situation("wrong_header", detail)
            if given != header["value"]:
                detail = f"the header `{header['name']}` must be `{header['value']}`"
                raise self._refusals.situation("wrong_header", detail)

    def input(self, match: Match, request: Request, query: Pairs) -> Input:
        """Return the values of a request."""
        problems: list[Problem] = []
        parameters: Members = {}
        for parameter in match.operation.parameters:
            value = self._parameter(parameter, self._pairs(parameter, match, request, query))
            if value is not ABSENT:
                parameters[parameter.name] = value
                found = check(value, parameter.shape, self._tables.types, parameter.name)
                problems.extend(found)
            elif parameter.required:
                problems.append(
                    Problem(path=parameter.name, code="required", message="is required")
                )
        if problems:
            raise self._refusals.invalid(problems)
        body = match.operation.body
        return Input(
            parameters=parameters,
            body=ABSENT if body is None else self._body(body, request),
            if_match=request.headers.get("if-match"),
            path=request.path,
            query=query,
        )

    def fill(self, operation: Operation, given: Input) -> Input:
        """Return the values of a request, with the defaults of what its body lacks."""
        if operation.body is None or given.body is ABSENT:
            return given
        types = self._tables.types
        return replace(given, body=fill_defaults(given.body, operation.body.shape, types))

    def _pairs(self, parameter: Parameter, match: Match, request: Request, query: Pairs) -> Pairs:
        if parameter.place == "query":
            return query
        if parameter.place == "path":
            text = match.texts.get(parameter.name)
        else:
            text = request.headers.get(parameter.name.lower())
            plain = self._tables.types.bare(parameter.shape)
            if text is not None and isinstance(plain, (ListShape, MapShape, RecordShape)):
                text = _LIST_COMMA.sub(",", text)
        return () if text is None else ((parameter.name, text),)

    def _parameter(self, parameter: Parameter, pairs: Pairs) -> Value:
        try:
            value = value_from_pairs(
                parameter.name, pairs, parameter.shape, self._tables.types, parameter.style
            )
        except WireError as error:
            path = error.path or parameter.name
            problem = Problem(path=path, code="type", message=error.message)
            raise self._refusals.invalid([problem]) from None
        if value is None:
            return parameter.default if parameter.has_default else ABSENT
        return value

    def _body(self, body: Body, request: Request) -> Value:
        content_type = request.headers.get("content-type")
        if not request.body:
            return self._empty_body(body, content_type)
        if content_type is None:
            detail = "a body needs the header `Content-Type`"
            raise self._refusals.situation("missing_content_type", detail)
        if not takes(body.media_types, content_type):
            detail = f"the body must be {' or '.join(body.media_types)}"
            raise self._refusals.situation("unknown_content_type", detail)
        try:
            value = decode(
                request.body,
                body.shape,
                self._tables.types,
                content_type,
                self._tables.options,
                body.layout,
            )
        except WireError as error:
            raise self._refusals.situation(
                "malformed_body", f"the body is invalid: {error}"
            ) from None
        problems = check(value, body.shape, self._tables.types)
        if problems:
            raise self._refusals.invalid(problems)
        return value

    def _empty_body(self, body: Body, content_type: str | None) -> Value:
        if not body.required:
            return ABSENT
        raw = content_type is not None and takes(body.media_types, content_type)
        if raw and kind_of(content_type or "") in ("text", "bytes", "form"):
            return decode(b"", body.shape, self._tables.types, content_type or "")
        raise self._refusals.situation("missing_body", "a body is required")


def fill_defaults(value: Value, shape: Shape, types: Types) -> Value:
    """Return a value with the defaults of the fields that its records lack, at any depth."""
    match types.bare(shape):
        case RecordShape(fields=fields, rest=rest) if isinstance(value, dict):
            usual = {
                field.name: copy_value(field.default)
                for field in fields
                if field.has_default and field.name not in value
            }
            inner = {field.name: field.type for field in fields}
            return {
                name: each if of is None else fill_defaults(each, of, types)
                for name, each in {**value, **usual}.items()
                for of in (inner.get(name, rest),)
            }
        case ListShape(items=items) if isinstance(value, list):
            return [fill_defaults(each, items, types) for each in value]
        case MapShape(values=values) if isinstance(value, dict):
            return {name: fill_defaults(each, values, types) for name, each in value.items()}
        case _:
            return value


def _fixed(header: FixedHeader, headers: Mapping[str, str], query: Pairs) -> str | None:
    given = headers.get(header["name"].lower())
    if given is None and "query" in header:
        return next((text for name, text in query if name == header["query"]), None)
    return given

"""Words that go onto the wire as they stand: paths and names of headers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from clientgen.diagnostics import Location, quote
from clientgen.ir import Header, Parameter, PathPart, Text, Value, joined, reveal
from clientgen.rules.paths import show_path
from clientgen.rules.rule import Finding, Rule
from clientgen.rules.scope import Scope

_BLANK = "\0"
"""Stands for a placeholder while a path is looked at; no text of a spec can hold it."""
_IN_PATH = re.compile(r"[A-Za-z0-9\-._~!$&'()*+,;=:@%/\x00]*")
_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})|%(?:[01][0-9A-Fa-f]|7[Ff])")
_TOKEN = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def _not_http(scope: Scope) -> Iterator[Finding]:
    service = scope.service
    if service.base_parts:
        fault = _path_fault(service.base_parts) or _end_fault(service.base_parts)
        yield from _found(fault, "path", service.path_location, Text("service.endpoint.path"))
    for operation in service.operations:
        fault = _path_fault(operation.path_parts)
        yield from _found(fault, "path", operation.path_location, joined(operation.path, ".path"))
        for parameter in operation.parameters:
            yield from _parameter(parameter)
        for answer in operation.responses:
            yield from _answered(answer.headers)
    for parameter in service.parameters:
        yield from _parameter(parameter)
    yield from _answered(service.response_headers)


def _found(fault: str, what: str, location: Location, path: Text) -> Iterator[Finding]:
    if fault:
        message = f"this {what} is not one that HTTP allows: {fault}"
        yield Finding(location=location, path=path, message=message)


def _path_fault(parts: tuple[PathPart, ...]) -> str:
    path = show_path(parts, blank=_BLANK)
    segments = path.split("/")
    legal = _IN_PATH.match(path)
    end = legal.end() if legal else 0
    if segments[0]:
        return "it does not begin with `/`"
    if end < len(path):
        return f"{quote(path[end])} must be escaped, or belongs to the query"
    if _ESCAPE.search(path):
        return "`%` is not followed by the two digits of a printable character"
    if "" in segments[1:-1]:
        return "it holds `//`"
    if any(_could_climb(segment) for segment in segments):
        return "a segment is `.` or `..`, or becomes so with the value `.`"
    return ""


def _could_climb(segment: str) -> bool:
    return unquote(segment).replace(_BLANK, ".", 1) in {".", ".."} and segment != _BLANK


def _end_fault(parts: tuple[PathPart, ...]) -> str:
    ends = show_path(parts).endswith("/")
    return "it ends with `/`, and the paths of operations begin with it" if ends else ""


def _parameter(parameter: Parameter) -> Iterator[Finding]:
    name = reveal(parameter.wire_name)
    values = (parameter.default, parameter.example)
    fault = ""
    if parameter.place == "header" and not _TOKEN.fullmatch(name):
        fault = f"{quote(name)} has other characters than letters, digits and `-`"
    elif parameter.place == "header":
        fault = _value_fault("default or example", values)
    elif parameter.place == "path" and any(_is_step(value) for value in values):
        fault = "its default or example is `.` or `..`, which leads elsewhere"
    what = "header" if parameter.place == "header" else "parameter of a path"
    yield from _found(fault, what, parameter.location, parameter.path)


def _answered(headers: Iterable[Header]) -> Iterator[Finding]:
    for header in headers:
        fault = _value_fault("example", (header.example,))
        yield from _found(fault, "header", header.location, header.path)


def _value_fault(what: str, values: Iterable[Value]) -> str:
    texts = [reveal(value) for value in values if isinstance(value, Text)]
    if any(_CONTROL.search(text) for text in texts):
        return f"its {what} holds a control character"
    if any(not text.isascii() or text != text.strip(" ") for text in texts):
        return f"its {what} is not ASCII, or has blanks at its ends"
    return ""


def _is_step(value: Value) -> bool:
    return isinstance(value, Text) and reveal(value) in {".", ".."}


RULES = (Rule(code="SPEC214", summary="a path or header that HTTP does not allow", find=_not_http),)

"""Words that are sent unchanged: paths and names of headers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from clientgen.catalog import Catalog, NoSampleError, show_path
from clientgen.diagnostics import quote
from clientgen.ir import (
    EnumType,
    Header,
    ListValue,
    ObjectValue,
    Operation,
    Parameter,
    PathPart,
    Text,
    Value,
    reveal,
)
from clientgen.rules.paths import base_path, path_of
from clientgen.rules.rule import Finding, Placed, at, rule

_BLANK = "\0"
"""Represents a placeholder while a path is checked; no text of a spec can contain it."""
_IN_PATH = re.compile(r"[A-Za-z0-9\-._~!$&'()*+,;=:@%/\x00]*")
_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})|%(?:[01][0-9A-Fa-f]|7[Ff])")
_TOKEN = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
OF_CONNECTION = frozenset(
    {
        "connection",
        "content-encoding",
        "content-length",
        "keep-alive",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)
"""Headers for the length and the coding of a message: the sender of the message writes them."""
_WHAT = {
    "call": "parameter of calls",
    "header": "header",
    "host": "parameter of the host",
    "path": "parameter of a path",
    "query": "parameter of a query",
}


@rule("SPEC214", "a path or header that HTTP does not allow")
def _not_http(catalog: Catalog) -> Iterator[Finding]:
    service = catalog.service
    if service.base_parts:
        fault = _path_fault(service.base_parts) or _end_fault(service.base_parts)
        yield from _found(base_path(service), "path", fault)
    for operation in service.operations:
        fault = _path_fault(operation.path_parts)
        yield from _found(path_of(operation), "path", fault)
        for parameter in operation.parameters:
            yield from _parameter(catalog, parameter)
        for response in operation.responses:
            yield from _answered(catalog, response.headers)
        yield from _worked(catalog, operation)
    for parameter in service.parameters:
        yield from _parameter(catalog, parameter)
    yield from _answered(catalog, service.response_headers)


def _found(node: Placed, what: str, fault: str) -> Iterator[Finding]:
    if fault:
        yield at(node, f"this {what} is invalid in HTTP: {fault}")


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
        return "it contains `//`"
    if any(_could_climb(segment) for segment in segments):
        return "a segment is `.` or `..`, or becomes so with the value `.`"
    return ""


def _could_climb(segment: str) -> bool:
    return unquote(segment).replace(_BLANK, ".", 1) in {".", ".."} and segment != _BLANK


def _end_fault(parts: tuple[PathPart, ...]) -> str:
    ends = show_path(parts).endswith("/")
    return "it ends with `/`, but the paths of operations begin with `/`" if ends else ""


def _parameter(catalog: Catalog, parameter: Parameter) -> Iterator[Finding]:
    name = reveal(parameter.wire_name)
    values = [parameter.default, *_examples(catalog, parameter)]
    if parameter.place == "header" and not _TOKEN.fullmatch(name):
        fault = f"{quote(name)} has other characters than letters, digits and `-`"
    else:
        fault = wire_fault(_place(parameter), "default or example", values)
    yield from _found(parameter, _WHAT[parameter.place], fault)


def _answered(catalog: Catalog, headers: Iterable[Header]) -> Iterator[Finding]:
    for header in headers:
        fault = wire_fault("header", "example", _examples(catalog, header))
        yield from _found(header, "header", fault)


def _worked(catalog: Catalog, operation: Operation) -> Iterator[Finding]:
    known = catalog.parameters_of(operation)
    for example in operation.examples:
        for name, value in example.parameters:
            place = known[name].place if name in known else "query"
            where = _place(known[name]) if name in known else place
            fault = wire_fault(where, "value in an example", [value])
            yield from _found(example, _WHAT[place], fault)


def _place(parameter: Parameter) -> str:
    """The place of a parameter; `joined` for one of the query whose items have commas between."""
    is_joined = parameter.place == "query" and parameter.style == "simple"
    return "joined" if is_joined else parameter.place


def _examples(catalog: Catalog, owner: Parameter | Header) -> Iterator[Value]:
    """The values that tests send: the example, or one of the type; for an enumeration, any value.

    A type whose values are empty is checked by SPEC320.
    """
    kind = catalog.bare(owner.type)
    if owner.has_example:
        yield owner.example
    elif isinstance(kind, EnumType):
        yield from (member.value for member in kind.members if member.value != Text(""))
    else:
        try:
            yield catalog.example(owner.type) or None
        except NoSampleError:
            return


def wire_fault(place: str, what: str, values: Iterable[Value]) -> str:
    """Return why values cannot be sent in a place of a request, or an empty text.

    `joined` is the query with commas between the items of a list or map.
    """
    for value in values:
        if place == "path" and isinstance(value, Text):
            fault = _segment_fault(reveal(value))
        elif place == "header":
            fault = next(filter(None, map(header_fault, _texts(value))), "") or _comma_fault(value)
        elif place == "joined":
            fault = _comma_fault(value)
        else:
            fault = ""
        if fault:
            return f"its {what} {fault}"
    return ""


def _segment_fault(text: str) -> str:
    if _CONTROL.search(text):
        return "contains a control character"
    if text in {"", ".", ".."}:
        return "is empty, `.` or `..`, which changes the path"
    return ""


def header_fault(text: str) -> str:
    """Return why a text cannot be the value of a header, or an empty text."""
    if _CONTROL.search(text):
        return "contains a control character"
    if not text.isascii() or text != text.strip(" "):
        return "is not ASCII, or has blanks at its ends"
    return ""


def _comma_fault(value: Value) -> str:
    inner = [] if isinstance(value, Text) else _texts(value)
    return "has an item with a comma, which separates items" if "," in "".join(inner) else ""


def _texts(value: Value) -> list[str]:
    """The texts of a scalar, or of the items of a list or object."""
    match value:
        case ListValue(items=items):
            parts = [*items]
        case ObjectValue(members=members):
            parts = [part for member in members for part in member]
        case _:
            parts = [value]
    return [reveal(part) for part in parts if isinstance(part, Text)]

"""Paths of operations: how they are written, and their parameters."""

from __future__ import annotations

from urllib.parse import quote

from clientgen.ir import (
    Constant,
    Fixed,
    FixedHeader,
    Operation,
    Parameter,
    PathPart,
    Placeholder,
    Service,
    reveal,
)


def show_path(parts: tuple[PathPart, ...], blank: str | None = None) -> str:
    """Return the template of a path; `blank`, if given, replaces every placeholder."""
    return "".join(
        reveal(part.text) if isinstance(part, Fixed) else blank or f"{{{reveal(part.wire_name)}}}"
        for part in parts
    )


def show_query(constants: tuple[Constant, ...]) -> str:
    """Return constants as they are sent, after a `?`; nothing if there are none."""
    pairs = [
        (quote(reveal(c.wire_name), safe=""), quote(reveal(c.value), safe="")) for c in constants
    ]
    return "?" + "&".join(f"{n}={value}" if value else n for n, value in pairs) if pairs else ""


def constants_of(service: Service, operation: Operation) -> tuple[Constant, ...]:
    """Return the constants of the query of `operation`: its own, which replace the service's."""
    own = {constant.wire_name for constant in operation.query}
    return (*operation.query, *(each for each in service.query if each.wire_name not in own))


def headers_of(service: Service, operation: Operation) -> tuple[Constant | FixedHeader, ...]:
    """Return the headers of every request of `operation`: those of the service, but for its own."""
    own = {reveal(each.wire_name).lower() for each in operation.headers}
    usual = (each for each in service.request_headers if reveal(each.wire_name).lower() not in own)
    return (*usual, *operation.headers)


def path_parameters(operation: Operation) -> tuple[Parameter, ...]:
    """Return the parameters in the path of `operation`, in the order of the path."""
    by_name = {each.wire_name: each for each in operation.parameters if each.place == "path"}
    return tuple(
        by_name[part.wire_name]
        for part in operation.path_parts
        if isinstance(part, Placeholder) and part.wire_name in by_name
    )

"""Paths of operations: how they are written, and their parameters."""

from __future__ import annotations

from clientgen.ir import Fixed, Operation, Parameter, PathPart, Placeholder, reveal


def show_path(parts: tuple[PathPart, ...], blank: str | None = None) -> str:
    """Return the template of a path; `blank`, if given, replaces every placeholder."""
    return "".join(
        reveal(part.text) if isinstance(part, Fixed) else blank or f"{{{reveal(part.wire_name)}}}"
        for part in parts
    )


def path_parameters(operation: Operation) -> tuple[Parameter, ...]:
    """Return the parameters in the path of `operation`, in the order of the path."""
    by_name = {each.wire_name: each for each in operation.parameters if each.place == "path"}
    return tuple(
        by_name[part.wire_name]
        for part in operation.path_parts
        if isinstance(part, Placeholder) and part.wire_name in by_name
    )

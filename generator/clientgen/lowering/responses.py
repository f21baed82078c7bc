"""Reads when a response comes, and whether its body is a stream."""

from __future__ import annotations

from clientgen.ir import Stream, Term, Text, When
from clientgen.lowering.node import Node


def read_when(node: Node | None) -> When | None:
    """Return the condition of a response, if it has one."""
    if node is None:
        return None
    terms = tuple(
        Term(
            name=Text(name),
            values=tuple(map(_read_value, stated.items())) or (_read_value(stated),),
            location=stated.location,
            path=Text(stated.path),
        )
        for name, stated in node.members()
    )
    return When(terms=terms, location=node.location, path=Text(node.path))


def _read_value(stated: Node) -> bool | Text:
    return stated.value if isinstance(stated.value, bool) else Text(str(stated.value))


def read_stream(body: Node) -> Stream | None:
    """Return how a body is read as it arrives, if it is."""
    if body.get("itemSchema") is None:
        return Stream(of="bytes") if body.flag("stream", default=False) else None
    error = body.get("error")
    return Stream(
        of="items",
        end=body.text("end"),
        error_event=None if error is None else error.text("event"),
        error_member=None if error is None else error.text("member"),
    )

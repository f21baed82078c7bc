"""Reads when a response comes, and whether its body is a stream."""

from __future__ import annotations

from clientgen.ir import Stream, Text, When
from clientgen.lowering.node import Node


def read_when(node: Node | None) -> When | None:
    """Return the condition of a response, if it has one."""
    if node is None:
        return None
    name, stated = next(node.members())
    return When(
        name=Text(name),
        value=stated.value is True,
        location=stated.location,
        path=Text(stated.path),
    )


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

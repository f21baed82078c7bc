"""Reads when a response comes, whether its body is a stream, and what of it a call returns."""

from __future__ import annotations

from collections.abc import Set

from clientgen.ir import EMPTY_STATUSES, HeaderResult, MemberResult, Stream, Term, Text, When
from clientgen.lowering.node import Node


def sent_status(status: str, stated: Set[str]) -> int:
    """Return the status with which a response is sent, of an operation with the stated ones.

    That of `2XX` is the first that is not stated and can have a body, as a rule 200: with a status
    that is stated, its response would be read as another one.
    """
    if status.isdecimal():
        return int(status)
    free = (code for code in range(200, 300) if str(code) not in stated)
    return next((code for code in free if code not in EMPTY_STATUSES), 200)


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
    if not body.has("itemSchema"):
        return Stream(of="bytes") if body.flag("stream", default=False) else None
    error = body.get("error")
    return Stream(
        of="items",
        end=body.text("end"),
        error_event=None if error is None else error.text("event"),
        error_member=None if error is None else error.text("member"),
    )


def read_header_result(node: Node | None) -> HeaderResult | None:
    """Return the header that is the result of a call, if one is."""
    header = node.get("header") if node is not None else None
    if header is None:
        return None
    return HeaderResult(
        name=Text(str(header.value)), location=header.value_location, path=Text(header.path)
    )


def read_member_result(node: Node | None) -> MemberResult | None:
    """Return the member of the response that is the result of a call, if one is."""
    member = node.get("member") if node is not None else None
    if member is None:
        return None
    return MemberResult(
        name=Text(str(member.value)), location=member.value_location, path=Text(member.path)
    )

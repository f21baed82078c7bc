"""Errors: their codes, statuses, bodies and exceptions."""

from __future__ import annotations

import re
from typing import cast

from clientgen.ir import (
    ErrorBody,
    ErrorCode,
    Grade,
    MemberPath,
    Reason,
    Status,
    Text,
    body_of,
    freeze,
)
from clientgen.lowering.node import Node
from clientgen.lowering.types import TypeReader, read_source


def read_status(text: str) -> Status:
    """Return a status, or a range of them, that is the key of a mapping."""
    return int(text) if text.isdecimal() else cast("Status", text)


def read_error_body(status: Status | None, node: Node, types: TypeReader) -> ErrorBody:
    """Return the body of errors at `node`, for all statuses if `status` is None."""
    when = node.get("when")
    return ErrorBody(
        status=status,
        type=types.use(node),
        location=node.location,
        path=Text(node.path),
        code=_member_path(node.get("code")),
        message=_member_path(node.get("message")),
        status_member=_member_path(node.get("status")),
        when=tuple(
            (
                MemberPath(text=Text(name), location=each.location, path=Text(each.path)),
                freeze(each.value),
            )
            for name, each in (when.members() if when is not None else ())
        ),
    )


def _member_path(node: Node | None) -> MemberPath | None:
    if node is None:
        return None
    text = Text(str(node.value))
    return MemberPath(text=text, location=node.value_location, path=Text(node.path))


def read_error(name: str, node: Node, bodies: tuple[ErrorBody, ...]) -> ErrorCode:
    """Return an error code; its body, of `bodies`, says what its code can be."""
    reasons, code = node.get("reasons"), node.get("code")
    status = read_status(node.word("status"))
    return ErrorCode(
        name=Text(name),
        code=_code(name, code, body_of(bodies, status)),
        is_number=code is not None and isinstance(code.value, int),
        status=status,
        location=node.location,
        path=Text(node.path),
        title=_sentence(node.word("title")),
        every_operation=node.flag("every_operation", default=False),
        exception=node.text("exception"),
        reasons=tuple(
            Reason(
                name=Text(name),
                text=_sentence(member.word("text")),
                message=member.text("message"),
                location=member.location,
            )
            for name, member in (reasons.members() if reasons is not None else ())
        ),
        message=node.text("message"),
        source=read_source(node),
        grade=cast("Grade", node.word("grade", "documented")),
    )


def _sentence(text: str) -> Text:
    """A text that is printed on one line, however the author broke it into lines."""
    return Text(re.sub(r"[ \t\r\n]+", " ", text).strip())


def _code(name: str, node: Node | None, body: ErrorBody | None) -> Text | None:
    """The code of an error: as stated, else its name, unless its body has no place for a code."""
    if node is None:
        return Text(name) if body is None or body.code is not None else None
    return None if node.value is None else Text(str(node.value))

"""What is checked of an operation without an answer: bounds, help, and what a command demands."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.cases.arguments import arguments
from clientgen.cases.bounds import bounds
from clientgen.cases.calls import CallTarget
from clientgen.cases.commands import can_rehearse, command_from_file, flag_of
from clientgen.catalog import errors_of, path_template
from clientgen.ir import TypeUse, reveal
from clientgen.python_source import Data


def operation_facts(callee: CallTarget) -> Data:
    """Return what is known of an operation without an answer."""
    operation, named = callee.operation, callee.named
    service = callee.values.service
    statuses = {error.code: error.status for error in service.errors}
    texts = {
        (error.code, reason.name): reason.text
        for error in service.errors
        for reason in error.reasons
    }
    path = reveal(path_template(operation, service))
    reasons = [(use.code, name) for use in operation.errors for name in use.reasons]
    return {
        "method": named.method,
        "command": [callee.values.symbols.groups[operation.group].command, named.command],
        "usage": f"{operation.verb} {path}",
        "errors": [[statuses[code], code] for code in errors_of(operation, service)],
        "reasons": [texts[name] for name in reasons],
        "media_type": operation.body.media_types[0] if operation.body is not None else None,
        "columns": list(operation.columns),
        "rehearsed": can_rehearse(callee),
        "destructive": operation.destructive,
        "demands": list(_demands(callee)),
        "secrets": sorted(_secrets(callee)),
        "from_file": command_from_file(callee, callee.full()),
        "arguments": arguments(callee, callee.full()),
        "bounds": bounds(callee),
    }


def _demands(callee: CallTarget) -> Iterator[str]:
    """What a command without any argument says is missing."""
    named, body = callee.named, callee.operation.body
    for each in callee.in_path():
        yield named.parameters[each.path].rstrip("_").upper()
    for each in callee.operation.parameters:
        if each.place != "path" and each.required:
            yield _flag(callee, named.parameters[each.path], each.type, secret=each.secret)
    if body is None or not body.required:
        return
    record = callee.flat(body)
    if record is not None:
        for field in record.fields:
            if field.required:
                yield _flag(callee, named.fields[field.path], field.type, secret=field.secret)
    elif named.raw_body:
        yield "--from-file"
    else:
        yield _flag(callee, named.body or "body", body.type, secret=body.secret)


def _flag(callee: CallTarget, name: str, use: TypeUse, *, secret: bool) -> str:
    is_secret = secret or callee.values.catalog.is_secret(use)
    return f"{flag_of(name)}-file" if is_secret else flag_of(name)


def _secrets(callee: CallTarget) -> Iterator[str]:
    """The arguments that are secret as a whole; a record knows its secret members itself."""
    body, catalog = callee.operation.body, callee.values.catalog
    for each in callee.operation.parameters:
        if each.secret or catalog.is_secret(each.type):
            yield callee.named.parameters[each.path]
    is_whole = body is not None and callee.flat(body) is None
    if body is not None and is_whole and (body.secret or catalog.is_secret(body.type)):
        yield callee.named.body or "body"

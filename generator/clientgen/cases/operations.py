"""Facts about an operation that are tested without a response: bounds, help, required arguments."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.cases.arguments import arguments
from clientgen.cases.bounds import bounds
from clientgen.cases.calls import CallTarget
from clientgen.cases.case import Case
from clientgen.cases.commands import can_rehearse, command_from_file
from clientgen.cases.requests import origin
from clientgen.ir import reveal
from clientgen.python_source import Data


def operation_facts(callee: CallTarget, first: Case) -> Data:
    """Return the facts about an operation that need no response; `first` is its first case."""
    operation, named = callee.operation, callee.named
    catalog = callee.values.catalog
    texts = {
        (error.name, reason.name): reason.text
        for error in catalog.service.errors
        for reason in error.reasons
    }
    reasons = [(use.name, name) for use in operation.errors for name in use.reasons]
    return {
        "method": named.method,
        "command": [*callee.values.symbols.groups[operation.group].words, named.command],
        "usage": reveal(catalog.request_template(operation)),
        "errors": [[each.status, each.code] for each in catalog.error_codes(operation)],
        "reasons": [texts[name] for name in reasons],
        "media_type": operation.body.media_types[0] if operation.body is not None else None,
        "columns": [] if named.resume else list(operation.columns),
        "rehearsed": can_rehearse(callee),
        "destructive": operation.destructive,
        "deprecated": callee.values.symbols.deprecations.get(operation.path),
        "demands": list(_demands(callee)),
        "secrets": sorted(_secrets(callee)),
        "from_file": command_from_file(callee, callee.full(), first.items),
        "arguments": arguments(callee, callee.full()),
        **({"endpoint": origin(callee, callee.full())} if operation.endpoint is not None else {}),
        "bounds": bounds(callee),
        **_from_client(callee),
    }


def _from_client(callee: CallTarget) -> Data:
    """The arguments that may be left to the client, each with the argument of the client."""
    found = {each.name: each.of_client.name for each in callee.call.from_client if each.of_client}
    return {"from_client": found} if found else {}


def _demands(callee: CallTarget) -> Iterator[str]:
    """The arguments that a command without any reports as missing."""
    call = callee.call
    yield from call.metavars
    yield from (argument.flag for argument in call.flags if argument.required)
    if call.raw_body and call.body is not None and call.body.required:
        yield "--from-file"


def _secrets(callee: CallTarget) -> Iterator[str]:
    """The arguments that are completely secret; a record hides its secret fields itself."""
    call = callee.call
    body = (call.body,) if call.body is not None else ()
    yield from (argument.name for argument in (*call.parameters, *body) if argument.secret)

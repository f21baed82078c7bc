"""What calls return, and responses that say that nothing has changed."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Catalog, unwrapping_faults
from clientgen.diagnostics import quote
from clientgen.ir import Operation, Response, reveal
from clientgen.rules.rule import Finding, at, rule

_CONDITIONS = ("if-none-match", "if-modified-since")


@rule("SPEC369", "a response that cannot be what the operation says")
def _results(catalog: Catalog) -> Iterator[Finding]:
    for operation in catalog.service.operations:
        yield from _header(operation)
        for fault in unwrapping_faults(catalog, operation):
            yield at(fault.place, fault.message, fault.hint)
        if operation.not_modified is not None:
            yield from _unchanged(operation, operation.not_modified)


def _header(operation: Operation) -> Iterator[Finding]:
    result = operation.header_result
    if result is None:
        return
    headers = (header for response in operation.responses for header in response.headers)
    if result.name not in [header.wire_name for header in headers]:
        name = quote(reveal(result.name))
        hint = "declare it under `headers` of the response, or in service.yaml"
        yield at(result, f"no response of the operation has the header {name}", hint)
    for response in operation.responses:
        if response.type is not None:
            message = f"the response {response.status} has a body, which would never be returned"
            yield at(response, message, "remove `result`; raw responses have every header")


def _unchanged(operation: Operation, response: Response) -> Iterator[Finding]:
    if response.type is not None or response.headers:
        yield at(
            response, "a response 304 must not have a body or headers of its own", "write `{}`"
        )
    if not operation.responses:
        message = "304 is not a success, and the operation has no other response"
        yield at(response, message, "declare also the response that comes after a change")
    names = {
        reveal(each.wire_name).lower() for each in operation.parameters if each.place == "header"
    }
    if names.isdisjoint(_CONDITIONS):
        yield at(
            response,
            "no parameter of the operation is a condition, so the response is never 304",
            "declare the parameter `If-None-Match` or `If-Modified-Since`, `in: header`",
        )

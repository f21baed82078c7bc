"""The arguments of a call, as Python is given them."""

from __future__ import annotations

from clientgen.cases.calls import CallTarget, CallValues
from clientgen.python_source import Data


def arguments(callee: CallTarget, given: CallValues) -> Data:
    """Return the tagged arguments of the method."""
    values, named, body = callee.values, callee.named, callee.operation.body
    found = {
        named.parameters[each.path]: values.tagged(each.type, given.parameters[each.path])
        for each in callee.operation.parameters
        if each.path in given.parameters
    }
    if body is None or given.body is None:
        return found
    if callee.flat(body) is None:
        return {**found, named.body or "body": values.tagged(body.type, given.body)}
    members = callee.members(body, given)
    return found | {named.fields[f.path]: values.tagged(f.type, value) for f, value in members}


def client_arguments(callee: CallTarget, given: CallValues) -> Data:
    """Return the tagged arguments of the client's constructor that belong to the service."""
    values = callee.values
    return {
        values.symbols.client_parameters[each.path]: values.tagged(
            each.type, given.parameters[each.path]
        )
        for each in values.service.parameters
        if each.path in given.parameters
    }

"""The arguments of a call, as they are given in Python."""

from __future__ import annotations

from clientgen.cases.calls import CallTarget, CallValues
from clientgen.python_source import Data


def arguments(callee: CallTarget, given: CallValues) -> Data:
    """Return the tagged arguments of the method."""
    return {
        argument.name: callee.values.tagged(argument.type, value)
        for argument, value in callee.given(given)
    }


def client_arguments(callee: CallTarget, given: CallValues) -> Data:
    """Return the tagged arguments of the client's constructor that belong to the service."""
    values = callee.values
    return {
        argument.name: values.tagged(argument.type, given.parameters[path])
        for path, argument in values.symbols.client_parameters.items()
        if path in given.parameters
    }

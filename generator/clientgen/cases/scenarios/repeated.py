"""When a call of a scenario shows nothing that a call before it has not shown."""

from __future__ import annotations

from collections.abc import Hashable

from clientgen.cases.calls import CallTarget, CallValues
from clientgen.cases.scenarios.outcomes import Refused, Success
from clientgen.cases.values import Plain


def kind_of_call(callee: CallTarget, given: CallValues, outcome: Success | Refused) -> Hashable:
    """Return what a client and the command make of a call: what is sent, and the form of the response.

    Scenarios call an operation again and again to see what became of the items. A client shows
    nothing new where it sends the same arguments and gets a response of the same form.
    """
    sent = (frozenset(given.parameters), _form(given.body))
    if isinstance(outcome, Refused):
        return callee.operation.path, sent, outcome.status, outcome.error.name
    return callee.operation.path, sent, outcome.response.path, _form(outcome.value)


def _form(value: Plain) -> Hashable:
    """The names of the members of a record; of a list, whether it has none, one or several items."""
    match value:
        case dict():
            return frozenset(value)
        case list():
            return (min(len(value), 2), *map(_form, value[:1]))
        case _:
            return type(value).__name__

"""Gives calls the arguments that the client has in their place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .arguments import check_argument
from .errors import ArgumentError
from .members import is_unset
from .operation import Operation, Service


def read_call_parameters(service: Service, given: Mapping[str, object]) -> dict[str, object]:
    """Return the given parameters of a client that are for calls; raises `ArgumentError`."""
    found = {each.name: given[each.name] for each in service.call_parameters if each.name in given}
    for each in service.call_parameters:
        if each.name in found:
            check_argument(each.name, found[each.name], each.kind, each.check)
    return found


def complete(
    operation: Operation[Any], arguments: dict[str, object], of_client: Mapping[str, object]
) -> dict[str, object]:
    """Return the arguments of a call, with those of the client in place of what is not given.

    Raises `ArgumentError` for one that neither gives.
    """
    found = dict(arguments)
    for parameter in operation.from_client:
        value = found.get(parameter.name)
        if value is not None and not is_unset(value):
            continue
        if parameter.client not in of_client:
            raise ArgumentError(
                f"`{parameter.name}` is missing: give it to the call, or `{parameter.client}` to"
                " the client"
            )
        found[parameter.name] = of_client[parameter.client]
    return found

"""What the spec says of an error: its name, and the reasons for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from .operation import Operation, Service, Status

D = TypeVar("D")
E = TypeVar("E")


def _ranges(status: int) -> tuple[Status, ...]:
    """Return the status and the ranges that it is in, the narrowest first."""
    return (status, *_HUNDREDS.get(status // 100, ()), "default")


_HUNDREDS: dict[int, tuple[Status, ...]] = {2: ("2XX",), 4: ("4XX",), 5: ("5XX",)}


def of_status(found: Mapping[Status, D], status: int, default: E) -> D | E:
    """Return what the narrowest range of a status has."""
    return next((found[each] for each in _ranges(status) if each in found), default)


def error_name(service: Service, status: int, code: str | None) -> str:
    """Return the name of an error; empty for one without a code that is not documented."""
    if code is None:
        return ""
    found = (service.names.get((each, code)) for each in _ranges(status))
    return next((name for name in found if name is not None), code)


def reasons_of(
    service: Service, operation: Operation[Any], status: int, name: str
) -> tuple[str, ...]:
    """Return the reasons of the error, or without a code those of the narrowest range of the status."""
    if name:
        ranges = (operation.reasons.get(each, {}) for each in _ranges(status))
        named = next((each[name] for each in ranges if name in each), ())
        return said(service, name, named or service.general.get(name, ()))
    for each in _ranges(status):
        own = operation.reasons.get(each)
        if own:
            return tuple(text for one, names in own.items() for text in said(service, one, names))
        if each in service.usual:
            return said(service, service.usual[each], ())
    return ()


def said(service: Service, error: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the texts of an error's reasons, or its title where there are none."""
    if names:
        return tuple(service.reasons[error][name] for name in names)
    title = service.titles.get(error)
    return () if title is None else (title,)

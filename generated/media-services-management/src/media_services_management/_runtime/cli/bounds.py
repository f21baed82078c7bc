"""Drops types and bounds of secrets for a dry run, since markers match neither."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .values import Foreign


def drop_client_checks(client_class: Foreign, base: Foreign, names: set[str]) -> Foreign:
    """Return a class of clients without the bounds of these parameters: no marker is within them."""

    class Unchecked(base):  # type: ignore[misc]
        def __init__(self, service: Foreign, *others: Foreign) -> None:
            places = ("base_path", "query_parameters", "header_parameters", "call_parameters")
            parts = {
                place: tuple(_drop_check(each, names) for each in getattr(service, place))
                for place in places
            }
            super().__init__(replace(service, **parts), *others)

    return type(client_class.__name__, (client_class, Unchecked), {})


def drop_checks(operation: Foreign, names: set[str]) -> Foreign:
    """Return the operation without the bounds of these arguments: no marker is within them."""
    return replace(
        operation,
        **{
            part: tuple(_drop_check(each, names) for each in getattr(operation, part))
            for part in ("path", "query", "headers")
        },
        body=operation.body and _drop_checks_of_body(operation.body, names),
    )


def _drop_check(part: Foreign, names: set[str]) -> Foreign:
    if isinstance(part, str) or part.name not in names:
        return part
    return replace(part, check=None, kind=object)


def _drop_checks_of_body(body: Foreign, names: set[str]) -> Foreign:
    if body.record is None:
        return replace(body, check=None, kind=object) if (body.name or "body") in names else body
    checks = {name: each for name, each in body.record.__checks__.items() if name not in names}
    kind = type(body.record)(body.record.__name__, (body.record,), {"__checks__": checks})
    # an annotation of a class that is complete declares no field: it is only what arguments are held to
    kind.__annotations__ = dict.fromkeys(names & set(body.record.__struct_fields__), object)
    return replace(body, record=kind)

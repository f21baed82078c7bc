"""The secrets among the arguments of a call, and the names of the fields that carry them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from types import NoneType
from typing import Any

from .errors import ArgumentError
from .limits import DEEPEST
from .members import inner_kind, members_of, record_class
from .operation import Operation, Parameter, Service
from .scalars import to_text

_HOLDERS = (Mapping, list, tuple, set, frozenset)
_SCALARS = frozenset({str, int, float, bool, NoneType})
"""The classes of arguments that have nothing in them."""


def secrets_of(operation: Operation[Any], arguments: Mapping[str, object]) -> Iterator[str]:
    """Yield the texts in the arguments of a call that the operation or a record declares secret.

    Raises `ArgumentError` for one that is nested too deep, or endless.
    """
    names = operation.secret_arguments
    for name, value in arguments.items():
        if name not in names and type(value) in _SCALARS:
            continue
        kind = _kind_of(operation, name) if isinstance(value, _HOLDERS) else object
        yield from _secret_texts(value, kind, is_secret=name in names)


def _kind_of(operation: Operation[Any], name: str) -> object:
    """Return the type of an argument."""
    body, pieces = operation.body, (*operation.path, *operation.query, *operation.headers)
    if body is not None and body.record is not None:
        for member in members_of(body.record):
            if member.name == name:
                return member.kind
    elif body is not None and name == (body.name or "body"):
        return body.kind
    named = (each for each in pieces if isinstance(each, Parameter) and each.name == name)
    return next((each.kind for each in named), object)


def secrets_in(pieces: Iterable[str | Parameter], given: Mapping[str, object]) -> Iterator[str]:
    """Yield the texts of the secret ones of these parameters."""
    for each in _secret_parameters(pieces):
        yield from _secret_texts(given.get(each.name), each.kind, is_secret=True)


def client_secret_names(service: Service) -> Iterator[str]:
    """Yield the names of the secret query parameters and header fields of a client."""
    parts = (*service.query_parameters, *service.header_parameters)
    return (each.wire for each in _secret_parameters(parts))


def _secret_parameters(pieces: Iterable[str | Parameter]) -> Iterator[Parameter]:
    return (each for each in pieces if isinstance(each, Parameter) and each.secret)


def _secret_texts(value: object, kind: object, *, is_secret: bool, depth: int = 0) -> Iterator[str]:
    if depth > DEEPEST:
        raise ArgumentError(f"an argument has more than {DEEPEST} levels")
    if isinstance(value, str):
        if is_secret:
            yield str.__str__(value)
        return
    for each, inner, is_hidden in _parts(value, kind):
        yield from _secret_texts(each, inner, is_secret=is_secret or is_hidden, depth=depth + 1)
    if is_secret and not isinstance(value, bool):
        with suppress(TypeError, ValueError):  # not a scalar, `None`, or not sent at all
            yield to_text(value)


def _parts(value: object, kind: object) -> Iterator[tuple[object, object, bool]]:
    """Yield the parts of a value, with their types and whether each is a secret field."""
    record = record_class(value, kind)
    if record is not None:
        secrets: frozenset[str] = getattr(record, "__secrets__", frozenset())
        for member in members_of(record):
            name = member.name
            each = value.get(name) if isinstance(value, Mapping) else getattr(value, name)
            yield each, member.kind, name in secrets
    elif isinstance(value, Mapping):
        yield from ((each, inner_kind(kind), False) for each in value.values())
    elif isinstance(value, _HOLDERS):
        yield from ((each, inner_kind(kind), False) for each in value)

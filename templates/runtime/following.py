"""Follows a URL that a response contains, within the hosts that the service may lead to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar
from urllib.parse import unquote_plus

from .client_config import Setup
from .endpoint import may_redirect
from .http_adapter import resolve
from .operation import Operation
from .request import Arguments

T = TypeVar("T")


class AddressError(ValueError):
    """A URL that is not followed; the text says why, without the URL."""


def follow(
    setup: Setup,
    operation: Operation[T],
    arguments: Arguments,
    reference: str,
    dropped: frozenset[str] = frozenset(),
) -> Operation[T]:
    """Return the operation that requests `reference`, an absolute or relative URL.

    It is relative to the URL of the call. The entries of its query whose names are in `dropped` are
    left out: those of the credential, which is sent anew. Raises `AddressError` for a URL that is
    invalid, or leads to a host that is neither the endpoint's nor one to which a redirect may lead.
    """
    target = resolve(_base(setup, operation, arguments), reference)
    if target is None:
        raise AddressError("an invalid URL")
    allowed = setup.service.redirect_hosts
    if not may_redirect(setup.home(operation), allowed, target.scheme, target.host, target.port):
        raise AddressError(f"`{target.origin}`, which is not allowed")
    return replace(operation, address=_without(target.url, dropped))


def _base(setup: Setup, operation: Operation[Any], arguments: Arguments) -> str:
    prepared = setup.prepare(operation, arguments)
    return (prepared.origin or setup.endpoint.origin) + prepared.target


def _without(url: str, names: frozenset[str]) -> str:
    place, mark, query = url.partition("?")
    parts = query.split("&") if names else []
    kept = [part for part in parts if unquote_plus(part.partition("=")[0]) not in names]
    if len(kept) == len(parts):
        return url
    return place + (mark + "&".join(kept) if kept else "")

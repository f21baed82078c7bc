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
    operation: Operation[Any],
    arguments: Arguments,
    reference: str,
    target: Operation[T],
    dropped: frozenset[str] = frozenset(),
) -> Operation[T]:
    """Return `target`, which requests `reference`: an absolute URL, or one relative to the call.

    The entries of its query whose names are in `dropped` are left out: those of the credentials,
    which are sent anew. Raises `AddressError` for a URL that is invalid, or leads to a host that is
    neither that of one of both operations nor one to which a redirect may lead.
    """
    found = resolve(_base(setup, operation, arguments), reference)
    if found is None:
        raise AddressError("an invalid URL")
    allowed = setup.service.redirect_hosts
    homes = (setup.home(each) for each in (operation, target))
    if not any(may_redirect(each, allowed, found.scheme, found.host, found.port) for each in homes):
        raise AddressError(f"`{found.origin}`, which is not allowed")
    return replace(target, address=_without(found.url, dropped))


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

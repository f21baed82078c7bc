"""The credentials that operations need."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.ir import Auth, AuthNeeds, Operation, Service, Text


def all_needs(service: Service) -> Iterator[AuthNeeds]:
    """Give every statement of what operations need."""
    every = (service.default_auth, *(each.auth for each in service.operations))
    yield from (each for each in every if each is not None)


def chooses_credentials(service: Service) -> bool:
    """Return whether a client has several credentials, of which operations need some."""
    return any(True for _ in all_needs(service))


def needs_of(service: Service, operation: Operation | None) -> tuple[tuple[Auth, ...], ...]:
    """Return the alternatives of an operation, or of one that says nothing for None.

    An empty alternative means none.
    """
    stated = operation.auth if operation is not None and operation.auth else service.default_auth
    if stated is None:
        return tuple((auth,) for auth in service.auth) or ((),)
    known = {Text(auth.key): auth for auth in service.auth}
    return tuple(
        tuple(known[word.text] for word in alternative if word.text in known)
        for alternative in stated.alternatives
    )

"""The credentials that operations need."""

from __future__ import annotations

from clientgen.ir import Auth, Operation, Service, Text


def chooses_credentials(service: Service) -> bool:
    """Return whether a client has several credentials, of which operations need some."""
    return bool(service.needs)


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

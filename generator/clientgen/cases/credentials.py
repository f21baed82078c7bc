"""The credential that tests call with, and what each credential adds to a request."""

from __future__ import annotations

from clientgen.credentials import Sent, kind_of
from clientgen.ir import Auth, Service, reveal


def chosen_auth(service: Service) -> Auth | None:
    """Return the way to authenticate that tests use: the first that requests show, if one is."""
    shown = [auth for auth in service.auth if not kind_of(auth).in_handshake]
    return (*shown, *service.auth, None)[0]


def sent_by(auth: Auth | None) -> Sent:
    """Return what a credential made of the fakes of its kind adds to each request."""
    if auth is None:
        return Sent()
    kind = kind_of(auth)
    return kind.sent({name: reveal(text) for name, text in auth.members}, kind.fakes)


def fakes(service: Service) -> dict[str, str]:
    """Return what tests give for each setting of the service's credentials that has a fake."""
    return {name: fake for auth in service.auth for name, fake in kind_of(auth).fakes.items()}

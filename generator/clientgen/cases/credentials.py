"""The credential that tests use, and what each credential adds to a request."""

from __future__ import annotations

from clientgen.credentials import Sent, kind_of
from clientgen.ir import Auth, Service, reveal


def chosen_auth(service: Service) -> Auth | None:
    """Return the credential that tests use: the first that is visible in requests, if any."""
    shown = [auth for auth in service.auth if not kind_of(auth).in_handshake]
    return (*shown, *service.auth, None)[0]


def sent_by(auth: Auth | None) -> Sent:
    """Return what a credential made from the fake values of its kind adds to each request."""
    if auth is None:
        return Sent()
    kind = kind_of(auth)
    return kind.sent({name: reveal(text) for name, text in auth.members}, kind.fakes)


def fakes(service: Service) -> dict[str, str]:
    """Return the fake value of each setting of the service's credentials that has one."""
    return {name: fake for auth in service.auth for name, fake in kind_of(auth).fakes.items()}

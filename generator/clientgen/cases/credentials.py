"""The credential that tests call with, and what it adds to a request."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from clientgen.cases.cassettes import Pairs
from clientgen.ir import Auth, Service, reveal

TOKEN = "fake-token"  # noqa: S105 - marked as what it is
API_KEY = "fake-api-key"
USERNAME, PASSWORD = "fake-user", "fake-password"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """What a credential adds to each request."""

    headers: Pairs = ()
    query: Pairs = ()


def chosen_auth(service: Service) -> Auth | None:
    """Return the way to authenticate that tests use: the first that needs no certificate."""
    others = [auth for auth in service.auth if auth.kind != "client_certificate"]
    return (*others, *service.auth, None)[0]


def credential_of(service: Service) -> Credential:
    """Return what the credential of the tests adds to each request."""
    auth = chosen_auth(service)
    if auth is None or auth.kind == "client_certificate":
        return Credential()
    if auth.kind == "bearer":
        return Credential(headers=(("Authorization", f"Bearer {TOKEN}"),))
    if auth.kind == "basic":
        pair = base64.b64encode(f"{USERNAME}:{PASSWORD}".encode()).decode("ascii")
        return Credential(headers=(("Authorization", f"Basic {pair}"),))
    if auth.key_name is None:
        raise LookupError("an API key has a name")
    pairs = ((reveal(auth.key_name), API_KEY),)
    return Credential(query=pairs) if auth.key_in == "query" else Credential(headers=pairs)

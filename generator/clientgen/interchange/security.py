"""Credentials as security schemes of OpenAPI, and what operations need of them."""

from __future__ import annotations

from collections.abc import Iterable

from clientgen.credentials import members_of, needs_of
from clientgen.interchange.schemas import Version
from clientgen.interchange.words import Json, Words
from clientgen.ir import Auth, Operation, Service, reveal


def schemes(service: Service, version: Version) -> dict[str, Words]:
    """Return the security schemes by the names of credentials; 3.0 has none for certificates."""
    found = {auth.key: _scheme(auth, version) for auth in service.auth}
    return {name: made for name, made in found.items() if made}


def needs(service: Service, operation: Operation | None, known: Iterable[str]) -> Json:
    """Return what an operation needs, or one that says nothing for None; None if no scheme says it."""
    if operation is not None and operation.auth is None:
        return None
    names = frozenset(known)
    every = needs_of(service, operation)
    if not service.auth or every == ((),):
        return []
    sayable = [each for each in every if all(auth.key in names for auth in each)]
    return [{auth.key: [] for auth in each} for each in sayable] or None


def _scheme(auth: Auth, version: Version) -> Words:
    members = {name: reveal(text) for name, text in members_of(auth).items()}
    made = _of_kind(auth.kind, members, version)
    if made and auth.description is not None:
        made["description"] = reveal(auth.description)
    return made


def _of_kind(kind: str, members: dict[str, str], version: Version) -> Words:
    match kind:
        case "bearer" | "basic":
            return {"type": "http", "scheme": kind}
        case "api_key":
            return {"type": "apiKey", "in": members["in"], "name": members["name"]}
        case "client_certificate":
            return {"type": "mutualTLS"} if version == "3.1" else {}
        case "oauth2" if members["flow"] == "client_credentials":
            scopes = dict.fromkeys(members.get("scopes", "").split(), "")
            flow = {"tokenUrl": members["token_url"], "scopes": scopes}
            return {"type": "oauth2", "flows": {"clientCredentials": flow}}
        case _:
            # the flow that leads to a refresh token is not known; requests have its access token
            return {"type": "http", "scheme": "bearer"}

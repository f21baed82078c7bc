"""Credentials that an emulator invents, for clients of which it requires one."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .access import Access, grant, name_of

if TYPE_CHECKING:
    from pathlib import Path

    from ..description_types import Credential
    from .tables import Tables

Invented = list[tuple["Credential", Mapping[str, str]]]
"""Credentials with the values of their settings."""


def invent(tables: Tables, access: Access, scope: Mapping[str, str]) -> Invented:
    """Return credentials that are accepted from now on: one, or all if operations choose.

    Those that are shown in the handshake of a connection are not among them.
    """
    shown = [each for each in tables.credentials if not each.get("in_handshake")]
    every = shown if _chooses(tables) else shown[:1]
    made: Invented = [(each, _values(each)) for each in every]
    for credential, values in made:
        access.add(grant(name_of(credential), ":".join(values.values()), scope))
    return made


def _chooses(tables: Tables) -> bool:
    return any(operation.needs is not None for operation in tables.operations)


def list_arguments(credential: Credential) -> dict[str, str]:
    """Return the required settings of a credential, and the constructor's keyword for each."""
    return {
        each["name"]: each.get("keyword", "")
        for each in credential["ways"][0]["settings"]
        if "need" not in each and each["form"] != "path"
    }


def _from_pem(tables: Tables) -> Iterator[tuple[Credential, str]]:
    """Yield the credentials that a PEM file makes, with the constructor of each."""
    for credential in tables.credentials:
        for way in credential["ways"]:
            if way.get("file") == "PEM":
                yield credential, way["constructor"]


def _values(credential: Credential) -> dict[str, str]:
    """Return values for them: random secrets, and `emulator` for a text."""
    forms = {each["name"]: each["form"] for each in credential["ways"][0]["settings"]}
    return {
        name: secrets.token_urlsafe(24) if forms[name] == "secret" else "emulator"
        for name in list_arguments(credential)
    }


def make_credential(
    invented: Invented, tables: Tables, certificate: Path | None
) -> Any:  # noqa: ANN401 - of the package
    """Return what a client takes for them: nothing, a credential, or several.

    A PEM file with a certificate is one of several, if operations choose.
    """
    from ..public import public_package

    package = import_module(public_package(__name__))
    made = []
    if certificate is not None and _chooses(tables):
        for credential, constructor in list(_from_pem(tables))[:1]:
            made.append(getattr(getattr(package, credential["class"]), constructor)(certificate))
    for credential, values in invented:
        words = list_arguments(credential)
        given = [value for name, value in values.items() if not words[name]]
        named = {words[name]: value for name, value in values.items() if words[name]}
        made.append(getattr(package, credential["class"])(*given, **named))
    return made[0] if len(made) == 1 else tuple(made) or None

"""Credentials that an emulator invents, for clients of which it requires one."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .access import Access, grant, name_of

if TYPE_CHECKING:
    from ..description_types import Credential
    from .tables import Tables

Invented = list[tuple["Credential", Mapping[str, str]]]
"""Credentials with the values of their settings."""


def invent(tables: Tables, access: Access, scope: Mapping[str, str]) -> Invented:
    """Return credentials that are accepted from now on: one, or all if operations choose.

    Those that are shown in the handshake of a connection are not among them.
    """
    shown = [each for each in tables.credentials if not each.get("in_handshake")]
    chooses = any(operation.needs is not None for operation in tables.operations)
    made: Invented = [(each, _values(each)) for each in (shown if chooses else shown[:1])]
    for credential, values in made:
        access.add(grant(name_of(credential), ":".join(values.values()), scope))
    return made


def list_arguments(credential: Credential) -> dict[str, str]:
    """Return the required settings of a credential, and the constructor's keyword for each."""
    return {
        each["name"]: each.get("keyword", "")
        for each in credential["ways"][0]["settings"]
        if "need" not in each and each["form"] != "path"
    }


def _values(credential: Credential) -> dict[str, str]:
    """Return values for them: random secrets, and `emulator` for a text."""
    forms = {each["name"]: each["form"] for each in credential["ways"][0]["settings"]}
    return {
        name: secrets.token_urlsafe(24) if forms[name] == "secret" else "emulator"
        for name in list_arguments(credential)
    }


def make_credential(invented: Invented) -> Any:  # noqa: ANN401 - of the package
    """Return what a client takes for them: nothing, a credential, or several."""
    from ..public import public_package

    package = import_module(public_package(__name__))
    made = []
    for credential, values in invented:
        words = list_arguments(credential)
        given = [value for name, value in values.items() if not words[name]]
        named = {words[name]: value for name, value in values.items() if words[name]}
        made.append(getattr(package, credential["class"])(*given, **named))
    return made[0] if len(made) == 1 else tuple(made) or None

"""A credential that a client makes itself: of one text, or of the variables of the command."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import Any

from ..errors import ArgumentError
from ..operation import CredentialClass
from ..public import public_package
from .protocol import Credential


class _FromEnvironment(Credential):
    """Stands for the credential in the environment, if none is given."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "FROM_ENVIRONMENT"


FROM_ENVIRONMENT: Credential = _FromEnvironment()


def complete(told: CredentialClass, given: Credential | str | None) -> Credential | None:
    """Return the credential of a client.

    Raises `ArgumentError` if a text cannot be one, or the environment has none.
    """
    if given is FROM_ENVIRONMENT:
        return _from_environment(told)
    if not isinstance(given, str):
        return given
    if not told.takes_text:
        raise ArgumentError(f"`credential` must be a `{told.name}`, not a text")
    return make(told, [given], {})


def _from_environment(told: CredentialClass) -> Credential:
    found = find(told)
    if found is None:
        missing = [name for name in told.variables if not os.environ.get(name)]
        named = " and ".join(f"`{name}`" for name in missing)
        raise ArgumentError(
            f"there is no credential: give `credential`, or set the environment variable {named}"
        )
    return found


def find(told: CredentialClass) -> Credential | None:
    """Return the credential in the environment, or `None` if a part of it is not there."""
    needed = [os.environ.get(name) for name in told.variables]
    if not needed or not all(needed) or not _begins(str(needed[0]), told.begins):
        return None
    more = {word: os.environ.get(name) for word, name in told.more.items()}
    return make(told, needed, {word: value for word, value in more.items() if value})


def make(told: CredentialClass, values: list[Any], named: dict[str, Any]) -> Credential:
    """Return a credential that is made of these arguments; raises `ArgumentError`."""
    module = import_module(f"{public_package(__name__)}.credentials.{told.module}")
    owner = getattr(module, told.name)
    call = getattr(owner, told.constructor) if told.constructor else owner
    made: Credential = call(*values, **named)
    return made


def _begins(path: str, start: bytes) -> bool:
    """Return whether a file begins so; one that cannot be read is left to its constructor."""
    if not start:
        return True
    try:
        with Path(path).open("rb") as stream:
            return stream.read(len(start)) == start
    except (OSError, ValueError):
        return False

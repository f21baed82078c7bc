"""Access control: credentials that give access to a scope, such as one subscription."""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from .messages import Request
from .tokens import Tokens, token_path

if TYPE_CHECKING:
    from ..description_types import Credential
    from .clock_and_random import Chance
    from .messages import Response


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A credential that is accepted only for these client parameters.

    `kind` is the name of a credential of the service, which is its kind if it has no other.
    """

    kind: str
    secret: bytes = field(repr=False)
    scope: Mapping[str, str]


def grant(kind: str, secret: bytes | str, scope: Mapping[str, str] | None = None) -> Grant:
    """Return a grant for a certificate in DER, or for the settings of a credential joined by `:`."""
    data = secret if isinstance(secret, bytes) else secret.encode("utf-8", "surrogateescape")
    return Grant(kind=kind, secret=data, scope=dict(scope or {}))


def grant_certificate(
    certificate: bytes, credentials: Sequence[Credential], scope: Mapping[str, str]
) -> list[Grant]:
    """Return grants for a client certificate in DER, whatever the service calls it."""
    names = [name_of(each) for each in credentials if each["kind"] == _CERTIFICATE]
    return [grant(name, certificate, scope) for name in names or [_CERTIFICATE]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A request that may carry a credential of the service."""

    credential: Credential
    request: Request
    query: Sequence[tuple[str, str]]
    tokens: Tokens

    def authorization(self, scheme: str) -> str | None:
        """Return the header `Authorization` without this scheme; empty for another scheme."""
        word, _, rest = self.request.headers.get("authorization", "").partition(" ")
        return rest.strip() if word.lower() == scheme else None


Check: TypeAlias = Callable[[Shown, bytes], bool]


class Access:
    """The grants of an emulator. Without `required`, every request is allowed."""

    def __init__(self, grants: Sequence[Grant] = (), *, required: bool = False) -> None:
        self.required = required
        self.tokens = Tokens()
        self._grants = list(grants)

    def add(self, new: Grant) -> None:
        """Accept one more credential from now on."""
        self._grants.append(new)

    def token(
        self, request: Request, credentials: Sequence[Credential], chance: Chance
    ) -> Response | None:
        """Return the response to a request for an access token, or None if it is another one."""
        for each in credentials:
            if "token_url" in each and request.path == token_path(each):
                kind = name_of(each)
                known = [grant.secret for grant in self._grants if grant.kind == kind]
                return self.tokens.respond(request, each, known if self.required else None, chance)
        return None

    def allows(
        self,
        request: Request,
        query: Sequence[tuple[str, str]],
        credentials: Sequence[Credential],
        parameters: Mapping[str, str],
        needs: Sequence[Sequence[str]] | None = None,
    ) -> bool:
        """Return whether a request has credentials for the scope of its parameters.

        `needs` are the alternatives of its operation; without them, any credential will do.
        """
        if not self.required or (needs is not None and [] in needs):
            return True
        shown = [
            Shown(credential=each, request=request, query=query, tokens=self.tokens)
            for each in credentials
        ]
        accepted = {
            known.kind
            for known in self._grants
            for each in shown
            if known.kind == name_of(each.credential)
            and CHECKS[each.credential["kind"]](each, known.secret)
            and all(parameters.get(name, value) == value for name, value in known.scope.items())
        }
        if needs is None:
            return bool(accepted)
        return any(accepted.issuperset(names) for names in needs)


def name_of(credential: Credential) -> str:
    """Return the name by which operations need a credential."""
    return credential.get("as", credential["kind"])


def _shows_certificate(shown: Shown, secret: bytes) -> bool:
    return shown.request.certificate == secret


def _shows_token(shown: Shown, secret: bytes) -> bool:
    return _is(shown.authorization("bearer"), secret)


def _shows_key(shown: Shown, secret: bytes) -> bool:
    name = shown.credential.get("name", "")
    if shown.credential.get("in") == "query":
        return any(_is(text, secret) for each, text in shown.query if each == name)
    given = shown.request.headers.get(name.lower())
    prefix = shown.credential.get("prefix")
    if prefix is None or given is None:
        return _is(given, secret)
    word, _, key = given.partition(" ")
    return word == prefix and _is(key, secret)


def _shows_name_and_password(shown: Shown, secret: bytes) -> bool:
    text = shown.authorization("basic")
    try:
        return text is not None and _is(base64.b64decode(text, validate=True), secret)
    except (binascii.Error, ValueError):
        return False


def _shows_issued_token(shown: Shown, secret: bytes) -> bool:
    return shown.tokens.is_of(shown.authorization("bearer"), secret)


def _is(given: bytes | str | None, secret: bytes) -> bool:
    if given is None:
        return False
    data = given if isinstance(given, bytes) else given.encode("utf-8", "surrogateescape")
    return hmac.compare_digest(data, secret)


_CERTIFICATE = "client_certificate"

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        _CERTIFICATE: _shows_certificate,
        "bearer": _shows_token,
        "api_key": _shows_key,
        "basic": _shows_name_and_password,
        "oauth2": _shows_issued_token,
    }
)
"""Functions that return whether a request has the secret of a grant, by kind of credential."""

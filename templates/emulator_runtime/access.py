"""Who may do what: credentials that open a scope, such as one subscription."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from .messages import Request

if TYPE_CHECKING:
    from ..description_types import Credential

CredentialKind: TypeAlias = Literal["client_certificate", "bearer", "api_key", "basic"]
Presented: TypeAlias = tuple[CredentialKind, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A credential, by its digest, and the client parameters for which alone it is accepted."""

    kind: CredentialKind
    digest: str
    scope: Mapping[str, str]


def grant(
    kind: CredentialKind, secret: bytes | str, scope: Mapping[str, str] | None = None
) -> Grant:
    """Return a grant for a certificate in DER, a token, a key or `user:password`."""
    return Grant(kind=kind, digest=_digest(secret), scope=dict(scope or {}))


class Access:
    """The grants of an emulator. Without `required` everyone may do everything."""

    def __init__(self, grants: Sequence[Grant] = (), *, required: bool = False) -> None:
        self.required = required
        self._grants = list(grants)

    def add(self, new: Grant) -> None:
        """Accept one more credential from now on."""
        self._grants.append(new)

    def allows(
        self,
        request: Request,
        query: Sequence[tuple[str, str]],
        credentials: Sequence[Credential],
        parameters: Mapping[str, str],
    ) -> bool:
        """Tell whether a request has a credential that opens the scope of its parameters."""
        if not self.required:
            return True
        presented = {given for each in credentials for given in _present(each, request, query)}
        return any(
            (known.kind, known.digest) in presented
            and all(parameters.get(name, value) == value for name, value in known.scope.items())
            for known in self._grants
        )


def _digest(secret: bytes | str) -> str:
    data = secret if isinstance(secret, bytes) else secret.encode("utf-8", "surrogateescape")
    return hashlib.sha256(data).hexdigest()


def _present(
    credential: Credential, request: Request, query: Sequence[tuple[str, str]]
) -> list[Presented]:
    secrets: list[bytes | str] = []
    kind, name = credential["kind"], credential.get("name", "")
    word, _, rest = request.headers.get("authorization", "").partition(" ")
    if kind == "client_certificate" and request.certificate is not None:
        secrets.append(request.certificate)
    elif kind == "bearer" and word.lower() == "bearer":
        secrets.append(rest.strip())
    elif kind == "basic" and word.lower() == "basic":
        secrets.extend(_basic(rest.strip()))
    elif kind == "api_key" and credential.get("in") == "query":
        secrets.extend(text for each, text in query if each == name)
    elif kind == "api_key" and name.lower() in request.headers:
        secrets.append(request.headers[name.lower()])
    return [(kind, _digest(secret)) for secret in secrets]


def _basic(text: str) -> list[bytes | str]:
    try:
        return [base64.b64decode(text, validate=True)]
    except (binascii.Error, ValueError):
        return []

"""Views of the credential modules, one for each kind, and of their package."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.ir import Auth, Service, Text
from clientgen.python_source import Exports, Imports, docstring, exports, literal, string_literal
from clientgen.symbols import Symbols


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialView:
    """A way to authenticate."""

    name: str
    bases: str
    docstring: str
    is_certificate: bool
    is_bearer: bool
    is_api_key: bool
    is_basic: bool
    scope: str
    key_name: str
    key_in: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialModule:
    """`credentials/<kind>.py`: a module each, so that one does not load what another needs."""

    path: str
    imports: tuple[str, ...]
    credential: CredentialView


def credential_modules(service: Service, symbols: Symbols) -> tuple[CredentialModule, ...]:
    """Return the view of each module of `credentials`."""
    return tuple(_credential_module(auth, symbols) for auth in service.auth)


def _credential_module(auth: Auth, symbols: Symbols) -> CredentialModule:
    imports = Imports()
    imports.name("__future__", "annotations")
    imports.name(".._runtime.public", "publish")
    view = _credential(auth, symbols, imports)
    return CredentialModule(
        path=f"credentials/{auth.kind}.py", imports=imports.lines(), credential=view
    )


def credentials_package(service: Service, symbols: Symbols) -> Exports:
    """Return the view of `credentials/__init__.py`."""
    return exports({symbols.auth[auth.path]: auth.kind for auth in service.auth})


_CERTIFICATES = {"pem": "FromPem", "pkcs12": "FromPkcs12", "publishsettings": "FromPublishSettings"}


def _credential(auth: Auth, symbols: Symbols, imports: Imports) -> CredentialView:
    name = symbols.auth[auth.path]
    return CredentialView(
        name=name,
        bases=", ".join(_bases(auth, name, imports)),
        docstring=docstring((auth.description or "A credential.",)),
        is_certificate=auth.kind == "client_certificate",
        is_bearer=auth.kind == "bearer",
        is_api_key=auth.kind == "api_key",
        is_basic=auth.kind == "basic",
        scope=literal(auth.scope or Text("")),
        key_name=literal(auth.key_name),
        key_in=string_literal(auth.key_in or "header"),
    )


def _bases(auth: Auth, name: str, imports: Imports) -> list[str]:
    place = ".._runtime.credentials"
    if auth.kind == "client_certificate":
        for source in auth.sources:
            imports.name(f"{place}.{source}", _CERTIFICATES[source])
        return [_CERTIFICATES[source] for source in auth.sources]
    module, base = {
        "bearer": ("bearer", "BearerToken"),
        "api_key": ("api_key", "ApiKey"),
        "basic": ("basic", "BasicAuth"),
    }[auth.kind]
    imports.name(f"{place}.{module}", base if base != name else f"{base} as _{base}")
    if auth.kind == "bearer":
        imports.name(f"{place}.bearer", "TokenSource")
    return [base if base != name else f"_{base}"]

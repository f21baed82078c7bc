"""Views of the credential modules, one for each kind, and of their package."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from clientgen.credentials import Init, Source, chooses_credentials, members_of, sources_of
from clientgen.ir import Auth, Service, Text
from clientgen.python_source import Exports, Imports, docstring, exports, literal, string_literal
from clientgen.symbols import Symbols


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialView:
    """A credential; `parameters` of its constructor, unless it inherits the constructor."""

    name: str
    bases: str
    docstring: str
    parameters: str
    arguments: str
    declared_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialModule:
    """`credentials/<name>.py`: a module for each, so that each loads only its own imports."""

    path: str
    imports: tuple[str, ...]
    credential: CredentialView


def credential_modules(service: Service, symbols: Symbols) -> tuple[CredentialModule, ...]:
    """Return the view of each module of `credentials`."""
    return tuple(_credential_module(auth, service, symbols) for auth in service.auth)


def _credential_module(auth: Auth, service: Service, symbols: Symbols) -> CredentialModule:
    imports = Imports()
    imports.name("__future__", "annotations")
    imports.name(".._runtime.public", "publish")
    view = _credential(auth, symbols, imports)
    if chooses_credentials(service):
        view = replace(view, declared_as=string_literal(auth.key))
    return CredentialModule(
        path=f"credentials/{auth.key}.py", imports=imports.lines(), credential=view
    )


def credentials_package(service: Service, symbols: Symbols) -> Exports:
    """Return the view of `credentials/__init__.py`."""
    return exports({symbols.auth[auth.path]: auth.key for auth in service.auth})


def _credential(auth: Auth, symbols: Symbols, imports: Imports) -> CredentialView:
    name = symbols.auth[auth.path]
    init = next((each.init for each in sources_of(auth) if each.init is not None), _INHERITED)
    told = {name: literal(text) for name, text in members_of(auth).items()}
    members = defaultdict(lambda: literal(Text("")), told)
    return CredentialView(
        name=name,
        bases=", ".join(_base(source, name, imports) for source in sources_of(auth)),
        docstring=docstring((auth.description or "A credential.",)),
        parameters=init.parameters.format_map(members),
        arguments=", ".join(
            [init.arguments, *(more for name, more in init.more.items() if name in told)]
        ).format_map(members),
        declared_as="",
    )


_INHERITED = Init(parameters="", arguments="")


def _base(source: Source, name: str, imports: Imports) -> str:
    """The name of a base class in the module of the class, which imports it."""
    module = f".._runtime.credentials.{source.modules[0]}"
    base = source.base if source.base != name else f"_{source.base}"
    imports.name(module, source.base if base == source.base else f"{source.base} as {base}")
    for each in source.imports:
        imports.name(module, each)
    return base

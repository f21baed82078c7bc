"""Sentences and examples of `README.md` about credentials."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.catalog import Catalog, opens_client
from clientgen.credentials import (
    Source,
    chooses_credentials,
    is_one_text,
    kind_of,
    made_by_client,
    needs_of,
    sources_of,
    variables,
)
from clientgen.ir import (
    Auth,
    Operation,
    Service,
    Text,
)
from clientgen.python_source import (
    code_span,
    markdown,
    sentence,
)
from clientgen.symbols import Symbols


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialText:
    """A text and an example that makes one kind of credential."""

    text: str
    names: str
    example: str


def shown_auths(service: Service, operation: Operation) -> tuple[Auth, ...]:
    """The credentials of the client that calls the first operation."""
    if chooses_credentials(service):
        return needs_of(service, operation)[0]
    return service.auth[:1]


def given_credential(auths: tuple[Auth, ...], symbols: Symbols) -> str:
    """The argument that gives a client these credentials; nothing for none."""
    calls = [_call(auth, symbols) for auth in auths]
    if len(calls) > 1:
        return f"credential=({', '.join(calls)})"
    return f"credential={calls[0]}" if calls else ""


def _call(auth: Auth, symbols: Symbols) -> str:
    """The shortest call that makes a credential."""
    return _filled(sources_of(auth)[0].example, auth, symbols)


def credential_text(auth: Auth, catalog: Catalog, symbols: Symbols) -> CredentialText:
    """Return what the page says of one kind of credential."""
    name = code_span(symbols.auth[auth.path])
    text = f"{name}: {markdown(sentence(auth.description or Text('')))}"
    about = " ".join(filter(None, (kind_of(auth).about, _about_giving(catalog.service, symbols))))
    examples = [_example(catalog, source) for source in sources_of(auth)]
    used = [word for word in ("class", "client") if any(f"{{{word}}}" in e for e in examples)]
    names = {"class": symbols.auth[auth.path], "client": symbols.client}
    return CredentialText(
        text=f"{text} {about}" if about else text,
        names=", ".join(sorted(names[word] for word in used)),
        example="\n".join(_filled(each, auth, symbols) for each in examples),
    )


def _about_giving(service: Service, symbols: Symbols) -> str:
    """What a client makes a credential of, if it can."""
    if chooses_credentials(service):
        return ""
    source = made_by_client(service)
    if source is None:
        return ""
    text = '`credential="..."` is the same. ' if is_one_text(source) else ""
    names = " and ".join(code_span(name) for name in variables(source, symbols.env_prefix))
    same = ", as the command does" if service.python.has_command else ""
    return f"{text}Without `credential`, the client uses {names} of the environment{same}."


_ABOUT_CERTIFICATES = (
    " A client certificate belongs to the connections of the client that has it, so it is shown with every "
    "operation. With `http`, load it into the TLS context of that client, and leave it out of `credential`."
)


def about_choosing(service: Service, symbols: Symbols) -> str:
    """How a client comes to the credentials of which operations choose, if they do."""
    if not chooses_credentials(service):
        return ""
    made = [source for auth in service.auth for source in sources_of(auth)]
    found = dict.fromkeys(name for each in made for name in variables(each, symbols.env_prefix))
    names = [code_span(name) for name in found]
    several = ", or a sequence of them" if len(service.auth) > 1 else ""
    same = ", as the command does" if service.python.has_command else ""
    shown = any(kind_of(auth).in_handshake for auth in service.auth)
    return (
        f"A client takes one credential{several}; without `credential`, it uses those of the "
        f"environment ({', '.join(names)}){same}. Each operation is sent with what it needs "
        "and nothing else: one that needs none is sent without any, and one that needs a credential that "
        "the client lacks raises `ArgumentError` before anything is sent. With `credential=None`, "
        "everything is sent without credentials, as to a server of your own."
        f"{_ABOUT_CERTIFICATES if shown else ''}"
    )


def _example(catalog: Catalog, source: Source) -> str:
    is_of_client = "{client}" in source.long_example
    if is_of_client and not opens_client(catalog, source):
        return source.example
    return source.long_example or source.example


def _filled(example: str, auth: Auth, symbols: Symbols) -> str:
    return example.format_map({"class": symbols.auth[auth.path], "client": symbols.client})

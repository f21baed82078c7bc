"""Rules on credentials, on what operations need of them, and on the endpoint of access tokens."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from clientgen.catalog import Catalog, show_path
from clientgen.credentials import fakes_of, kind_of, members_of
from clientgen.diagnostics import Location, nearest, quote
from clientgen.ir import Auth, reveal
from clientgen.rules.endpoint import url_fault
from clientgen.rules.rule import Finding, at, rule

_DOTS = frozenset({".", ".."})
_NONE = "none"


@rule("SPEC220", "two credentials with the same name")
def _named_twice(catalog: Catalog) -> Iterator[Finding]:
    seen: dict[str, Location] = {}
    for auth in catalog.service.auth:
        first = seen.setdefault(auth.key, auth.location)
        if first is not auth.location:
            yield at(
                auth,
                f"duplicate credential {quote(auth.key)}, first declared at {first}",
                "name it with `as`, or keep one of them; a certificate can have several `sources`",
            )
        if auth.key == _NONE:
            yield at(auth, "a credential cannot be called `none`", "choose another `as`")


@rule("SPEC395", "a credential that the service does not declare")
def _undeclared(catalog: Catalog) -> Iterator[Finding]:
    known = tuple(auth.key for auth in catalog.service.auth)
    for needs in catalog.service.needs:
        for word in (word for each in needs.alternatives for word in each):
            name = reveal(word.text)
            if name not in known:
                near = nearest(name, known)
                hint = f"did you mean {quote(near)}?" if near else "declare it under `auth`"
                yield at(word, f"{quote(name)} is not a credential of service.yaml", hint)


@rule("SPEC396", "two credentials in the same place of one request")
def _in_one_place(catalog: Catalog) -> Iterator[Finding]:
    known = {auth.key: auth for auth in catalog.service.auth}
    for needs in catalog.service.needs:
        for alternative in needs.alternatives:
            taken: dict[tuple[str, str], str] = {}
            for word in alternative:
                name = reveal(word.text)
                for place in _places(known[name]) if name in known else ():
                    first = taken.setdefault(place, name)
                    if first != name:
                        yield at(
                            word,
                            f"{quote(name)} is sent in the same {place[0]} {quote(place[1])} as "
                            f"{quote(first)}",
                            "put them into alternatives of their own",
                        )


def _places(auth: Auth) -> Iterator[tuple[str, str]]:
    members = {name: reveal(text) for name, text in members_of(auth).items()}
    sent = kind_of(auth).sent(members, fakes_of(auth))
    yield from (("header", name.lower()) for name, _ in sent.headers)
    yield from (("query parameter", name) for name, _ in sent.query)


@rule("SPEC397", "two client certificates in one request")
def _certificates(catalog: Catalog) -> Iterator[Finding]:
    shown = {auth.key for auth in catalog.service.auth if kind_of(auth).in_handshake}
    for needs in catalog.service.needs:
        for alternative in needs.alternatives:
            certificates = [word for word in alternative if reveal(word.text) in shown]
            for word in certificates[1:]:
                first = quote(reveal(certificates[0].text))
                yield at(
                    word,
                    f"a connection shows one client certificate, here {first}",
                    "put them into alternatives of their own",
                )


@rule("SPEC398", "a credential that no operation needs", whole=True, level="warning")
def _unneeded(catalog: Catalog) -> Iterator[Finding]:
    service = catalog.service
    stated = service.default_auth is not None or all(each.auth for each in service.operations)
    if not service.operations or not stated:
        return
    named = (word.text for each in service.needs for words in each.alternatives for word in words)
    needed = {reveal(text) for text in named}
    for auth in service.auth:
        if auth.key not in needed:
            yield at(
                auth,
                f"no operation needs {quote(auth.key)}",
                "name it in `default_auth` or under `auth` of an operation, or remove it",
            )


def _endpoints(catalog: Catalog) -> Iterator[tuple[Auth, str]]:
    for auth in catalog.service.auth:
        url = auth.member("token_url")
        if url is not None:
            yield auth, reveal(url)


@rule("SPEC375", "a token endpoint that is invalid or unsafe")
def _unsafe(catalog: Catalog) -> Iterator[Finding]:
    for auth, url in _endpoints(catalog):
        origin, hint = url[: -len(_path(url))], "write `https://`, a host and a path"
        fault = ""
        if origin:
            fault, hint = url_fault(origin)
        if not _DOTS.isdisjoint(_path(url).split("/")):
            fault, hint = "has `.` or `..` in its path", "write the path without them"
        if fault:
            yield at(auth, f"the token endpoint {quote(url)} {fault}", hint)


@rule("SPEC376", "a token endpoint that is also an operation", whole=True)
def _also_operation(catalog: Catalog) -> Iterator[Finding]:
    base = catalog.service.base_parts
    for auth, url in _endpoints(catalog):
        for operation in catalog.service.operations:
            if show_path((*base, *operation.path_parts)) == _path(url):
                yield at(
                    operation,
                    f"{quote(_path(url))} is also the token endpoint of the credential at "
                    f"{auth.location}",
                    "remove the operation: the client requests tokens itself",
                )


def _path(url: str) -> str:
    return urlsplit(url).path

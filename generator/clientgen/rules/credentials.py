"""Rules on the endpoint that issues access tokens."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from clientgen.catalog import Catalog, show_path
from clientgen.diagnostics import quote
from clientgen.ir import Auth, reveal
from clientgen.rules.endpoint import url_fault
from clientgen.rules.rule import Finding, at, rule

_DOTS = frozenset({".", ".."})


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

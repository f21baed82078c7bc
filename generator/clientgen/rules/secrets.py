"""Secrets in a spec: everybody who has the generated package can read the spec."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import parse_qsl, urlsplit

from clientgen.catalog import Catalog, NoSampleError
from clientgen.diagnostics import Location, quote
from clientgen.ir import (
    Body,
    Constant,
    Field,
    FixedHeader,
    ObjectValue,
    Parameter,
    Text,
    Value,
    joined,
    reveal,
)
from clientgen.rules.endpoint import can_be_reached
from clientgen.rules.rule import Finding, Place, at, rule

_CREDENTIAL = re.compile(
    r"(?:apikey|aws4-hmac-sha256|basic|bearer|digest|hmac|negotiate|ntlm|oauth"
    r"|sharedaccesssignature|sharedkey(?:lite)?|token)[ =]+[^ ]{4}"
    r"|eyJ[\w-]{5,}\.eyJ|-----BEGIN |\b(?:AKIA|ASIA)[A-Z0-9]{16}"
    r"|\bgh[oprsu]_\w{20}|\bsk[-_][\w-]{16}|\bxox[abprs]-[\w-]{10}",
    re.IGNORECASE,
)
"""The beginnings of credentials: HTTP schemes, and tokens with a known form."""
_NAME = re.compile(
    r"(?:^|[-_])(?:api-?key|(?:access|account|shared|subscription)-key|authorization|credentials?"
    r"|passw(?:or)?d|secret|(?<!csrf-)(?<!xsrf-)token)$",
    re.IGNORECASE,
)
_IN_QUERY = re.compile(
    r"^(?:.*[-_])?(?:api_?key|passw(?:or)?d|secret|sig|signature|token)$", re.IGNORECASE
)
_REPLACE = (
    "remove it, and have it replaced, since it was written down; "
    "say under `auth` how users give theirs"
)


@rule("SPEC226", "a secret in the spec")
def _written_down(catalog: Catalog) -> Iterator[Finding]:
    for header in catalog.service.request_headers:
        if header.value is not None and _is_secret(header, header.value):
            yield at(
                header,
                f"the fixed header {quote(reveal(header.wire_name))} holds a credential",
                _REPLACE,
            )
    for constant in _constants(catalog):
        if constant.value and _tells(_IN_QUERY, constant.wire_name, constant.value):
            yield at(
                constant,
                f"the constant {quote(reveal(constant.wire_name))} of the query holds a credential",
                _REPLACE,
            )
    for parameter in catalog.service.every_parameter:
        default = parameter.default
        if isinstance(default, Text) and _CREDENTIAL.search(reveal(default)):
            yield at(
                parameter,
                f"the default of {quote(reveal(parameter.wire_name))} is a credential",
                "remove it, and have it replaced, since it was written down",
            )


def _is_secret(header: FixedHeader, value: Text) -> bool:
    # `Authorization` itself is reported as SPEC216
    is_other = reveal(header.wire_name).lower() != "authorization"
    return is_other and _tells(_NAME, header.wire_name, value)


def _tells(names: re.Pattern[str], name: Text, value: Text) -> bool:
    """Whether a value is a credential by its form, or by its name."""
    return bool(_CREDENTIAL.search(reveal(value)) or names.search(reveal(name)))


def _constants(catalog: Catalog) -> Iterator[Constant]:
    yield from catalog.service.query
    for operation in catalog.service.operations:
        yield from operation.query
        yield from operation.headers


@rule("SPEC227", "an address that gives away credentials or leads nowhere")
def _addresses(catalog: Catalog) -> Iterator[Finding]:
    for url, location, path in _urls(catalog):
        fault = _url_fault(reveal(url))
        if fault:
            place = Place(location=location, path=path)
            hint = "write the address that anybody can open"
            yield at(place, f"the address of {quote(reveal(path))} {fault}", hint)


def _urls(catalog: Catalog) -> Iterator[tuple[Text, Location, Text]]:
    for page in catalog.service.documents:
        if page.url is not None:
            yield page.url, page.location, joined("service.documents.", page.name, ".url")
    release = catalog.service.release
    for link in release.links:
        yield link.url, release.location, joined("service.python.urls.", link.label)


def _url_fault(url: str) -> str:
    """Return what is wrong with a URL; never quotes it, because it may contain a secret."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removesuffix(".")
    except ValueError:
        return "is not an address"
    if parts.username is not None:
        return "holds a name or password"
    if any(_IN_QUERY.fullmatch(name) for name, _ in parse_qsl(f"{parts.query}&{parts.fragment}")):
        return "holds a key or token"
    try:
        port = parts.port
    except ValueError:
        port = 0
    if port == 0:
        return "has an impossible port"
    return "" if can_be_reached(host) else "has no host that can be reached"


@rule("SPEC229", "a secret whose example is empty")
def _empty(catalog: Catalog) -> Iterator[Finding]:
    for owner, value in _secret_arguments(catalog):
        if value == Text(""):
            name = "body" if isinstance(owner, Body) else quote(reveal(owner.wire_name))
            message = (
                f"the example of the secret {name} is empty, which commands take for a mistake"
            )
            yield at(owner, message, "give it a value that says that it is fake")


def _secret_arguments(catalog: Catalog) -> Iterator[tuple[Parameter | Field | Body, Value]]:
    """Yield what callers give that is completely secret, with its example."""
    for parameter in catalog.service.every_parameter:
        if catalog.needs_secrecy(parameter):
            with suppress(NoSampleError):
                yield parameter, catalog.example_of(parameter)
    for operation in catalog.service.operations:
        body = operation.body
        if body is None:
            continue
        with suppress(NoSampleError):
            value, record = catalog.example_of(body), catalog.flat_body(body)
            members = dict(value.members) if isinstance(value, ObjectValue) else {}
            if record is None and catalog.needs_secrecy(body):
                yield body, value
            for field in record.fields if record is not None else ():
                if catalog.needs_secrecy(field):
                    yield field, members.get(field.wire_name)

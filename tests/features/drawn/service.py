"""Draws what is said once of a whole API: service.yaml and the pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .draw import Draw, Words
from .types import Types

CREDENTIALS: Sequence[Words] = (
    {"kind": "api_key", "in": "header", "name": "X-Key"},
    {"kind": "api_key", "in": "header", "name": "Authorization", "prefix": "Token"},
    {"kind": "api_key", "in": "query", "name": "key"},
    {"kind": "bearer"},
    {"kind": "bearer", "scope": "https://example.org/.default"},
    {"kind": "basic"},
    {
        "kind": "oauth2",
        "flow": "client_credentials",
        "token_url": "/token",
        "scopes": ["things.read"],
        "client_auth": "basic",
    },
    {
        "kind": "oauth2",
        "flow": "refresh_token",
        "token_url": "https://login.example.org/t",
        "client_auth": "body",
    },
)
CERTIFICATES: Words = {
    "kind": "client_certificate",
    "sources": ["pem", "pkcs12", "publishsettings"],
}

MEDIA_TYPES: Sequence[Words] = (
    {"request": ["application/xml"], "response": ["application/xml"]},
    {
        "request": ["application/json", "application/xml"],
        "response": ["application/xml", "application/json"],
        "default": "application/json",
    },
)


def service(draw: Draw, types: Types) -> Words:
    """Return `service.yaml`."""
    found: Words = {
        "title": draw.pick(["Things", 'The "best" API', "Ünder ✓"]),
        "summary": draw.pick(["Many things", "What `it` is for"]),
        "python": {
            "package": "drawn",
            "client": "DrawnClient",
            "error": "DrawnError",
            "command": "drawn",
            **_distribution(draw),
        },
        "documents": {
            "page": {
                "title": "A page",
                **draw.words(30, date="2024-05-06", url="https://example.org/page"),
            }
        },
    }
    found |= draw.words(20, description="What it is\n\nand more", api_version="2024-05-06")
    found |= _address(draw, types)
    found |= draw.words(
        10,
        query={"api-version": "2024-05-06"},
        retry={"statuses": [503], "unprocessed": [429]},
        limits=draw.words(70, response=1000000, timeout=20, deadline=90, retries=3)
        or {"retries": 0},
        wire={
            "escaped_slashes": True,
            "xml_instance": True,
            "xml_order": draw.pick(["drop", "any"]),
        },
    )
    if types.xml:
        found["media_types"] = draw.pick(MEDIA_TYPES)
    return found | draw.words(20, headers=_headers(draw)) | _credentials(draw)


def _distribution(draw: Draw) -> Words:
    return draw.words(
        10,
        successor_of="stainless",
        version="1.2.0rc1",
        license="MIT",
        authors=[{"name": "Jo Doe", "email": "jo@example.org"}, {"name": "A team"}],
        urls={"Source": "https://example.org/source"},
        without=draw.some(["async", "cli", "emulator", "tests"], 2, 1),
    )


def _address(draw: Draw, types: Types) -> Words:
    parameters: Words = {}
    host, path = "api.example.org", ""
    if draw.chance(15):
        host = "{shop}.example.org"
        parameters["shop"] = {"in": "host", "type": "string", "example": "acme"}
    if draw.chance(20):
        path = "/v1" if draw.chance(50) else "/v1/{tenantId}"
        words, value = types.scalar()
        if "tenantId" in path:
            parameters["tenantId"] = {
                "in": "path",
                **words,
                **({} if "$ref" in words else {"example": value}),
            }
    for name in draw.some(["Org-Id", "region", "lang"], 2):
        if draw.chance(25):
            words, value = types.scalar()
            given = {} if "$ref" in words else draw.words(50, example=value)
            given |= draw.words(20, required=True) or (
                {} if "$ref" in words else draw.words(40, default=value)
            )
            parameters[name] = {
                "in": draw.pick(["query", "header"]),
                **words,
                **given,
                **draw.words(10, secret=True, description="Whose it is", deprecated=True),
            }
    endpoint: Words = {"url": f"https://{host}"}
    if draw.chance(15):
        endpoint = {
            "servers": {"eu": f"https://{host}", "us_2": f"https://us.{host}"},
            "default": "eu",
        }
    endpoint |= ({"path": path} if path else {}) | draw.words(10, redirects=["cdn.example.org"])
    return {"endpoint": endpoint, **({"parameters": parameters} if parameters else {})}


def _headers(draw: Draw) -> Words:
    request = {
        "X-Version": {
            "value": "7",
            **draw.words(40, required=True, query_alternative="v", description="Which"),
        }
    }
    response = {
        "X-Request-Id": {
            "type": "string",
            "example": "r-1",
            **draw.words(50, role="request_id", always=True),
        }
    }
    return draw.words(60, request=request, response=response)


def _credentials(draw: Draw) -> Words:
    if draw.chance(6):
        return {"auth": [CERTIFICATES]}
    chosen = [dict(each) for each in draw.some(CREDENTIALS, 2)]
    names = []
    for index, each in enumerate(chosen):
        if each["kind"] in names or draw.chance(15):
            each["as"] = f"key_{index}"
        each.update(draw.words(10, description="Where to get it", python_name=f"Given{index}"))
        names.append(each.get("as", each["kind"]))
    if not chosen:
        return {}
    needs: list[Any] = [[names], ["none", *names], names]
    default = draw.words(30, default_auth=draw.pick(needs if len(names) > 1 else needs[1:]))
    return {"auth": chosen, **default}

"""Whatever is asked, the response is one that the spec allows for that operation.

The requests fit the spec, nearly fit it, or are hostile. What the spec allows is judged by
`clientgen.wire` and by the generated client's own decoder, never by the emulator.
"""

from __future__ import annotations

import http.client
import json
import re
import string
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import media_services_management
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from media_services_management import errors
from media_services_management._runtime.description import Description
from media_services_management._runtime.emulator.engine import Engine
from media_services_management._runtime.emulator.messages import Request
from media_services_management._runtime.emulator.store import MemoryStore
from media_services_management._runtime.emulator.tables import tables_of
from media_services_management._runtime.headers import Headers
from media_services_management._runtime.operation import Operation
from media_services_management._runtime.response import Response as Arrived
from media_services_management._runtime.response import Sent, read_response
from media_services_management._service import SERVICE
from media_services_management.emulator import Emulator

from clientgen import wire

FOLDER = Path(media_services_management.__file__).parent / "description"
TOLD: Any = Description(str(FOLDER))
TYPES = wire.shapes_from_data(TOLD.types)
OPTIONS = wire.options_from_data(TOLD.index["wire"])
OPERATIONS = [{**operation, "name": name} for name, operation in TOLD.operations()]
SUBSCRIPTION = TOLD.index["parameters"][0]["example"]
ERRORS = {error["code"]: error for error in TOLD.errors}
VERSION = {"x-ms-version": "2011-10-01"}
NAMES = ("contoso", "fabrikam", "contosostorage")
REGIONS = ("West US", "East Asia")


@cache
def find_client_operation(name: str) -> Operation[Any]:
    """Return what the generated client knows of an operation."""
    module = import_module(f"media_services_management.operations.{name.partition('.')[0]}")
    known = [value for value in vars(module).values() if isinstance(value, Operation)]
    return next(operation for operation in known if operation.name == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request, and the operation that it is for if its path and verb are whole."""

    verb: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes
    fits: bool = False

    @property
    def operation(self) -> dict[str, Any] | None:
        """The operation by a reading of the paths that is independent of the emulator's."""
        for operation in OPERATIONS:
            pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(operation["path"]))
            verb = "GET" if self.verb == "HEAD" else self.verb  # HEAD is answered where GET is
            if operation["verb"] == verb and re.fullmatch(pattern, self.path):
                return operation
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Got:
    """A response, from any kind of client."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


# ---- what is asked

TEXTS = st.one_of(
    st.sampled_from(["", " ", "a", "A B", "é", "\u202e", "\x00", "../..", "%2e", "a" * 300, "]]>"]),
    st.text(max_size=8),
    st.text(string.ascii_lowercase + string.digits, min_size=3, max_size=6),
)
ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=4,
)


def fitting(data: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    """Return values that a shape allows."""
    if data["kind"] == "ref":
        if data["name"] in ("AccountName", "StorageAccountName"):
            return st.sampled_from(NAMES)
        return fitting(TOLD.types[data["name"]])
    if data["kind"] == "record":
        fields = {field["name"]: fitting(field["type"]) for field in data["fields"]}
        return st.fixed_dictionaries(fields | {"Region": st.sampled_from(REGIONS)}).map(
            lambda value: {name: value[name] for name in fields}
        )
    letters = st.characters(min_codepoint=0x20, max_codepoint=0x2FF)
    return st.text(letters, min_size=max(data.get("minLength", 0), 3), max_size=20)


BREAKS: tuple[Callable[[Any], Any], ...] = (
    lambda value: {**value, "AccountName": "No"},
    lambda value: {**value, "Region": "The Moon"},
    lambda value: {**value, "StorageAccountKey": None},
    lambda value: {**value, "BlobStorageEndpointUri": {"a": []}},
    lambda value: {name.lower(): part for name, part in value.items()},
    lambda value: dict(list(value.items())[1:]),
    lambda value: {**value, "Unknown": 1},
    lambda value: [value],
)
DAMAGES: tuple[Callable[[bytes], bytes], ...] = (
    lambda body: body[: len(body) // 2],
    lambda body: b"\xef\xbb\xbf" + body,
    lambda body: body + b"\x00",
    lambda body: body.replace(b"c", b"\xff", 1),
    lambda body: body.replace(b"<", b"<!DOCTYPE a [<!ENTITY b 'c'>]><", 1),
    lambda body: body.replace(b"contoso", b"&b;", 1),
    lambda body: body.decode("utf-8", "replace").encode("utf-16"),
    lambda body: b"[" * 5000,
    lambda body: b"<a>" * 5000,
    lambda body: b"",
    lambda body: body * 2,
    lambda body: b'{"AccountName": "contoso", "AccountName": "fabrikam"}',
)
ACCEPTED = (
    "*/*",
    "application/json",
    "application/xml",
    "text/html",
    "a/b;q=x",
    ",,",
    "text/*;q=0",
)
SENT = ("", "application/json", "application/xml; charset=utf-8", "text/plain", "a", "text/json")


@st.composite
def plain(draw: st.DrawFn) -> Asked:
    """Requests that fit the spec."""
    operation = draw(st.sampled_from(OPERATIONS))
    path = operation["path"].replace("{subscriptionId}", SUBSCRIPTION)
    for name in re.findall(r"\{(\w+)\}", path):
        path = path.replace(f"{{{name}}}", draw(st.sampled_from(NAMES)))
    headers, body = dict(VERSION), b""
    if "body" in operation:
        media_type = draw(st.sampled_from(operation["body"]["media_types"]))
        shape = wire.shape_from_data(operation["body"]["type"])
        value = draw(fitting(operation["body"]["type"]))
        body = wire.encode(value, shape, TYPES, media_type, OPTIONS)
        headers["content-type"] = media_type
    if draw(st.booleans()):
        headers["accept"] = draw(st.sampled_from(["application/json", "application/xml"]))
    return Asked(verb=operation["verb"], path=path, query="", headers=headers, body=body, fits=True)


@st.composite
def nearly(draw: st.DrawFn) -> Asked:
    """Requests that break one rule or another."""
    asked = draw(plain())
    what = draw(st.sampled_from(["value", "any value", "body", "name", "header", "query", "verb"]))
    if what == "verb":
        verb = draw(st.sampled_from(["GET", "PUT", "POST", "DELETE", "HEAD", "BREW", "OPTIONS"]))
        return replace(asked, verb=verb, fits=False)
    if what == "name":
        odd = quote(draw(TEXTS), safe="")
        return replace(asked, path=asked.path.replace("contoso", odd), fits=False)
    if what == "query":
        query = draw(
            st.sampled_from(["a=b", "api-version=1", "&&=", "%zz", "a=%ff", "api-version"])
        )
        return replace(asked, query=query, fits=False)
    if what == "header":
        name = draw(st.sampled_from(["accept", "content-type", "x-ms-version", "authorization"]))
        values = {"accept": ACCEPTED, "content-type": SENT}.get(name, ("", "2011-10-01", "x"))
        headers = {**asked.headers, name: draw(st.sampled_from(values))}
        return replace(asked, headers=headers, fits=False)
    if what == "body":
        return replace(asked, body=draw(st.sampled_from(DAMAGES))(asked.body), fits=False)
    headers = {**asked.headers, "content-type": "application/json"}
    value = draw(ANYTHING)
    if what == "value":
        whole = draw(fitting({"kind": "ref", "name": "AccountCreationRequest"}))
        value = draw(st.sampled_from(BREAKS))(whole)
    return replace(asked, headers=headers, body=json.dumps(value).encode(), fits=False)


@st.composite
def hostile(draw: st.DrawFn) -> Asked:
    """Requests of any characters."""
    latin = st.text(st.characters(max_codepoint=255), max_size=40)
    names = st.sampled_from(["accept", "content-type", "x-ms-version", "authorization", "expect"])
    path = draw(plain()).path
    cut = draw(st.integers(0, len(path)))
    return Asked(
        verb=draw(st.sampled_from(["GET", "POST", "PUT", "DELETE", "A" * 300])),
        path=path[:cut] + draw(latin) + draw(st.sampled_from(["", path[cut:]])),
        query=draw(latin),
        headers=draw(st.dictionaries(names, latin)) | draw(st.sampled_from([VERSION, {}])),
        body=draw(st.binary(max_size=60)),
    )


ANY_REQUEST = st.one_of(plain(), plain(), nearly(), nearly(), hostile())

# ---- what may be answered


def verify(asked: Asked, got: Got) -> None:
    """Raise unless the spec allows the response."""
    assert re.fullmatch("[0-9a-f]{32}", got.headers["x-ms-request-id"])
    operation = asked.operation
    if got.status >= 400:
        verify_error(operation, got)
        assert not asked.fits or got.status in (400, 404, 409), got
        return
    assert operation is not None, got
    verify_success(operation, got)
    verify_was_right(asked, operation)


def verify_success(operation: Mapping[str, Any], got: Got) -> None:
    response = next(item for item in operation["responses"] if item["status"] == got.status)
    if "type" not in response:
        assert got.body == b""
        assert "content-type" not in got.headers
    else:
        assert got.media_type in response["media_types"]
        shape = wire.shape_from_data(response["type"])
        value = wire.decode(got.body, shape, TYPES, got.media_type)
        assert wire.check(value, shape, TYPES) == ()
        assert wire.encode(value, shape, TYPES, got.media_type, OPTIONS) == got.body
    read = read_response(
        SERVICE, find_client_operation(operation["name"]), arrived(got), {}, Sent()
    )
    assert (read.value is None) is ("type" not in response)


def verify_error(operation: Mapping[str, Any] | None, got: Got) -> None:
    assert got.status < 500, got
    with pytest.raises(errors.ServiceError) as caught:
        read_response(SERVICE, find_client_operation("accounts.get"), arrived(got), {}, Sent())
    code = caught.value.code
    assert code in ERRORS, got
    assert ERRORS[code]["status"] == got.status
    assert got.media_type in ("application/json", "application/xml")
    if operation is not None:
        assert code in [error["code"] for error in TOLD.errors_of(operation)]


def verify_was_right(asked: Asked, operation: Mapping[str, Any]) -> None:
    """Raise if a request was accepted that breaks a rule of the spec."""
    version = asked.headers.get("x-ms-version", "").strip()
    assert "2011-10-01" in (version, asked.query.partition("api-version=")[2])
    if "body" not in operation:
        return
    media_type = asked.headers["content-type"]
    assert media_type.partition(";")[0].strip().lower() in operation["body"]["media_types"]
    shape = wire.shape_from_data(operation["body"]["type"])
    value = wire.decode(asked.body, shape, TYPES, media_type, OPTIONS)
    assert wire.check(value, shape, TYPES) == ()


def arrived(got: Got) -> Arrived:
    pairs = tuple(got.headers.items())
    return Arrived(status=got.status, reason="", headers=Headers(pairs), body=got.body)


# ---- asking


def ask_engine(engine: Engine, asked: Asked) -> Got:
    request = Request(
        verb=asked.verb,
        path=asked.path,
        query=asked.query,
        headers=asked.headers,
        body=asked.body,
    )
    response = engine.respond(request)
    headers = {name.lower(): value for name, value in response.headers}
    return Got(status=response.status, headers=headers, body=response.body)


def ask_socket(port: int, asked: Asked) -> Got:
    target = quote(asked.path, safe="/%") + (
        "?" + quote(asked.query, safe="=&%") * bool(asked.query)
    )
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.putrequest(asked.verb, target, skip_accept_encoding=True)
        for name, value in {**asked.headers, "content-length": str(len(asked.body))}.items():
            with suppress(ValueError):  # which the HTTP library refuses to send
                connection.putheader(name, value.encode("latin-1"))
        connection.endheaders(asked.body)
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        return Got(status=response.status, headers=headers, body=response.read())


RULES: dict[str, Any] = {"database": None, "suppress_health_check": list(HealthCheck)}


def test_every_response_is_allowed(long: bool) -> None:
    tables = tables_of(TOLD)

    @settings(max_examples=20_000 if long else 400, derandomize=not long, **RULES)
    @given(st.lists(ANY_REQUEST, min_size=1, max_size=10))
    def run(requests: list[Asked]) -> None:
        engine = Engine(tables, MemoryStore())
        for asked in requests:
            verify(asked, ask_engine(engine, asked))

    run()


def test_every_response_over_a_socket_is_allowed(long: bool) -> None:
    with Emulator(sample=None) as emulator:
        port = urlsplit(emulator.endpoint).port or 0

        @settings(max_examples=5_000 if long else 200, derandomize=not long, **RULES)
        @given(st.lists(st.one_of(plain(), nearly()), min_size=1, max_size=4))
        def run(requests: list[Asked]) -> None:
            emulator.reset()
            for asked in requests:
                if asked.verb != "HEAD":
                    verify(asked, ask_socket(port, asked))

        run()

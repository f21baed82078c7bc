"""Secrets in logs of the HTTP library and in the `repr` of the client's objects."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import logging
import pickle
import traceback
from contextvars import copy_context
from dataclasses import replace
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx2
import pytest

from runtime.credentials.api_key import ApiKey
from runtime.credentials.basic import BasicAuth
from runtime.errors import ClientError, ServiceError, UnexpectedResponse
from runtime.header_fields import HeaderFields
from runtime.headers import Headers
from runtime.logs import SecretFilter
from runtime.operation import Parameter
from runtime.redaction import hide, hiding, redact, remember
from runtime.response import Response, ResponseWithHeaders

from .conftest import SERVICE, call, make_async_client, make_client, operation, read_request

ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nSet-Cookie: a='S3CRET\"\r\nX-Token: S3CRET\r\n"
    b"Location: https://x/?sig=S3CRET\r\nX-Plain: shown\r\n\r\ntrue"
)


def answer_once(connection: Any) -> None:
    read_request(connection)
    connection.sendall(ANSWER)


def test_the_library_logs_no_secret(serve: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    credential = ApiKey("S3CRET", name="code", location="query")
    described = operation(
        query=(
            Parameter(name="word", wire="pass word", secret=True),
            Parameter(name="page", wire="page"),
        )
    )
    with make_client(endpoint=serve(answer_once).url, credential=credential) as client:
        assert call(client, described, word="S3CRET", page="seven").value is True
    assert "S3CRET" not in caplog.text
    assert "pass%20word=[hidden]&page=seven&code=[hidden]" in caplog.text
    assert "b'shown'" in caplog.text
    assert "(b'X-Token', [hidden])" in caplog.text


def test_names_are_hidden_while_the_call_is_under_way_that_they_belong_to() -> None:
    def shown() -> str:
        record = logging.makeLogRecord({"msg": "%s", "args": ("https://x/?first=1&other=2",)})
        assert SecretFilter().filter(record)
        return record.getMessage()

    with hiding([], ["First"]):
        assert shown() == "https://x/?first=[hidden]&other=2"
        assert copy_context().run(shown) == "https://x/?first=[hidden]&other=2"
        remember([], ["other"])
        assert shown() == "https://x/?first=[hidden]&other=[hidden]"
    assert shown() == "https://x/?first=1&other=2"


def test_many_derived_clients_leave_one_filter() -> None:
    credential = ApiKey("S3CRET", name="code", location="query")
    client = make_client(endpoint="http://127.0.0.1:9", credential=credential)
    assert client._caller
    before = len(logging.getLogger("httpx2").filters)
    for _ in range(3):
        assert client.with_options(retries=1)._caller
    assert len(logging.getLogger("httpx2").filters) == before


def test_nothing_that_holds_a_secret_shows_it() -> None:
    client = make_client(proxy="http://user:S3CRET@proxy.example.com:1")
    derived = client.with_options(headers={"X-Anything": "S3CRET"})
    described = operation(query=(Parameter(name="q", wire="q", secret=True),))
    answer = Response(200, "S3CRET", Headers([("x-session", "S3CRET")]), b"S3CRET")
    said: Any = {"value": 1, "status": 200, "headers": Headers(), "request_id": None}
    raw = ResponseWithHeaders(**said, declared_headers=HeaderFields({"key": "S3CRET"}))
    for each in (
        vars(client),
        vars(derived),
        derived.prepare(described, q="S3CRET"),
        answer,
        raw,
        raw.declared_headers,
    ):
        assert "S3CRET" not in repr(each)


HIDDEN = (
    "api-key apikey Authorization Authentication-Info authToken code-signature Cookie"
    " JSESSIONID oauth_verifier Ocp-Apim-Subscription-Key password Proxy-Authorization sessionid"
    " Set-Cookie sig SIG user.auth WWW-Authenticate X-Amz-Credential X-Amz-Security-Token"
    " X-Api-Key X-Auth-Token x-client_secret X-Functions-Key x-ms-auth x-ms-signature"
)
SHOWN = (
    "author design signal x-ms-assigned x-authored-by signed-off Content-Type Location2 significant"
)


def test_what_names_a_secret_is_hidden_and_no_ordinary_word() -> None:
    pairs = [(name, "VALUE") for name in (HIDDEN + " " + SHOWN).split()]
    hidden = [name for name, value in redact(pairs) if value != "VALUE"]
    assert hidden == HIDDEN.split()


SENT = "a/b+c'd\\e\"f1234"


@pytest.mark.parametrize(
    "said",
    [
        SENT,
        SENT.upper(),
        quote(SENT, safe=""),
        json.dumps(SENT)[1:-1],
        json.dumps(SENT)[1:-1].replace("/", "\\/"),
        repr(SENT.encode())[2:-1],
    ],
)
def test_a_secret_is_found_in_each_spelling(said: str) -> None:
    with hiding([SENT]):
        assert hide(f"<{said}>") == "<[hidden]>"
        assert said not in repr(Headers([(said, "x"), ("X", said)]))


def test_a_message_is_cut_after_its_secrets_are_hidden(ask: Any) -> None:
    said = json.dumps({"Message": "x" * 9_990 + "S3CRET-S3CRET-S3CRET"}).encode()
    with pytest.raises(ServiceError) as caught:
        ask(
            httpx2.Response(404, content=said),
            credential=ApiKey("S3CRET-S3CRET-S3CRET", name="x-key", location="header"),
        )
    assert "S3C" not in caught.value.message


def test_a_redirect_to_a_secret_is_told_without_it(ask: Any) -> None:
    answer = httpx2.Response(307, headers={"location": "https://s3cret-s3cret.example:8443/"})
    with pytest.raises(UnexpectedResponse) as caught:
        ask(answer, credential=ApiKey("S3CRET-S3CRET", name="x-key", location="header"))
    assert "`https://[hidden].example:8443`, which is not allowed" in str(caught.value)


def test_what_was_sent_does_not_leave_with_an_exception(ask: Any) -> None:
    answer = httpx2.Response(404, headers={"x-said": "S3CRET-S3CRET"})
    with pytest.raises(ServiceError) as caught:
        ask(answer, credential=ApiKey("S3CRET-S3CRET", name="x-key", location="header"))
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.headers["x-said"] == "S3CRET-S3CRET"
    assert "S3CRET" not in repr(again.headers)
    with hiding(["S3CRET-S3CRET"]):
        caught.value.headers = Headers([("x-plain", "x")])
    assert b"S3CRET" not in pickle.dumps(caught.value)


BOTS = replace(
    SERVICE, base_path=("/bot", Parameter(name="token", wire="token", secret=True), "/things")
)
TOKENS = ["Zq9x", "a/Zq9x", "12345:Zq9x-Zq9x-Zq9x"]
"""Also one that is too short to be looked for in text, and one that is escaped in a path."""

# tracebacks quote the lines of tests
IN_QUERY = ApiKey("Zq9x-Zq9x", name="code", location="query")
IN_HEADER = ApiKey("Zq9x-Zq9x", name="x-key", location="header")


def _bot(token: str) -> dict[str, Any]:
    return {"service": BOTS, "parameters": {"token": token}}


def _echo(request: httpx2.Request) -> httpx2.Response:
    said = {"Code": "Gone", "Message": f"there is no {request.url}"}
    return httpx2.Response(404, json=said, headers={"x-said": str(request.url)})


def _fields_of(message: Any) -> list[tuple[str, str]]:
    return [*message.headers.items()] if hasattr(message, "headers") else []


def _everything_of(error: BaseException) -> str:
    """Return what loggers and reporters of errors show of an exception and its causes."""
    shown = [repr(pickle.loads(pickle.dumps(error)))]
    each: BaseException | None = error
    while each is not None:
        shown += [*traceback.format_exception(each), str(each), repr(each)]
        for name in ("request", "response", "_request"):
            request = getattr(each, name, None)
            shown += [repr(request), str(getattr(request, "url", "")), repr(_fields_of(request))]
        each = each.__cause__ or each.__context__
    return "\n".join(shown)


@pytest.mark.parametrize("token", TOKENS)
def test_a_secret_of_the_client_in_the_path_is_shown_nowhere(
    ask: Any, caplog: pytest.LogCaptureFixture, token: str
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(ServiceError) as caught:
        ask(_echo, **_bot(token))
    assert "Zq9x" not in caplog.text
    assert 'GET https://api.example.com/bot[hidden]/things/all "HTTP/1.1 404' in caplog.text
    assert "Zq9x" not in _everything_of(caught.value)
    assert "Zq9x" not in repr(caught.value.headers)


@pytest.mark.parametrize("token", TOKENS)
def test_a_secret_of_the_client_is_shown_by_no_logger_of_the_library(
    serve: Any, caplog: pytest.LogCaptureFixture, token: str
) -> None:
    caplog.set_level(logging.DEBUG)
    with make_client(endpoint=serve(answer_once).url, **_bot(token)) as client:
        call(client)
    url = serve(answer_once).url

    async def run() -> None:
        async with make_async_client(endpoint=url, **_bot(token)) as client:
            await client._caller.call(operation(), {})

    asyncio.run(run())
    assert {"httpx2", "httpcore2.http11", "example"} <= {each.name for each in caplog.records}
    assert caplog.text.count("/bot[hidden]/things/all") >= 2
    assert "Zq9x" not in caplog.text


@pytest.mark.parametrize("token", TOKENS)
def test_what_a_client_holds_does_not_show_a_secret_in_the_path(token: str) -> None:
    client = make_client(**_bot(token))
    described = operation(path=("/", Parameter(name="pin", wire="pin", secret=True)))
    prepared = client.prepare(described, pin=token)
    assert prepared.target.endswith(quote(token, safe=""))
    assert "target='/bot[hidden]/things/[hidden]'" in repr(prepared)
    for each in (client, vars(client), vars(client.with_options(retries=1)), prepared):
        assert "Zq9x" not in repr(each)


@pytest.mark.parametrize("token", TOKENS)
def test_a_failure_of_the_transport_quotes_and_holds_no_secret(ask: Any, token: str) -> None:
    def fail(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ReadError(f"lost {request.url}", request=request)

    with pytest.raises(ClientError) as caught:
        ask(fail, **_bot(token), credential=IN_QUERY)
    assert "the connection failed: lost https://api.example.com/bot[hidden]" in str(caught.value)
    assert "Zq9x" not in _everything_of(caught.value)


def test_the_cause_of_a_failure_stays_without_its_request(ask: Any) -> None:
    def fail(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ReadError("lost", request=request)

    with pytest.raises(ClientError) as caught:
        ask(fail, credential=IN_HEADER)
    cause = caught.value.__cause__
    assert isinstance(cause, httpx2.ReadError)
    assert (cause.request.method, str(cause.request.url)) == ("GET", "https://api.example.com/")
    assert "Zq9x" not in _everything_of(caught.value)


def test_headers_are_hidden_by_the_names_that_carry_secrets(
    serve: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    def say_it_back(connection: Any) -> None:
        read_request(connection)
        connection.sendall(b"HTTP/1.1 204 No\r\nX-Pin: Zq9\r\nX-Odd: Zq9\r\n\r\n")

    described = operation(
        headers=(Parameter(name="pin", wire="X-Pin", secret=True),), responses={204: None}
    )
    credential = ApiKey("Zq9", name="X-Odd", location="header")
    with make_client(endpoint=serve(say_it_back).url, credential=credential) as client:
        answer = call(client, described, pin="Zq9")
    assert "Zq9" not in caplog.text
    assert "Zq9" not in repr(answer)


def test_a_password_that_a_server_decodes_is_hidden(ask: Any) -> None:
    said = json.dumps({"Message": "wrong: ann:Zq9x-Zq9x"}).encode()
    with pytest.raises(ServiceError) as caught:
        ask(httpx2.Response(403, content=said), credential=BasicAuth("ann", "Zq9x-Zq9x"))
    assert caught.value.message == "wrong: ann:[hidden]"


SCALARS: list[Any] = [
    12345678,
    UUID("7f3a2c10-5b0e-4d5e-9f64-0c8b1e2d3a4f"),
    b"\x00\x01-secret-secret",
    dt.date(2020, 1, 2),
    ["first-secret", 12345678],
]


@pytest.mark.parametrize("value", SCALARS, ids=lambda each: type(each).__name__)
@pytest.mark.parametrize("place", ["path", "query", "headers"])
def test_a_secret_of_any_type_is_hidden(ask: Any, value: Any, place: str) -> None:
    secret = Parameter(name="pin", wire="pin", secret=True)
    described = operation(**{place: ("/", secret) if place == "path" else (secret,)})

    def say_it_back(request: httpx2.Request) -> httpx2.Response:
        sent = request.headers.get("pin") or request.url.params.get("pin") or request.url.path
        return httpx2.Response(404, json={"Message": sent.rpartition("/")[2]})

    with pytest.raises(ServiceError) as caught:
        ask(say_it_back, described, {"pin": value})
    assert set(caught.value.message.split(",")) == {"[hidden]"}


def test_the_password_of_a_proxy_is_not_logged() -> None:
    said = (
        "setup_socks5_connection.started stream=<x> host='h' auth=(b'ann', b\"it's Zq9)\") port=1"
    )
    for name in ("httpcore2.socks", "httpcore2.connection"):
        record = logging.makeLogRecord({"msg": said, "name": name})
        assert make_client()._caller
        assert logging.getLogger(name).filter(record)
        assert record.getMessage() == said[: said.index("auth")] + "auth=[hidden] port=1"

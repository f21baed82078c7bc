"""Secrets in logs of the HTTP library and in the `repr` of the client's objects."""

from __future__ import annotations

import json
import logging
import pickle
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import httpx2
import pytest

from runtime.answer import Answer, RawResponse
from runtime.credentials.api_key import ApiKey
from runtime.errors import ServiceError, UnexpectedResponse
from runtime.headers import Headers
from runtime.logs import SecretFilter
from runtime.operation import Parameter
from runtime.redaction import hide, hiding, redact

from .conftest import call, make_client, operation, read_request

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


def test_no_name_is_lost_while_another_is_added() -> None:
    shown = SecretFilter()

    def names() -> Iterator[str]:
        yield "first"
        shown.add(["meanwhile"])

    shown.add(names())
    record = logging.makeLogRecord({"msg": "%s", "args": ("https://x/?first=1&meanwhile=2",)})
    assert shown.filter(record)
    assert record.getMessage() == "https://x/?first=[hidden]&meanwhile=[hidden]"


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
    answer = Answer(200, "S3CRET", Headers([("x-session", "S3CRET")]), b"S3CRET")
    raw = RawResponse(
        value=1, status=200, headers=Headers(), request_id=None, declared_headers={"key": "S3CRET"}
    )
    for each in (vars(client), vars(derived), derived.prepare(described, q="S3CRET"), answer, raw):
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

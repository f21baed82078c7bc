"""Clients: options, ownership, groups, credentials, logs."""

from __future__ import annotations

import asyncio
import copy
import importlib
import logging
import pickle
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import httpx2
import pytest

from runtime.client import RawClient
from runtime.credentials.api_key import ApiKey
from runtime.credentials.basic import BasicAuth
from runtime.credentials.bearer import BearerToken
from runtime.credentials.protocol import Credential
from runtime.errors import (
    ArgumentError,
    ClientError,
    ConnectError,
    ServiceError,
    TransportError,
)
from runtime.groups import (
    AsyncGroup,
    AsyncRawGroup,
    Group,
    RawGroup,
    async_raw,
    documented_like,
    raw,
)
from runtime.headers import Headers
from runtime.operation import Body, Operation, Parameter

from .conftest import (
    PATIENCE,
    Ask,
    Time,
    call,
    make_async_client,
    make_client,
    operation,
    read_request,
)

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nx-request-id: r1\r\n\r\ntrue"


def answer_all(connection: Any) -> None:
    while read_request(connection):
        connection.sendall(OK)


def recorder(seen: list[httpx2.Request]) -> Callable[[httpx2.Request], httpx2.Response]:
    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return httpx2.Response(200, content=b"true", headers={"Set-Cookie": "c=SECRET"})

    return answer


def test_derived_clients_share_connections_and_change_nothing_else(serve: Any) -> None:
    server = serve(answer_all)
    with make_client(endpoint=server.url) as client:
        other = client.with_options(timeout=3.0, deadline=4.0, retries=5)
        assert call(client).value is True
        assert call(other).value is True
        assert type(other) is type(client)
        assert client._setup.options.timeout == 10.0
        assert other._setup.options[:3] == (3.0, 4.0, 5)
        other.close()
        assert call(client).value is True
    assert server.connections == 1
    for closed in (client, other):
        with pytest.raises(ClientError, match="the client is closed"):
            call(closed)


def test_async_clients_share_connections(serve: Any) -> None:
    server = serve(answer_all)

    async def run() -> None:
        async with make_async_client(endpoint=server.url) as client:
            for each in (client, client.with_options(retries=1), client):
                assert (await each._caller.call(operation(), {})).value is True
            await client.with_options(retries=1).close()
            assert (await client._caller.call(operation(), {})).value is True
        with pytest.raises(ClientError, match="the client is closed"):
            await client._caller.call(operation(), {})

    asyncio.run(run())
    assert server.connections == 1


def test_a_client_of_the_users_own_stays_open() -> None:
    http = httpx2.Client(transport=httpx2.MockTransport(recorder([])))
    with make_client(http=http) as client:
        call(client)
    assert not http.is_closed
    http.close()
    with make_client(http=http) as client, pytest.raises(ClientError, match="is closed"):
        call(client)


def test_header_fields_can_be_added_for_some_calls() -> None:
    seen: list[httpx2.Request] = []
    with make_client(recorder(seen)) as client:
        call(client.with_options(headers={"X-More": "1", "accept": "a/b"}))
        call(client)
    assert (seen[0].headers["x-more"], seen[0].headers.get_list("accept")) == ("1", ["a/b"])
    assert "x-more" not in seen[1].headers


@pytest.mark.parametrize(
    "headers",
    [{"a b": "1"}, {"": "1"}, {"a": "\r\nb: c"}, {"Host": "x"}, {"content-length": "0"},
     {"a": 5}, {"\u00e9": "1"}, {"a:": "1"}, {"Transfer-Encoding": "chunked"}],
)  # fmt: skip
def test_header_fields_that_would_do_harm_are_refused(headers: Any) -> None:
    with make_client() as client, pytest.raises(ArgumentError, match="`headers"):
        client.with_options(headers=headers)


@pytest.mark.parametrize("name", ["timeout", "deadline"])
@pytest.mark.parametrize("value", [0, -1, float("inf"), float("nan"), "5", True, 10**400])
def test_limits_are_positive_and_finite(name: str, value: Any) -> None:
    with pytest.raises(ArgumentError, match=f"`{name}`"):
        make_client(**{name: value})


@pytest.mark.parametrize("value", [-1, 1.5, True, "1"])
def test_retries_are_a_whole_number(value: Any) -> None:
    with pytest.raises(ArgumentError, match="`retries`"):
        make_client(retries=value)


def test_settings_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    http = httpx2.Client(transport=httpx2.MockTransport(recorder([])))

    class InHandshake(Credential):
        in_handshake = True

    for settings in ({"ca_file": "x"}, {"proxy": "http://p"}, {"credential": InHandshake()}):
        with pytest.raises(ArgumentError, match="`http`"):
            make_client(http=http, **settings)
    with pytest.raises(ArgumentError, match="`proxy`"):
        make_client(endpoint="http://localhost", proxy="http://p")
    for proxy in ("nonsense", "http://[", "http://x:99999", "http://", ""):
        with pytest.raises(ArgumentError, match="`proxy`"):
            make_client(proxy=proxy)
    (tmp_path / "bad.pem").write_text("nothing")
    for ca_file in (tmp_path / "bad.pem", tmp_path / "missing.pem"):
        with (
            make_client(ca_file=ca_file) as client,
            pytest.raises(ArgumentError, match="`ca_file`"),
        ):
            call(client)
    for proxy in ("ftp://x", "nonsense://x", "socks5://127.0.0.1:1"):
        with make_client(proxy=proxy) as client, pytest.raises(ArgumentError, match="proxy"):
            call(client)


def test_no_proxy_of_the_environment_sees_what_is_sent_to_this_machine(
    serve: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = serve(answer_all)
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, proxy.url)
    with make_client(endpoint=serve(answer_all).url) as client:
        assert call(client).value is True
    assert proxy.connections == 0


def test_clients_without_certificate_share_one_tls_context(
    monkeypatch: pytest.MonkeyPatch, ca_file: Path
) -> None:
    def context(**changes: Any) -> object:
        return make_client(**changes)._connecting.arguments()["verify"]

    shared = context()
    assert context() is shared
    assert make_async_client()._connecting.arguments()["verify"] is shared
    assert context(ca_file=ca_file) is not shared
    assert context(endpoint="http://localhost") is not shared
    monkeypatch.setenv("SSL_CERT_FILE", str(ca_file))
    assert context() is not shared


def test_a_proxy_of_the_environment_is_used_otherwise(
    serve: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = serve(lambda connection: connection.sendall(b"HTTP/1.1 407 Nope\r\n\r\n"))
    monkeypatch.setenv("HTTPS_PROXY", proxy.url)
    with (
        make_client() as client,
        pytest.raises(TransportError, match=r"no connection: the proxy responded with status 407$"),
    ):
        call(client)
    assert proxy.connections == 1


def test_the_text_of_a_proxy_is_not_told(serve: Any, ask: Any, ca_file: Path) -> None:
    proxy = serve(lambda connection: connection.sendall(b"HTTP/1.1 407 no passw0rd\r\n\r\n"))
    with pytest.raises(ConnectError) as caught:
        ask(
            None,
            endpoint="https://127.0.0.1:1",
            ca_file=ca_file,
            proxy=proxy.url.replace("//", "//user:passw0rd@"),
        )
    told = "".join(traceback.format_exception(caught.value))
    assert "passw0rd" not in told
    assert "the proxy responded with status 407" in told


def test_an_empty_ca_file_is_not_taken_for_none() -> None:
    with pytest.raises(ArgumentError, match="`ca_file` is empty"):
        make_client(ca_file="")


def test_credentials_are_asked_at_each_attempt() -> None:
    tokens = iter(["one", "two"])

    class Changing(Credential):
        def headers(self) -> tuple[tuple[str, str], ...]:
            return (("Authorization", f"Bearer {next(tokens)}"),)

    seen: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(request.headers["authorization"])
        return httpx2.Response(200 if len(seen) == 2 else 503, content=b"true")

    moment = Time()
    with make_client(
        answer, credential=Changing(), retries=1, clock=moment.clock, sleep=moment.sleep
    ) as client:
        call(client)
    assert seen == ["Bearer one", "Bearer two"]


def test_credentials_of_every_kind_are_sent_and_never_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    description = operation(
        method="POST",
        headers=(Parameter(name="key", wire="X-Odd", secret=True),),
        body=Body(media_type="text/plain", name="body"),
    )
    arguments = {"key": "SECRET", "body": "SECRET"}
    for credential in (
        BearerToken("SECRET", scope="s"),
        BasicAuth("user", "SECRET"),
        ApiKey("SECRET", name="Ocp-Apim-Subscription", location="header"),
        ApiKey("SECRET", name="key+name", location="query"),
        None,
    ):
        seen: list[httpx2.Request] = []
        with make_client(recorder(seen), credential=credential) as client:
            call(client, description, **arguments)
            assert "SECRET" not in repr(client)
        if credential is not None:
            sent = str(seen[0].url) + str(seen[0].headers.raw)
            assert "SECRET" in sent.replace("dXNlcjpTRUNSRVQ=", "SECRET").replace("X-Odd", "")
        if isinstance(credential, ApiKey) and credential.query():
            assert str(seen[0].url).endswith("/all?key%2Bname=SECRET")
    assert "SECRET" not in caplog.text
    assert "dXNlcjpTRUNSRVQ=" not in caplog.text
    lines = [each.getMessage() for each in caplog.records if each.name == "example"]
    assert any(line.startswith("POST /all -> 200 in ") for line in lines)
    assert any("'X-Odd', '[hidden]'" in line for line in lines)
    assert any("received" in line and "set-cookie" in line.lower() for line in lines)


def test_a_failure_is_logged_too(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)

    def answer(_: httpx2.Request) -> httpx2.Response:
        raise httpx2.ConnectError("x")

    with make_client(answer) as client, pytest.raises(TransportError):
        call(client, operation(path=("/a/", Parameter(name="x", wire="X"))), x="v")
    lines = [each.getMessage() for each in caplog.records if each.name == "example"]
    assert len(lines) == 1
    assert lines[0].startswith("GET /a/{X} -> ConnectError in ")


def test_several_threads_may_share_a_client(serve: Any) -> None:
    server = serve(answer_all)
    results: list[Any] = []
    with make_client(endpoint=server.url) as client:
        threads = [
            threading.Thread(target=lambda: results.extend(call(client).value for _ in range(5)))
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert results == [True] * 40


_GET: Operation[object] = operation(path=("/", Parameter(name="x", wire="X")))


class Things(Group):
    __slots__ = ()

    def get(self, x: str) -> object:
        """Return the thing."""
        return self._call(_GET, x=x)


@documented_like(Things)
class AsyncThings(AsyncGroup):
    __slots__ = ()

    async def get(self, x: str) -> object:
        """Like `Things.get`."""
        return await self._call(_GET, x=x)


class RawThings(RawGroup):
    __slots__ = ()

    get = raw(Things.get)


class AsyncRawThings(AsyncRawGroup):
    __slots__ = ()

    get = async_raw(AsyncThings.get)


def test_a_raw_group_returns_the_whole_answer() -> None:
    seen: list[httpx2.Request] = []
    with make_client(recorder(seen)) as client:
        assert Things(client._caller).get("a") is True
        whole = RawThings(cast("Any", RawClient(client)._caller)).get(x="b")
    assert (whole.value, whole.status, whole.request_id) == (True, 200, None)
    assert "SECRET" not in repr(whole)
    assert [request.url.path for request in seen] == ["/t/things/a", "/t/things/b"]


def test_an_async_raw_group_returns_the_whole_answer() -> None:
    async def run() -> None:
        async with make_async_client(recorder([])) as client:
            assert await AsyncThings(client._caller).get("a") is True
            whole = await AsyncRawThings(cast("Any", RawClient(client)._caller)).get("b")
            assert (whole.value, whole.status) == (True, 200)

    asyncio.run(run())
    assert AsyncThings.get.__doc__ == "Return the thing."


def test_a_group_is_imported_when_it_is_first_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "sample_of_lazy"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "things.py").write_text(
        "from runtime.groups import Group\nclass Things(Group):\n    pass\n"
    )
    (package / "client.py").write_text(
        "from runtime.client import Client\n"
        "from runtime.groups import lazy\n"
        "class Sample(Client):\n"
        "    things = lazy('things:Things')\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    sample = importlib.import_module("sample_of_lazy.client").Sample
    assert "sample_of_lazy.things" not in sys.modules
    with make_client() as plain:
        client = object.__new__(sample)
        client.__dict__.update(plain.__dict__)
        assert type(client.things).__name__ == "Things"
        assert client.things is client.things
        assert client.with_options(retries=1).things is not client.things
    assert type(sample.things).__name__ == "_Lazy"


def test_an_async_client_refuses_a_proxy_that_is_none() -> None:
    async def run() -> None:
        async with make_async_client(proxy="ftp://x") as client:
            await client._caller.call(operation(), {})

    with pytest.raises(ArgumentError, match="proxy"):
        asyncio.run(run())


def test_headers_are_a_mapping_without_case() -> None:
    headers = Headers([("A", "1"), ("a", "2"), ("X-Token", "SECRET"), ("Cookie", "SECRET")])
    assert headers["a"] == headers["A"] == "1, 2"
    assert dict(headers) == {"a": "1, 2", "x-token": "SECRET", "cookie": "SECRET"}
    assert "SECRET" not in repr(headers)
    assert len(headers) == 3
    assert headers.pairs[0] == ("A", "1")


def test_cancellation_passes_through(serve: Any) -> None:
    stopped = threading.Event()

    async def run() -> None:
        server = serve(lambda connection: (read_request(connection), stopped.wait(PATIENCE)))
        async with make_async_client(endpoint=server.url) as client:
            task = asyncio.create_task(client._caller.call(operation(), {}))
            await asyncio.sleep(0.1)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    asyncio.run(run())
    stopped.set()


def test_a_deadline_of_the_callers_own_is_not_taken_for_ours(serve: Any) -> None:
    stopped = threading.Event()

    async def run() -> None:
        server = serve(lambda connection: (read_request(connection), stopped.wait(PATIENCE)))
        async with make_async_client(endpoint=server.url) as client:
            async with asyncio.timeout(0.1):
                await client._caller.call(operation(), {})

    with pytest.raises(TimeoutError) as caught:
        asyncio.run(run())
    stopped.set()
    assert not isinstance(caught.value, ClientError)


def test_cookies_are_neither_kept_nor_sent() -> None:
    seen: list[httpx2.Request] = []
    with make_client(recorder(seen)) as client:
        call(client)
        call(client)
    assert "cookie" not in seen[1].headers


def test_a_response_hook_of_the_users_own_client_still_runs() -> None:
    hooked: list[int] = []
    http = httpx2.Client(
        transport=httpx2.MockTransport(lambda _: httpx2.Response(418)),
        event_hooks={"response": [lambda response: hooked.append(response.status_code)]},
        follow_redirects=True,
    )
    with make_client(http=http) as client, pytest.raises(ServiceError):
        call(client)
    assert hooked == [418]
    assert cast("Any", http).follow_redirects is True


@pytest.mark.parametrize("name", ["my-app", "my-app/1.2"])
def test_the_application_comes_first_in_the_user_agent(ask: Ask, name: str) -> None:
    seen: list[httpx2.Request] = []
    ask(recorder(seen), app_name=name)
    assert seen[0].headers["user-agent"].startswith(f"{name} example/1.0 python/3.")


@pytest.mark.parametrize("name", ["", "my app", "a/b/c", "caf\u00e9", "a\r\nX: y", "a" * 101, 1])
def test_a_name_that_no_user_agent_can_have_is_refused(ask: Ask, name: object) -> None:
    with pytest.raises(ArgumentError, match="`app_name` must be a name such as"):
        ask(recorder([]), app_name=name)


def test_an_unknown_option_is_a_type_error(ask: Ask) -> None:
    with pytest.raises(TypeError, match="unknown client option 'tiemout'"):
        ask(recorder([]), tiemout=3)


@pytest.mark.parametrize("make", [make_client, make_async_client])
@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, pickle.dumps])
def test_clients_are_not_copied(make: Any, copied: Any) -> None:
    client = make(recorder([]))
    for each in (client, client.with_options(retries=1), RawClient(client), client._caller):
        with pytest.raises(TypeError, match="cannot be copied or pickled: make another client"):
            copied(each)

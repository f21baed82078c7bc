"""Tests the client itself: creating, deriving and closing it, its requests, and the exports."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from operator import attrgetter
from typing import Any

import httpx2
import pytest
from case import Case, find_case
from fixtures import FAKES, SECRETS, Bench, make_client, make_credential
from replay import find_method
from subject import (
    CLIENT,
    CREDENTIALS,
    DESCRIPTION,
    ENDPOINT,
    INDEX,
    PACKAGE,
    PYTHON,
    WAYS,
    find_credentials,
    load,
)
from values import build

CASES = [find_case(CLIENT[kind]) for kind in ("repeatable", "unrepeatable") if CLIENT[kind]][:1]
CERTIFICATES = [auth for auth in CREDENTIALS if auth.get("in_handshake")]
PARAMETERS = {name: build(value) for name, value in CLIENT["parameters"].items()}
CLIENT_WAYS = [way for auth in CREDENTIALS for way in auth["ways"] if "client" in way]

EXCEPTIONS = {error["exception"] for error in DESCRIPTION.errors}

EXPORTED = {
    "types": {
        kind[name]
        for kind in DESCRIPTION.types.values()
        for name in ("class", "unknown")
        if name in kind
    },
    "credentials": {auth["class"] for auth in CREDENTIALS},
}
MODULES = [PACKAGE, *(load(name) for name, exported in EXPORTED.items() if exported)]

Handler = Callable[[httpx2.Request], httpx2.Response]

one_operation = pytest.mark.parametrize("case", CASES, ids=str)
both_clients = pytest.mark.parametrize("name", WAYS)


def answering(case: Case, seen: list[httpx2.Request]) -> Handler:
    """Return a transport that records requests and returns the response of a case."""

    def handle(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        status, headers, body = case.response()
        return httpx2.Response(status, headers=headers, stream=httpx2.ByteStream(body))

    return handle


def call(name: str, case: Case, handle: Handler, **changes: Any) -> Any:
    """Make the call of a case with a client changed by `with_options`."""
    transport = httpx2.MockTransport(handle)
    if name == "client":
        with httpx2.Client(transport=transport) as http:
            client = make_client(name, case, http=http).with_options(**changes)
            return find_method(client, case, is_raw=False)(**case.arguments())

    async def run() -> Any:
        async with httpx2.AsyncClient(transport=transport) as http:
            client = make_client(name, case, http=http).with_options(**changes)
            return await find_method(client, case, is_raw=False)(**case.arguments())

    return asyncio.run(run())


def find_described(name: str) -> Any:
    """Return the description of an operation that its method uses."""
    told = DESCRIPTION.operation(name)
    group = DESCRIPTION.group(told["group"])
    found = vars(load(f"operations.{group['module']}")).values()
    wanted = f"{group['attribute']}.{told['method']}"
    return next(each for each in found if getattr(each, "name", None) == wanted)


def make(name: str = "client", **options: Any) -> Any:
    """Return a client without a credential, unless one is among the options."""
    return getattr(PACKAGE, PYTHON[name])(**{**PARAMETERS, "credential": None, **options})


# Exports of the package


def test_importing_the_package_loads_no_library() -> None:
    program = (
        "import sys, importlib\n"
        f"package = importlib.import_module({CLIENT['package']!r})\n"
        f"package.{PYTHON['client']}\n"
        "print(*sorted({'httpx2', 'msgspec', 'click'} & set(sys.modules)))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", program]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert ran.stdout.split() == []


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_name_can_be_imported(module: Any) -> None:
    for name in module.__all__:
        assert getattr(module, name) is not None
    with pytest.raises(AttributeError, match="nothing_of_this_name"):
        _ = module.nothing_of_this_name


def test_the_package_lists_its_names() -> None:
    assert set(PACKAGE.__all__) <= set(dir(PACKAGE))
    assert {*(PYTHON[name] for name in WAYS), PYTHON["error"]} <= set(PACKAGE.__all__)
    assert {auth["class"] for auth in CREDENTIALS} <= set(PACKAGE.__all__)
    assert set(PACKAGE.__all__) >= EXCEPTIONS
    for module in MODULES[1:]:
        exported = EXPORTED[module.__name__.rpartition(".")[2]]
        given = {f"{name}{suffix}" for name in exported for suffix in ("Literal", "Params")}
        assert exported <= set(module.__all__) <= exported | given
        assert all(getattr(module, name) is not None for name in module.__all__)


@both_clients
def test_the_client_has_every_method(name: str) -> None:
    client = make(name)
    for owner in (client, client.with_raw_response):
        for _, operation in DESCRIPTION.operations():
            group = DESCRIPTION.group(operation["group"])["attribute"]
            assert callable(getattr(attrgetter(group)(owner), operation["method"]))
    for group in INDEX["groups"]:
        raw = attrgetter(group["attribute"])(client).with_raw_response
        assert type(raw) is type(attrgetter(group["attribute"])(client.with_raw_response))


# Creating a client


@both_clients
@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"endpoint": "http://service.example"}, "endpoint"),
        ({"endpoint": "https://service.example/?x=1"}, "endpoint"),
        ({"timeout": 0}, "timeout"),
        ({"deadline": -1.0}, "deadline"),
        ({"retries": -1}, "retries"),
        ({"http": object(), "proxy": "http://127.0.0.1:1"}, "proxy"),
        ({"http": object(), "ca_file": "authority.pem"}, "ca_file"),
    ],
    ids=lambda given: given if isinstance(given, str) else "+".join(given),
)
def test_mistakes_are_told_at_once(name: str, options: dict[str, Any], named: str) -> None:
    with pytest.raises(PACKAGE.ArgumentError, match=f"`{named}`"):
        make(name, **options)


@both_clients
def test_parameters_of_the_client_have_bounds(name: str) -> None:
    for parameter, values in CLIENT["bounds"].items():
        for value in values["accepted"]:
            make(name, **{parameter: build(value)})
        for value in values["refused"]:
            with pytest.raises(PACKAGE.ArgumentError, match=f"`{parameter}`"):
                make(name, **{parameter: build(value)})


@both_clients
def test_the_endpoint_is_that_of_the_spec(name: str) -> None:
    assert make(name).endpoint == ENDPOINT
    assert make(name, endpoint="http://127.0.0.1:8080").endpoint == "http://127.0.0.1:8080"


@one_operation
@both_clients
def test_a_request_says_who_makes_it(name: str, case: Case) -> None:
    seen: list[httpx2.Request] = []
    call(name, case, answering(case, seen))
    agent = seen[0].headers["User-Agent"]
    assert agent.startswith(f"{CLIENT['distribution']}/{PACKAGE.__version__} ")


@one_operation
@both_clients
def test_a_derived_client_sends_more_headers(name: str, case: Case) -> None:
    seen: list[httpx2.Request] = []
    call(name, case, answering(case, seen), headers={"X-Fake": "more"})
    assert seen[0].headers["X-Fake"] == "more"


@one_operation
def test_closing_a_derived_client_closes_nothing(case: Case) -> None:
    handle = answering(case, [])
    with httpx2.Client(transport=httpx2.MockTransport(handle)) as http:
        with make_client("client", case, http=http) as client:
            with client.with_options(timeout=1.0) as other:
                find_method(other, case, is_raw=False)(**case.arguments())
            find_method(client, case, is_raw=False)(**case.arguments())
        with pytest.raises(getattr(PACKAGE, PYTHON["error"]), match="closed"):
            find_method(client, case, is_raw=False)(**case.arguments())


@pytest.mark.parametrize("case", CASES if "async_client" in WAYS else [], ids=str)
def test_an_asynchronous_client_can_be_closed(case: Case) -> None:
    async def run() -> None:
        async with make_client("async_client", case) as client:
            pass
        with pytest.raises(getattr(PACKAGE, PYTHON["error"]), match="closed"):
            await find_method(client, case, is_raw=False)(**case.arguments())

    asyncio.run(run())


@one_operation
def test_each_request_is_logged_by_the_package(
    case: Case, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger=CLIENT["package"]):
        call("client", case, answering(case, []))
    assert {record.name for record in caplog.records} == {CLIENT["package"]}
    assert not any(secret in caplog.text for secret in SECRETS)


# Endpoints


def follows(case: Case) -> bool:
    """Return whether the operation of a case follows redirects."""
    described = next(
        each
        for _, each in DESCRIPTION.operations()
        if DESCRIPTION.group(each["group"])["attribute"] == case.group
        and each["method"] == case.method
    )
    return described["verb"] in ("GET", "HEAD") or "follows_redirects" in described


@pytest.mark.parametrize("host", INDEX.get("redirect_hosts", []))
@one_operation
@both_clients
def test_a_redirect_may_lead_to_the_hosts_of_the_spec(name: str, case: Case, host: str) -> None:
    seen: list[httpx2.Request] = []
    response = answering(case, seen)
    target = "https://" + host.replace("*", "fake")

    def handle(request: httpx2.Request) -> httpx2.Response:
        if seen or request.url.host == host.replace("*", "fake"):
            return response(request)
        return httpx2.Response(307, headers={"Location": target + request.url.path})

    if follows(case):
        call(name, case, handle)
        assert str(seen[0].url).startswith(target)
    else:
        with pytest.raises(PACKAGE.UnexpectedResponse, match="does not follow"):
            call(name, case, handle)


@one_operation
@both_clients
def test_a_redirect_may_lead_nowhere_else(name: str, case: Case) -> None:
    def handle(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(307, headers={"Location": "https://elsewhere.example/"})

    with pytest.raises(PACKAGE.UnexpectedResponse, match=r"elsewhere\.example"):
        call(name, case, handle)


# Credentials


@pytest.mark.parametrize("auth", CREDENTIALS, ids=lambda auth: auth["kind"])
def test_a_credential_is_sent_in_its_place(auth: dict[str, Any]) -> None:
    in_handshake = auth.get("in_handshake", False)
    assert (
        getattr(load(f"credentials.{auth.get('as', auth['kind'])}"), auth["class"]).in_handshake
        == in_handshake
    )
    if in_handshake:
        return
    credential, sent = make_credential(auth), CLIENT["sent"][auth["class"]]
    assert dict(credential.headers()) == sent["headers"]
    assert dict(credential.query()) == sent["query"]
    assert not any(secret in repr(credential) for secret in SECRETS)


MADE = [each for each in (load("_service").SERVICE.credential,) if each is not None]


@pytest.mark.parametrize("told", MADE, ids=lambda told: told.name)
@both_clients
def test_a_client_finds_its_credential_in_the_environment(
    name: str, told: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_with = getattr(PACKAGE, PYTHON[name])
    for variable in (*told.variables, *told.more.values()):
        monkeypatch.delenv(variable, raising=False)
    with pytest.raises(PACKAGE.ArgumentError, match=f"`{told.variables[0]}`"):
        make_with(**PARAMETERS)
    for variable in (*told.variables, *told.more.values()):
        setting = variable.removeprefix(f"{CLIENT['environment']}_").lower()
        monkeypatch.setenv(variable, FAKES[setting])
    found, sent = make_with(**PARAMETERS)._connecting.credential, CLIENT["sent"][told.name]
    assert dict(found.headers()) == sent["headers"]
    assert dict(found.query()) == sent["query"]
    assert make_with(**PARAMETERS, credential=None)._connecting.credential is None
    if not told.takes_text:
        with pytest.raises(PACKAGE.ArgumentError, match=told.name):
            make_with(**PARAMETERS, credential="fake")
        return
    (secret,) = (os.environ[each] for each in told.variables)
    given = make_with(**PARAMETERS, credential=secret)._connecting.credential
    assert dict(given.headers()) == sent["headers"]
    assert dict(given.query()) == sent["query"]


@pytest.mark.parametrize("server", INDEX.get("servers", {}))
@both_clients
def test_a_client_chooses_a_server(name: str, server: str) -> None:
    start, mark, _ = INDEX["servers"][server].partition("{")
    chosen = make(name, server=server).endpoint
    assert chosen.startswith(start) if mark else chosen == start
    with pytest.raises(PACKAGE.ArgumentError, match=f"`{server}`"):
        make(name, server="no-such-server")


CHOOSING = [name for name, each in DESCRIPTION.operations() if "auth" in each]


@pytest.mark.parametrize("operation", CHOOSING)
def test_an_operation_is_sent_with_what_it_needs(operation: str) -> None:
    needs, service = DESCRIPTION.operation(operation)["auth"], load("_service").SERVICE
    described = find_described(operation)
    every = {each.get("as", each["kind"]): make_credential(each) for each in CREDENTIALS}
    several = load("_runtime.credentials.several").Several
    for names in needs:
        found = several(every[name] for name in names).of(service, described)
        sent = [] if found is None else found.headers() + found.query()
        given = [every[name].headers() + every[name].query() for name in names]
        assert sorted(sent) == sorted(pair for pairs in given for pair in pairs)
    if [] not in needs:
        classes = {each.get("as", each["kind"]): each["class"] for each in CREDENTIALS}
        with pytest.raises(PACKAGE.ArgumentError, match=f"`{classes[needs[0][0]]}`"):
            several(()).of(service, described)


# where operations choose, cassettes have renewals
RENEWED = [each for each in find_credentials() if "token_url" in each and not CHOOSING]


@pytest.mark.parametrize("auth", RENEWED, ids=lambda auth: auth["kind"])
@one_operation
@both_clients
def test_a_token_that_is_refused_is_renewed(name: str, case: Case, auth: dict[str, Any]) -> None:
    seen: list[httpx2.Request] = []
    response, told = answering(case, seen), {"access_token": "fake-next", "token_type": "Bearer"}

    def handle(request: httpx2.Request) -> httpx2.Response:
        if len(seen) == 1 and str(request.url).endswith(auth["token_url"]):
            seen.append(request)
            return httpx2.Response(200, json=told)
        given = response(request)
        return given if len(seen) == 3 else httpx2.Response(401)

    call(name, case, handle, retries=0)
    assert [each.method for each in seen[1:2]] == ["POST"]
    named = f"-{auth['as']}" if "as" in auth else ""
    assert seen[0].headers["Authorization"] == f"Bearer fake-access-token{named}"
    assert seen[2].headers["Authorization"] == "Bearer fake-next"
    assert seen[2].url == seen[0].url


PROVIDED = [
    each
    for each in CREDENTIALS
    if "scope" in each and "takes_provider" in each["ways"][0]["settings"][0]
]


@pytest.mark.parametrize("auth", PROVIDED, ids=lambda auth: auth["kind"])
def test_a_provider_is_asked_for_a_token_of_the_scope(auth: dict[str, Any]) -> None:
    class Provider:
        asked: list[str] = []
        token = "fake-token"

        def get_token(self, scope: str) -> Provider:
            self.asked.append(scope)
            return self

    getattr(PACKAGE, auth["class"])(Provider()).headers()
    assert Provider.asked == [auth["scope"]]


@pytest.mark.parametrize("auth", CERTIFICATES, ids=lambda auth: auth["class"])
def test_a_certificate_can_be_read_from_its_files(bench: Bench, auth: dict[str, Any]) -> None:
    cls, files = getattr(PACKAGE, auth["class"]), bench.certificates
    assert len(auth["ways"]) == len([load(f"_runtime.credentials.{s}") for s in auth["sources"]])
    for way in auth["ways"]:
        open_file = getattr(cls, way["constructor"])
        certificate = open_file(files.by_format[way["file"]])
        assert len(certificate.thumbprint) == 40
        told = "private key" if way["file"] == "PEM" else None
        with pytest.raises(PACKAGE.ArgumentError, match=told):
            open_file(files.authority)
        with make(credential=certificate) as client:
            assert client.endpoint == ENDPOINT


@pytest.mark.parametrize("way", CLIENT_WAYS, ids=lambda way: way["constructor"])
@both_clients
def test_a_file_makes_a_client(bench: Bench, name: str, way: dict[str, Any]) -> None:
    make_of_file = getattr(getattr(PACKAGE, PYTHON[name]), way["constructor"])
    path, (keyword,) = bench.certificates.by_format[way["file"]], way["client"]
    assert make_of_file(path, retries=0).endpoint == ENDPOINT
    with pytest.raises(PACKAGE.ArgumentError, match=keyword):
        make_of_file(path, **{keyword: "another"})

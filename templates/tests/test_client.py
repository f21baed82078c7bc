"""Tests the client itself: creating, deriving and closing it, its requests, and the exports."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
import sys
from operator import attrgetter
from typing import Any

import httpx2
import pytest
from calling import (
    CASES,
    answering,
    both_clients,
    call,
    make,
    one_operation,
)
from case import Case
from fixtures import SECRETS, make_client
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
    load,
)
from values import build

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


@pytest.mark.parametrize("server", INDEX.get("servers", {}))
@both_clients
def test_a_client_chooses_a_server(name: str, server: str) -> None:
    start, mark, _ = INDEX["servers"][server].partition("{")
    chosen = make(name, server=server).endpoint
    assert chosen.startswith(start) if mark else chosen == start
    with pytest.raises(PACKAGE.ArgumentError, match=f"`{server}`"):
        make(name, server="no-such-server")

"""Tests how credentials are made, found, chosen, sent and renewed."""

from __future__ import annotations

import os
from typing import Any

import httpx2
import pytest
from calling import (
    PARAMETERS,
    answering,
    both_clients,
    call,
    find_described,
    make,
    one_operation,
)
from case import Case
from fixtures import FAKES, SECRETS, Bench, make_credential
from subject import (
    CLIENT,
    CREDENTIALS,
    DESCRIPTION,
    ENDPOINT,
    PACKAGE,
    PYTHON,
    find_credentials,
    load,
)

CERTIFICATES = [auth for auth in CREDENTIALS if auth.get("in_handshake")]
CLIENT_WAYS = [way for auth in CREDENTIALS for way in auth["ways"] if "client" in way]


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

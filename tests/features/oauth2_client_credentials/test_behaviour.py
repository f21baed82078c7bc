from __future__ import annotations

import asyncio
import pickle
import time
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from ..harness import Feature


class Clock:
    now = time.time()

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def emulator(feature: Feature, clock: Clock) -> Iterator[Any]:
    grant = feature.module("_runtime.emulator.access").grant("oauth2", "my client:s3cret:&")
    chance = feature.module("_runtime.emulator.clock_and_random").Chance(clock=clock)
    emulators = feature.module("emulator")
    with emulators.Emulator(grants=[grant], require_auth=True, chance=chance) as made:
        yield made


def test_clients_request_tokens_of_the_emulator(
    feature: Feature, emulator: Any, clock: Clock
) -> None:
    # the token endpoint of the spec is on another host, but no secret leaves this machine
    credential = feature.package.OAuth2("my client", "s3cret:&")
    with emulator.client(credential=credential) as client:
        client.tracks.create(name="Blue")
        before = credential.headers()
        assert client.tracks.get("Blue").name == "Blue"
        assert credential.headers() == before
        clock.now += 3601
        assert client.tracks.get("Blue").name == "Blue"
        assert credential.headers() != before

    async def call() -> str:
        options = {"endpoint": emulator.endpoint, "credential": credential}
        async with feature.async_client(**options) as client:
            emulator.access.tokens.clear()
            return str((await client.tracks.get("Blue")).name)

    assert asyncio.run(call()) == "Blue"


def test_a_client_that_is_not_known(feature: Feature, emulator: Any) -> None:
    credential = feature.package.OAuth2("my client", "another")
    with (
        emulator.client(credential=credential) as client,
        pytest.raises(feature.package.TokenError) as caught,
    ):
        client.tracks.get("Blue")
    assert (caught.value.status, caught.value.code) == (401, "invalid_client")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
    assert httpx2.get(f"{emulator.endpoint}/v1/tracks/Blue").status_code == 401


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ("grant_type=client_credentials", None),
        ("grant_type=client_credentials&scope=tracks.read", None),
        ("grant_type=client_credentials&scope=tracks.burn", "invalid_scope"),
        ("grant_type=password", "unsupported_grant_type"),
        ("scope=tracks.read", "invalid_request"),
        ("grant_type=client_credentials&grant_type=client_credentials", "invalid_request"),
        ("grant_type=%ff", "invalid_request"),
        ("nothing", "invalid_request"),
        ("", "invalid_request"),
    ],
)
def test_the_emulator_reads_token_requests(emulator: Any, form: str, error: str | None) -> None:
    answer = httpx2.post(
        f"{emulator.endpoint}/api/token",
        content=form,
        headers={"content-type": "application/x-www-form-urlencoded"},
        auth=("my+client", "s3cret%3A%26"),
    )
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json().get("error") == error
    assert answer.status_code == (200 if error is None else 400)
    if error is None:
        assert answer.json()["expires_in"] == 3600


def test_the_emulator_refuses_what_is_no_token_request(emulator: Any) -> None:
    place = f"{emulator.endpoint}/api/token"
    assert httpx2.get(place).status_code == 405
    said = httpx2.post(place, json={"grant_type": "client_credentials"})
    assert (said.status_code, said.json()["error"]) == (400, "invalid_request")
    for header in ("", "Basic x", "Basic eA==", "Bearer x"):
        form = {"grant_type": "client_credentials"}
        said = httpx2.post(place, data=form, headers={"authorization": header})
        assert (said.status_code, said.json()["error"]) == (401, "invalid_client")


def test_the_command_requests_a_token(
    feature: Feature,
    emulator: Any,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    run, variable = feature.module("cli").run, "OAUTH2_CLIENT_CREDENTIALS_CLIENT_SECRET"
    given = [f"--endpoint={emulator.endpoint}", "--client-id=my client", "--retries=0"]
    monkeypatch.setenv(variable, "s3cret:&")
    assert run([*given, "tracks", "create", "--name=Blue"]) == 0
    assert run([*given, "--output=json", "tracks", "get", "Blue"]) == 0
    assert '"Blue"' in capsys.readouterr().out
    assert run([*given, "--dry-run", "tracks", "get", "Blue"]) == 0
    line = capsys.readouterr().out
    assert 'Authorization: Bearer \'"$OAUTH2_CLIENT_CREDENTIALS_BEARER_TOKEN"' in line
    assert "s3cret" not in line
    monkeypatch.setenv("OAUTH2_CLIENT_CREDENTIALS_CLIENT_ID", "my client")
    with feature.package.Oauth2Client(endpoint=emulator.endpoint) as client:
        assert client.tracks.get("Blue").name == "Blue"
    monkeypatch.setenv(variable, "another")
    assert run([*given, "tracks", "get", "Blue"]) == 3
    assert "invalid_client" in capsys.readouterr().err

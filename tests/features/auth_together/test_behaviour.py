from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx2
import pytest

from ..harness import Feature, json

MONITOR = {"name": "latency"}
KEY, TOKEN = ("x-api-key", "fake-key"), ("authorization", "Token fake-application")


@pytest.fixture(autouse=True)
def _no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("API_KEY", "APPLICATION_KEY", "ADMIN_USERNAME", "ADMIN_PASSWORD"):
        monkeypatch.delenv(f"AUTH_TOGETHER_{name}", raising=False)


def every(feature: Feature) -> list[Any]:
    package = feature.package
    admin, partner = package.Admin("root", "fake-password"), package.OAuth2("p", "fake-secret")
    return [
        partner,
        admin,
        package.ApplicationKey("fake-application"),
        package.ApiKey("fake-key"),
    ]


def credentials_of(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: headers[name] for name in ("x-api-key", "authorization") if name in headers}


@pytest.mark.parametrize(
    ("operation", "arguments", "sent"),
    [
        ("monitors.get", {"monitor": "latency"}, {KEY, TOKEN}),
        ("monitors.list", {}, {KEY}),
        (
            "monitors.delete",
            {"monitor": "m"},
            {("authorization", "Basic cm9vdDpmYWtlLXBhc3N3b3Jk")},
        ),
        ("monitors.health", {}, set()),
    ],
)
def test_an_operation_is_sent_with_what_it_needs(
    feature: Feature, operation: str, arguments: dict[str, Any], sent: set[tuple[str, str]]
) -> None:
    client = {"credential": every(feature)}
    reply = json([MONITOR] if operation == "monitors.list" else MONITOR)
    outcome = feature.attempt(operation, reply=reply, client=client, **arguments)
    assert set(credentials_of(outcome.request.headers).items()) == sent


def test_what_is_lacking_is_named_before_anything_is_sent(feature: Feature) -> None:
    told = feature.refusal("monitors.get", monitor="m", client={"credential": ()})
    assert told == (
        "`monitors.get` needs `ApiKey` and `ApplicationKey`, or `ApiKey` and `PartnerId` and `OAuth2`: "
        "give the client a `credential`, or set in the environment `AUTH_TOGETHER_API_KEY` and "
        "`AUTH_TOGETHER_APPLICATION_KEY`, or `AUTH_TOGETHER_API_KEY` and `AUTH_TOGETHER_PARTNER_ID` "
        "and `AUTH_TOGETHER_CLIENT_ID` and `AUTH_TOGETHER_CLIENT_SECRET`"
    )
    only_key = {"credential": feature.package.ApiKey("fake-key")}
    assert "`ApplicationKey`" in feature.refusal("monitors.get", monitor="m", client=only_key)
    assert "`Admin`" in feature.refusal("monitors.delete", monitor="m", client=only_key)


def test_an_operation_that_needs_none(feature: Feature) -> None:
    client = {"credential": ()}
    assert not credentials_of(feature.call("monitors.health", client=client).request.headers)
    listed = feature.call("monitors.list", reply=json([]), client=client)
    assert not credentials_of(listed.request.headers)


def test_with_none_everything_is_sent_without(feature: Feature) -> None:
    sent = feature.call("monitors.get", "m", reply=json(MONITOR), client={"credential": None})
    assert not credentials_of(sent.request.headers)


def test_what_the_environment_has(feature: Feature, monkeypatch: pytest.MonkeyPatch) -> None:
    from_environment = feature.module("_runtime.credentials.given").FROM_ENVIRONMENT
    client = {"credential": from_environment}
    feature.refusal("monitors.get", monitor="m", client=client)
    monkeypatch.setenv("AUTH_TOGETHER_API_KEY", "fake-key")
    monkeypatch.setenv("AUTH_TOGETHER_APPLICATION_KEY", "fake-application")
    sent = feature.call("monitors.get", "m", reply=json(MONITOR), client=client)
    assert set(credentials_of(sent.request.headers).items()) == {KEY, TOKEN}


def test_a_token_is_requested_with_nothing_of_the_other_credential(feature: Feature) -> None:
    package = feature.package
    partner = package.OAuth2("p", "fake-secret")
    told = json({"access_token": "fake-token", "token_type": "Bearer", "expires_in": 3600})
    seen: list[Any] = []
    replies = [told, json(MONITOR), json(MONITOR, 401), told, json(MONITOR)]

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        reply = replies.pop(0)
        return httpx2.Response(reply.status, headers=dict(reply.headers), content=reply.content)

    with httpx2.Client(transport=httpx2.MockTransport(answer)) as http:
        credential = [partner, package.PartnerId("fake-7"), package.ApiKey("fake-key")]
        client = feature.sync_client(http=http, credential=credential)
        for _ in range(2):
            assert client.monitors.get("latency").name == "latency"
    assert [request.url.host for request in seen] == [
        "accounts.example.org",
        "api.example.org",
        "api.example.org",
        "accounts.example.org",
        "api.example.org",
    ]
    assert [request.url.query for request in seen] == [
        b"",
        *[b"partner=fake-7"] * 2,
        b"",
        b"partner=fake-7",
    ]
    assert ["x-api-key" in request.headers for request in seen] == [False, True, True, False, True]
    assert seen[4].headers["authorization"] == "Bearer fake-token"


def test_a_credential_of_ones_own(feature: Feature) -> None:
    package = feature.package

    class Own(package.Credential):  # type: ignore[name-defined,misc]
        def headers(self) -> tuple[tuple[str, str], ...]:
            return (("X-Own", "fake-own"),)

        def sign(self, request: Any) -> tuple[tuple[str, str], ...]:
            assert request.url.startswith("https://api.example.org/")
            return (("X-Signed", "fake-signature"),)

    for given in (Own(), [Own(), package.ApiKey("fake-key")]):
        client = {"credential": given}
        headers = feature.call(
            "monitors.get", "m", reply=json(MONITOR), client=client
        ).request.headers
        assert (headers["x-own"], headers["x-signed"]) == ("fake-own", "fake-signature")
        assert ("x-api-key" in headers) == isinstance(given, list)
        assert "x-own" not in feature.call("monitors.health", client=client).request.headers


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            "fake",
            "must be a `ApiKey` or a `ApplicationKey` or a `Admin` or a `PartnerId` or a `OAuth2`, not a text",
        ),
        ([1], "must be a credential of this package"),
        (7, "must be a credential of this package"),
    ],
)
def test_what_is_no_credential(feature: Feature, given: object, told: str) -> None:
    with pytest.raises(feature.package.ArgumentError, match=told):
        feature.sync_client(credential=given)


def test_two_of_one_kind(feature: Feature) -> None:
    key = feature.package.ApiKey("fake-key")
    with pytest.raises(feature.package.ArgumentError, match="two of the class `ApiKey`"):
        feature.sync_client(credential=[key, key])


def test_no_secret_is_shown(feature: Feature) -> None:
    given = every(feature)
    assert "fake" not in repr(feature.sync_client(credential=given)._connecting)
    # the key stands after a word in its header
    assert feature.package.ApplicationKey("fake-application").secrets() == ("fake-application",)


def test_the_emulator_checks_what_an_operation_needs(feature: Feature) -> None:
    package = feature.package
    with feature.module("emulator").Emulator(require_auth=True) as emulator:
        with emulator.client() as client:
            client.monitors.create(name="latency")
            assert client.monitors.get("latency").name == "latency"
            client.monitors.delete("latency")
        stranger = [package.ApiKey("fake"), package.ApplicationKey("fake")]
        known = emulator.make_credential()
        bare = feature.module("_runtime.credentials.api_key").ApiKey
        wordless = bare(
            known[1].secrets()[0], name="Authorization", location="header", prefix="Key"
        )
        for given in (None, stranger, [stranger[0], known[1]], [known[0], wordless]):
            with (
                emulator.client() as ours,
                feature.sync_client(endpoint=emulator.endpoint, credential=given) as client,
            ):
                client.monitors.health()
                assert client.monitors.list() == ours.monitors.list()
                with pytest.raises(package.ServiceError) as caught:
                    client.monitors.get("latency")
            assert caught.value.status == 403

        async def call() -> object:
            async with feature.async_client(
                endpoint=emulator.endpoint, credential=emulator.make_credential()
            ) as client:
                await client.monitors.create(name="errors")
                return await client.monitors.list()

        assert asyncio.run(call()) == [feature.types.Monitor(name="errors")]


def test_a_token_of_the_emulator_and_a_key(feature: Feature) -> None:
    with feature.module("emulator").Emulator(require_auth=True) as emulator:
        key, _, _, number, partner = emulator.make_credential()
        with emulator.client(credential=[key, number, partner]) as client:
            client.monitors.create(name="latency")
            assert client.monitors.get("latency").name == "latency"
            with pytest.raises(feature.package.ArgumentError, match="`Admin`"):
                client.monitors.delete("latency")


def run(feature: Feature, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = feature.module("cli").run(words)
    out, err = capsys.readouterr()
    return code, out, err


def test_the_command_sends_what_an_operation_needs(
    feature: Feature,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    (tmp_path / "application").write_text("fake-application")
    monkeypatch.setenv("AUTH_TOGETHER_API_KEY", "fake-key")
    flag = f"--application-key-file={tmp_path / 'application'}"
    dry = ["--dry-run", flag]
    code, out, err = run(feature, capsys, *dry, "monitors", "get", "m")
    assert (code, err) == (0, "")
    assert """--header 'X-Api-Key: '"$AUTH_TOGETHER_API_KEY" """ in out
    assert """--header 'Authorization: Token '"$AUTH_TOGETHER_APPLICATION_KEY" """ in out
    code, out, _ = run(feature, capsys, *dry, "monitors", "health")
    assert (code, "AUTH_TOGETHER" in out) == (0, False)
    code, out, _ = run(
        feature, capsys, "--dry-run", "--admin-username=root", "monitors", "delete", "m"
    )
    assert (code, "--user" in out, "$AUTH_TOGETHER_ADMIN_PASSWORD" in out) == (0, True, True)


@pytest.mark.parametrize(
    ("given", "words", "flags"),
    [
        ([], ["get", "m"], "--api-key-file and --application-key-file, or --api-key-file and"),
        (["--api-key-file=key"], ["get", "m"], "--api-key-file and --application-key-file"),
        (
            ["--api-key-file=key"],
            ["delete", "m", "--yes"],
            "--admin-username and --admin-password-file",
        ),
    ],
)
def test_a_command_names_the_flags_that_are_lacking(
    feature: Feature,
    capsys: pytest.CaptureFixture[str],
    given: list[str],
    words: list[str],
    flags: str,
) -> None:
    code, out, err = run(feature, capsys, *given, "monitors", *words)
    assert (code, out) == (3, "")
    assert err.startswith(f"error: no credential: give {flags}")


def test_a_command_that_waits_needs_what_asking_needs(
    feature: Feature, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text("fake-secret")
    admin = ["--admin-username=root", f"--admin-password-file={tmp_path / 'secret'}"]
    code, out, err = run(feature, capsys, *admin, "exports", "start")
    assert (code, out) == (3, "")
    assert err.startswith("error: no credential: give --api-key-file and --application-key-file")
    code, out, err = run(feature, capsys, *admin, "--dry-run", "exports", "start", "--no-wait")
    assert (code, err, "--user" in out) == (0, "", True)
    keys = [f"--{name}-file={tmp_path / 'secret'}" for name in ("api-key", "application-key")]
    code, out, err = run(feature, capsys, *keys, "--dry-run", "exports", "resume-start", "e-1")
    assert (code, err) == (0, "")
    assert "X-Api-Key" in out
    assert "--user" not in out


def test_commands_reach_the_emulator(
    feature: Feature, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with feature.module("emulator").Emulator(require_auth=True) as emulator:
        endpoint = f"--endpoint={emulator.endpoint}"
        assert run(feature, capsys, endpoint, "monitors", "health")[0] == 0
        assert run(feature, capsys, endpoint, "monitors", "get", "m")[0] == 3  # 403
        for _, values in emulator.invent():
            for name, value in values.items():
                monkeypatch.setenv(f"AUTH_TOGETHER_{name.upper()}", value)
        assert run(feature, capsys, endpoint, "monitors", "create", "--name=m")[0] == 0
        assert run(feature, capsys, endpoint, "monitors", "get", "m")[0] == 0
        assert run(feature, capsys, endpoint, "--yes", "monitors", "delete", "m")[0] == 0


def test_the_pages_say_what_operations_need(feature: Feature) -> None:
    page = (feature.folder / "api.md").read_text("utf-8")
    assert "It is sent without a credential." in page
    assert "It is sent with `ApiKey`, or without a credential." in page
    assert "It is sent with `Admin`." in page
    readme = (feature.folder / "README.md").read_text("utf-8")
    assert 'AuthTogetherClient(credential=ApiKey("my-secret")) as client' in readme
    assert "`AUTH_TOGETHER_ADMIN_PASSWORD`" in readme

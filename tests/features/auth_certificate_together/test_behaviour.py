"""A client certificate together with another credential, by connections of its own and by the user's."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
import trustme

from ..harness import Feature, json

VARIABLES = ("DEVICE_CERTIFICATE", "DEVICE_CERTIFICATE_KEY", "DEVICE_CERTIFICATE_PASSWORD")


@pytest.fixture(autouse=True)
def _no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*VARIABLES, "TOKEN", "API_KEY", "ENDPOINT", "CA_FILE"):
        monkeypatch.delenv(f"VAULT_{name}", raising=False)


@pytest.fixture
def pem(tmp_path: Path) -> Path:
    path = tmp_path / "device.pem"
    made = trustme.CA().issue_cert("device.example.org")
    made.private_key_and_cert_chain_pem.write_to_path(path)
    return path


@pytest.fixture
def emulator(feature: Feature, tmp_path: Path) -> Iterator[Any]:
    with feature.module("emulator").Emulator(tls=tmp_path / "tls", require_auth=True) as made:
        yield made


def device(feature: Feature, path: Path) -> Any:
    return feature.package.Device.from_pem(path)


def connected(feature: Feature, emulator: Any, *credentials: Any) -> dict[str, Any]:
    return {
        "endpoint": emulator.endpoint,
        "ca_file": emulator.authority_file,
        "credential": credentials,
    }


def accepted_token(feature: Feature, emulator: Any) -> Any:
    ((_, values),) = [each for each in emulator.invent() if each[0]["kind"] == "bearer"]
    return feature.package.BearerToken(*values.values())


def test_both_are_sent_and_both_are_needed(feature: Feature, emulator: Any) -> None:
    certificate = device(feature, emulator.client_file)
    token = accepted_token(feature, emulator)
    with feature.sync_client(**connected(feature, emulator, token, certificate)) as client:
        client.secrets.create(name="door")
        assert client.secrets.get("door").name == "door"
        assert [each.name for each in client.secrets.list()] == ["door"]
        client.secrets.whoami()
        client.secrets.health()
    sent = {each.operation: "authorization" in each.headers for each in emulator.requests}
    assert sent == {
        "secrets.create": True,
        "secrets.get": True,
        "secrets.list": False,
        "secrets.whoami": True,
        "secrets.health": False,
    }


def test_with_the_asynchronous_client(feature: Feature, emulator: Any) -> None:
    certificate = device(feature, emulator.client_file)
    token = accepted_token(feature, emulator)

    async def use() -> str:
        async with feature.async_client(
            **connected(feature, emulator, certificate, token)
        ) as client:
            await client.secrets.create(name="door")
            return str((await client.secrets.get("door")).name)

    assert asyncio.run(use()) == "door"


def test_a_client_of_the_emulator_has_both(feature: Feature, emulator: Any) -> None:
    with emulator.client() as client:
        client.secrets.create(name="door")
        assert client.secrets.get("door").name == "door"

    async def use() -> list[str]:
        options = {"endpoint": emulator.endpoint, "ca_file": emulator.authority_file}
        async with feature.async_client(credential=emulator.make_credential(), **options) as client:
            return [each.name for each in await client.secrets.list()]

    assert asyncio.run(use()) == ["door"]


def test_one_alone_is_not_accepted(feature: Feature, emulator: Any, pem: Path) -> None:
    token = accepted_token(feature, emulator)
    known, other = device(feature, emulator.client_file), device(feature, pem)
    wrong = feature.package.BearerToken("fake-token-of-nobody")
    for credentials in ((token, other), (wrong, known)):
        with (
            feature.sync_client(**connected(feature, emulator, *credentials), retries=0) as client,
            pytest.raises(feature.package.VaultError) as caught,
        ):
            client.secrets.get("door")
        assert not isinstance(caught.value, feature.package.ArgumentError)


def test_what_is_lacking_is_named_before_anything_is_sent(feature: Feature, pem: Path) -> None:
    for given in ((device(feature, pem),), (feature.package.BearerToken("fake-token"),)):
        with (
            feature.sync_client(credential=given) as client,
            pytest.raises(feature.package.ArgumentError) as caught,
        ):
            client.secrets.get("door")
        assert str(caught.value) == (
            "`secrets.get` needs `Device` and `BearerToken`, or `Device` and `ApiKey`: give the client a "
            "`credential`, or set in the environment `VAULT_DEVICE_CERTIFICATE` and `VAULT_TOKEN`, or "
            "`VAULT_DEVICE_CERTIFICATE` and `VAULT_API_KEY`"
        )


def test_two_certificates_are_refused(feature: Feature, pem: Path) -> None:
    with pytest.raises(feature.package.ArgumentError, match="two client certificates"):
        feature.sync_client(credential=[device(feature, pem), device(feature, pem)])


def test_connections_of_the_user_show_a_certificate_themselves(
    feature: Feature, pem: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = feature.package.BearerToken("fake-token")
    client = {"credential": token}
    sent = feature.call("secrets.get", "door", reply=json({"name": "door"}), client=client)
    assert sent.request.headers["authorization"] == "Bearer fake-token"
    assert feature.call("secrets.list", reply=json([]), client=client).value.value == []
    with httpx2.Client() as http, pytest.raises(feature.package.ArgumentError) as caught:
        feature.sync_client(credential=[token, device(feature, pem)], http=http)
    assert "load it into the TLS context of that client and leave it out here" in str(caught.value)
    monkeypatch.setenv("VAULT_DEVICE_CERTIFICATE", str(pem))
    monkeypatch.setenv("VAULT_TOKEN", "fake-token")
    from_environment = feature.module("_runtime.credentials.given").FROM_ENVIRONMENT
    client = {"credential": from_environment}
    sent = feature.call("secrets.get", "door", reply=json({"name": "door"}), client=client)
    assert sent.request.headers["authorization"] == "Bearer fake-token"


def set_environment(emulator: Any, token: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAULT_DEVICE_CERTIFICATE", str(emulator.client_file))
    ((_, text),) = token.headers()
    monkeypatch.setenv("VAULT_TOKEN", text.removeprefix("Bearer "))


def test_both_from_the_environment(
    feature: Feature, emulator: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_environment(emulator, accepted_token(feature, emulator), monkeypatch)
    options = {"endpoint": emulator.endpoint, "ca_file": emulator.authority_file}
    with feature.package.VaultClient(**options) as client:
        client.secrets.create(name="door")

    async def use() -> str:
        async with feature.package.AsyncVaultClient(**options) as client:
            return str((await client.secrets.get("door")).name)

    assert asyncio.run(use()) == "door"


def test_a_file_in_the_environment_is_read_by_its_kind(
    feature: Feature, pem: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pkcs12 = pytest.importorskip("cryptography.hazmat.primitives.serialization.pkcs12")
    from cryptography.hazmat.primitives import serialization
    from cryptography.x509 import load_pem_x509_certificate

    content = pem.read_bytes()
    key = serialization.load_pem_private_key(content, None)
    packed = pkcs12.serialize_key_and_certificates(
        b"device",
        key,
        load_pem_x509_certificate(content),
        None,
        serialization.BestAvailableEncryption(b"fake-password"),
    )
    path = tmp_path / "device.pfx"
    path.write_bytes(packed)
    monkeypatch.setenv("VAULT_DEVICE_CERTIFICATE", str(path))
    monkeypatch.setenv("VAULT_DEVICE_CERTIFICATE_PASSWORD", "fake-password")
    with feature.package.VaultClient() as client:
        shown = client._connecting.shown
        shown.load_into(ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
    assert f"source=`{path}`" in repr(shown)
    monkeypatch.setenv("VAULT_DEVICE_CERTIFICATE", str(tmp_path / "missing.pem"))
    with pytest.raises(feature.package.ArgumentError, match=r"missing\.pem"):
        feature.package.VaultClient()


# the command line


def run(feature: Feature, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = feature.module("cli").run(words)
    return code, *capsys.readouterr()


def test_the_command_sends_both(
    feature: Feature,
    emulator: Any,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    token = accepted_token(feature, emulator)
    ((_, text),) = token.headers()
    file = tmp_path / "token"
    file.write_text(text.removeprefix("Bearer "))
    there = [f"--endpoint={emulator.endpoint}", f"--ca-file={emulator.authority_file}"]
    given = [f"--device-certificate={emulator.client_file}", f"--token-file={file}"]
    code, _, err = run(feature, capsys, *there, *given, "secrets", "create", "--name=door")
    assert (code, err) == (0, "")
    code, out, err = run(feature, capsys, *there, *given[1:], "secrets", "get", "door")
    assert (code, out) == (3, "")
    assert "--device-certificate and --token-file" in err
    set_environment(emulator, token, monkeypatch)
    code, out, err = run(feature, capsys, *there, "secrets", "get", "door")
    assert (code, err) == (0, "")
    assert "door" in out


def test_a_dry_run_shows_both(
    feature: Feature, pem: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VAULT_TOKEN", "fake-token")
    words = [f"--device-certificate={pem}", "--dry-run", "secrets", "get", "door"]
    code, out, err = run(feature, capsys, *words)
    assert (code, err) == (0, "")
    assert f"--cert {pem}" in out
    assert '"Authorization: Bearer $VAULT_TOKEN"' in out.replace("'", '"') or "$VAULT_TOKEN" in out


def test_the_emulator_of_the_command_asks_for_tls(
    feature: Feature, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(feature, capsys, "emulator", "--port=0", "--require-auth")
    assert code == 2
    assert "for some operations this service accepts only client certificates: add --tls" in err


def test_the_tour_runs_with_both(feature: Feature, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(feature, capsys, "tour")
    assert (code, err) == (0, ""), out
    assert "2 commands, each with the documented response" in out


def test_the_pages_say_so(feature: Feature) -> None:
    readme = (feature.folder / "README.md").read_text("utf-8")
    assert "it is shown with every operation" in readme
    assert "`VAULT_DEVICE_CERTIFICATE`, `VAULT_TOKEN`, `VAULT_API_KEY`" in readme

"""TLS with client certificates: known, unknown and none, all of which reach the application."""

from __future__ import annotations

import datetime as dt
import http.client
import json
import os
import socket
import ssl
import xml.etree.ElementTree as ET
from base64 import b64decode
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)

from emulator_runtime import tls_files
from emulator_runtime.embedded import Emulator
from emulator_runtime.limits import Limits
from emulator_runtime.tables import Tables
from emulator_runtime.tls_files import Authority, client_identity

from .services import BASE, VERSION

FORBIDDEN = (
    "The server failed to authenticate the request. Verify that the certificate is valid and is "
    "associated with this subscription."
)


@pytest.fixture(scope="module")
def emulator(media_tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulator]:
    folder = tmp_path_factory.mktemp("tls")
    limits = Limits(handshake_seconds=0.3, stop_seconds=0.2)
    with Emulator(tables=media_tables, tls=folder, require_auth=True, limits=limits) as running:
        yield running


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return client_identity(tmp_path_factory.mktemp("stranger"), "stranger").certificate_file


def context(emulator: Emulator, client: Path | None) -> ssl.SSLContext:
    made = ssl.create_default_context(cafile=str(emulator.authority_file))
    if client is not None:
        made.load_cert_chain(client)
    return made


def ask(
    emulator: Emulator, client: Path | None, *, base: str = BASE, **options: Any
) -> tuple[int, Any]:
    tls = context(emulator, client)
    for name, value in options.items():
        setattr(tls, name, value)
    address = urlsplit(emulator.endpoint)
    connection = http.client.HTTPSConnection("localhost", address.port, context=tls, timeout=20)
    with closing(connection):
        for _ in range(2):
            connection.request(
                "GET", base + "/Accounts", headers={**VERSION, "Accept": "text/json"}
            )
            answer = connection.getresponse()
            content = answer.read()
    return answer.status, content


VERSIONS = [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_known_certificate_is_accepted(emulator: Emulator, version: ssl.TLSVersion) -> None:
    assert ask(emulator, emulator.client_file, maximum_version=version)[0] == 200


@pytest.mark.parametrize("version", VERSIONS)
def test_an_unknown_self_signed_certificate_gets_the_documented_403(
    emulator: Emulator, stranger: Path, version: ssl.TLSVersion
) -> None:
    status, body = ask(emulator, stranger, maximum_version=version)
    error = ET.fromstring(body)
    assert status == 403
    assert [child.text for child in error] == ["ForbiddenError", FORBIDDEN]


def test_no_certificate_gets_the_documented_403(emulator: Emulator) -> None:
    assert ask(emulator, None)[0] == 403


def test_a_certificate_opens_its_own_subscription_only(emulator: Emulator) -> None:
    other = "/22222222-2222-3333-4444-555555555555/services/mediaservices"
    assert ask(emulator, emulator.client_file, base=other)[0] == 403


def test_publish_settings_hold_what_a_client_needs(emulator: Emulator) -> None:
    path = emulator.write_settings()
    assert path.stat().st_mode & 0o077 == 0
    profile = ET.fromstring(path.read_text())[0]
    subscription = profile[0].attrib
    assert profile.attrib["SchemaVersion"] == "2.0"
    assert subscription["Id"] == emulator.parameters["subscriptionId"]
    assert subscription["ServiceManagementUrl"] == emulator.endpoint
    archive = b64decode(subscription["ManagementCertificate"])
    key, certificate, _ = pkcs12.load_key_and_certificates(archive, b"")
    assert key is not None
    assert certificate is not None


def test_certificates_are_found_again(media_tables: Tables, tmp_path: Path) -> None:
    seen = []
    for _ in range(2):
        with Emulator(tables=media_tables, tls=tmp_path, require_auth=True) as running:
            assert ask(running, running.client_file)[0] == 200
            assert running.authority_file is not None
            assert running.client_file is not None
            seen.append((running.authority_file.read_bytes(), running.client_file.read_bytes()))
    assert seen[0] == seen[1]


def test_a_certificate_of_ones_own(media_tables: Tables, tmp_path: Path, stranger: Path) -> None:
    options: Any = {"tls": tmp_path, "client_certificate": stranger, "require_auth": True}
    with Emulator(tables=media_tables, **options) as running:
        assert ask(running, stranger)[0] == 200


def _age(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    """Let what is made from now on be valid for so many days, or so many days ago."""
    monkeypatch.setattr(tls_files, "_SLACK", dt.timedelta(days=1000))
    monkeypatch.setattr(tls_files, "_LIFETIME", dt.timedelta(days=days))


@pytest.mark.parametrize("days", [-1, 10])
def test_certificates_are_renewed_before_they_are_out_of_date(
    media_tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days: int
) -> None:
    with monkeypatch.context() as patch:
        _age(patch, days)
        with suppress(ValueError):  # it is out of date
            Authority(tmp_path)
        client_identity(tmp_path)
    with Emulator(tables=media_tables, tls=tmp_path, require_auth=True) as running:
        assert ask(running, running.client_file)[0] == 200
        for path in tmp_path.glob("*.pem"):
            if not path.name.endswith("-key.pem"):
                end = tls_files._load_certificate(path).not_valid_after_utc
                assert end > dt.datetime.now(dt.UTC) + dt.timedelta(days=800)


def test_a_certificate_of_ones_own_that_is_out_of_date_is_told(
    media_tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        _age(patch, -1)
        mine = client_identity(tmp_path, "mine").certificate_file
    with pytest.raises(ValueError, match=r"mine\.pem` is not valid now: it is valid from 20"):
        Emulator(tables=media_tables, tls=tmp_path / "tls", client_certificate=mine).start()
    mine.rename(tmp_path / "client.pem")
    before = (tmp_path / "client.pem").read_bytes()
    with pytest.raises(ValueError, match=r"client\.pem` is not valid now"):
        Emulator(tables=media_tables, tls=tmp_path).start()
    assert (tmp_path / "client.pem").read_bytes() == before


@pytest.mark.parametrize("name", ["authority", "server", "server-key"])
def test_files_that_were_not_made_here_stay_as_they_are(
    media_tables: Tables, tmp_path: Path, name: str
) -> None:
    made = client_identity(tmp_path, name).certificate_file
    before = made.read_bytes()
    with pytest.raises(ValueError, match=f"{made.name}` (exists without|was not made by)"):
        Emulator(tables=media_tables, tls=tmp_path).start()
    assert made.read_bytes() == before


def test_settings_need_tls(media_tables: Tables) -> None:
    with Emulator(tables=media_tables) as running, pytest.raises(RuntimeError, match="with TLS"):
        running.write_settings()


@pytest.mark.parametrize(
    "data",
    [b"", b"\x16\x03\x01", b"GET / HTTP/1.1\r\n\r\n", b"\x16\x03\x01\xff\xff" + b"a" * 70000],
)
def test_what_is_no_tls_is_cut_off(emulator: Emulator, data: bytes) -> None:
    address = ("127.0.0.1", urlsplit(emulator.endpoint).port)
    received = b""
    try:
        with socket.create_connection(address, timeout=20) as sock:
            sock.sendall(data)
            while piece := sock.recv(1000):
                received += piece
    except ConnectionError:
        pass
    assert b"HTTP" not in received
    assert ask(emulator, emulator.client_file)[0] == 200


def test_large_answers_and_bodies_pass(emulator: Emulator) -> None:
    tls = context(emulator, emulator.client_file)
    address = urlsplit(emulator.endpoint)
    connection = http.client.HTTPSConnection("localhost", address.port, context=tls, timeout=20)
    headers = {**VERSION, "Content-Type": "application/json", "Accept": "application/json"}
    with closing(connection):
        connection.request("POST", BASE + "/Accounts", b" " * 900_000 + b"{}", headers)
        answer = connection.getresponse()
        assert json.loads(answer.read())["Code"] == "BadRequest"


def test_faults_over_tls(emulator: Emulator) -> None:
    emulator.add_fault("accounts.list:reset=after,times=1")
    with pytest.raises((ConnectionError, ssl.SSLError, http.client.RemoteDisconnected)):
        ask(emulator, emulator.client_file)
    emulator.add_fault("accounts.list:truncate=1,times=1")
    with pytest.raises(http.client.IncompleteRead):
        ask(emulator, emulator.client_file)
    emulator.faults.clear()
    assert ask(emulator, emulator.client_file)[0] == 200


def test_it_stops_in_spite_of_idle_clients(media_tables: Tables, tmp_path: Path) -> None:
    limits = Limits(stop_seconds=0.2)
    with Emulator(tables=media_tables, tls=tmp_path, limits=limits) as running:
        address = ("127.0.0.1", urlsplit(running.endpoint).port)
        tls = context(running, None)
        silent = socket.create_connection(address)
        idle = tls.wrap_socket(socket.create_connection(address), server_hostname="localhost")
    for sock in (silent, idle):
        with closing(sock), suppress(ConnectionError, ssl.SSLError):
            assert sock.recv(1) == b""


def test_more_handshakes_than_the_limit_are_closed_and_logged(
    media_tables: Tables, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    limits = Limits(connections=3)
    with Emulator(tables=media_tables, tls=tmp_path / "tls", limits=limits) as emulator:
        place = urlsplit(emulator.endpoint)
        address = (str(place.hostname), place.port or 0)
        with ExitStack() as many:
            waiting = [many.enter_context(socket.create_connection(address)) for _ in range(3)]
            refused = many.enter_context(socket.create_connection(address, timeout=20))
            assert refused.recv(1) == b""
            assert len(waiting) == 3
    line = "closed a connection from 127.0.0.1: the limit of 3 connections is reached"
    assert [record.getMessage() for record in caplog.records] == [line]


@pytest.mark.parametrize("name", ["authority.pem", "authority-key.pem", "client.pem"])
@pytest.mark.parametrize("content", [b"", b"junk", b"-----BEGIN CERTIFICATE-----\n", None])
def test_files_that_are_damaged_are_named(
    media_tables: Tables, tmp_path: Path, name: str, content: bytes | None
) -> None:
    folder = tmp_path / "tls"
    with Emulator(tables=media_tables, tls=folder):
        pass
    (folder / name).unlink()
    if content is None:
        os.mkfifo(folder / name)
    else:
        (folder / name).write_bytes(content)
    with pytest.raises(ValueError, match=name):
        Emulator(tables=media_tables, tls=folder).start()


@pytest.mark.parametrize("password", [None, b"pass"])
def test_keys_that_cannot_be_used_are_named(
    media_tables: Tables, tmp_path: Path, password: bytes | None
) -> None:
    client_identity(tmp_path)
    path = tmp_path / "client.pem"
    end = b"-----END CERTIFICATE-----\n"
    certificate = path.read_bytes().partition(end)[0] + end
    key = Ed25519PrivateKey.generate() if password is None else generate_private_key(SECP256R1())
    seal = NoEncryption() if password is None else BestAvailableEncryption(password)
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, seal)
    path.write_bytes(certificate + secret)
    options: Any = {"tls": tmp_path / "tls", "client_certificate": path}
    with (
        Emulator(tables=media_tables, **options) as emulator,
        pytest.raises(ValueError, match=r"client.pem` contains no RSA or EC key in PEM without"),
    ):
        emulator.write_settings()
    (tmp_path / "tls" / "authority-key.pem").write_bytes(secret)
    with pytest.raises(ValueError, match=r"authority-key.pem` contains no RSA or EC key"):
        Emulator(tables=media_tables, tls=tmp_path / "tls").start()


def test_an_authority_with_the_key_of_another_is_refused(
    media_tables: Tables, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        with Emulator(tables=media_tables, tls=tmp_path / name):
            pass
    (tmp_path / "two" / "authority-key.pem").replace(tmp_path / "one" / "authority-key.pem")
    with pytest.raises(ValueError, match="is not the key of"):
        Emulator(tables=media_tables, tls=tmp_path / "one").start()


@pytest.mark.parametrize(
    ("made", "complaint"), [("pipe", "is not a regular file"), ("large", "is larger than 1 MiB")]
)
def test_a_file_that_is_not_read_whole_is_called_what_it_is(
    media_tables: Tables, tmp_path: Path, made: str, complaint: str
) -> None:
    path = tmp_path / "client.pem"
    if made == "pipe":
        os.mkfifo(path)
    else:
        path.write_bytes(b"\n" * ((1 << 20) + 1))
    options: Any = {"tls": tmp_path / "tls", "client_certificate": path}
    with pytest.raises(ValueError, match=f"client.pem` {complaint}"):
        Emulator(tables=media_tables, **options).start()

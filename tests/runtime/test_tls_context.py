"""What OpenSSL refuses while a TLS context is made is told at its source, and never as it came."""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import Any

import pytest
import trustme

from runtime import tls_context
from runtime.credentials.protocol import Credential
from runtime.errors import ArgumentError

UNREADABLE = "cannot be read as a PEM file of certificates"


class Certificate(Credential):
    """Shows a certificate of its own."""

    in_handshake = True

    def load_into(self, context: ssl.SSLContext) -> None:
        trustme.CA().issue_cert("me@example.com").configure_cert(context)


@pytest.fixture(autouse=True)
def _fresh() -> None:
    tls_context._of_system.cache_clear()


@pytest.fixture(params=[None, Certificate()], ids=["nothing shown", "certificate shown"])
def credential(request: pytest.FixtureRequest) -> Any:
    return request.param


def bad_files(folder: Path) -> dict[str, tuple[str, str]]:
    """Return paths that are no authorities, with what is said of them."""
    text, half = folder / "text.pem", folder / "half.pem"
    text.write_text("no certificate")
    half.write_text("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n")
    return {
        "missing": (str(folder / "missing.pem"), ": No such file or directory"),
        "folder": (str(folder), ""),
        "text": (str(text), ""),
        "half": (str(half), ""),
    }


@pytest.mark.parametrize("kind", ["missing", "folder", "text", "half"])
@pytest.mark.parametrize("source", ["`ca_file`", "`SSL_CERT_FILE` in the environment"])
def test_authorities_that_cannot_be_read(
    ask: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    credential: Any,
    source: str,
    kind: str,
) -> None:
    path, reason = bad_files(tmp_path)[kind]
    settings: dict[str, Any] = {"credential": credential}
    if source == "`ca_file`":
        settings["ca_file"] = path
    else:
        monkeypatch.setenv("SSL_CERT_FILE", path)
    with pytest.raises(ArgumentError) as caught:
        ask(None, **settings)
    assert str(caught.value).startswith(f"{source}: `{path}` {UNREADABLE}{reason}")


@pytest.mark.parametrize("ca_file", ["a\0b", 5], ids=["NUL", "number"])
def test_a_file_that_cannot_be(ask: Any, ca_file: Any, credential: Any) -> None:
    with pytest.raises(ArgumentError, match=r"^`ca_file`: .* cannot be read"):
        ask(None, ca_file=ca_file, credential=credential)


@pytest.mark.parametrize("given", ["argument", "SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_a_log_of_keys_that_cannot_be_written(
    ask: Any,
    tmp_path: Path,
    ca_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    credential: Any,
    given: str,
) -> None:
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path))
    settings = {"ca_file": ca_file} if given == "argument" else {}
    if given != "argument":
        monkeypatch.setenv(given, str(ca_file if given == "SSL_CERT_FILE" else tmp_path))
    with pytest.raises(ArgumentError) as caught:
        ask(None, credential=credential, **settings)
    told = f"`SSLKEYLOGFILE` in the environment: `{tmp_path}` cannot be written: "
    assert str(caught.value).startswith(told)


@pytest.mark.parametrize("endpoint", ["https://api.example.com", "http://127.0.0.1:9"])
def test_settings_that_openssl_refuses_itself(
    ask: Any, monkeypatch: pytest.MonkeyPatch, credential: Any, endpoint: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ssl.SSLError(1, "[SSL: BAD_VALUE] bad value")

    monkeypatch.setenv("OPENSSL_CONF", "/etc/odd.cnf")
    monkeypatch.setattr("ssl.SSLContext", refuse)
    with pytest.raises(ArgumentError, match=r"^`OPENSSL_CONF` in the environment: `/etc/odd.cnf`"):
        ask(None, credential=credential, endpoint=endpoint)


@pytest.mark.parametrize("proxy", ["given", "environment"])
def test_a_proxy_over_tls_trusts_what_the_environment_says(
    ask: Any, monkeypatch: pytest.MonkeyPatch, ca_file: Path, tmp_path: Path, proxy: str
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "missing.pem"))
    settings = {"proxy": "https://127.0.0.1:9"} if proxy == "given" else {}
    if not settings:
        monkeypatch.setenv("HTTPS_PROXY", "https://127.0.0.1:9")
    with pytest.raises(ArgumentError, match=r"^`SSL_CERT_FILE` in the environment"):
        ask(None, ca_file=ca_file, **settings)

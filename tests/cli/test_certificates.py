from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from cli_runtime.credentials import choose_credential
from cli_runtime.inputs import Secrets, Sources


def setting(name: str, form: str, **more: str) -> dict[str, str]:
    flag = "--" + name.replace("_", "-") + ("-file" if form == "secret" else "")
    return {"name": name, "form": form, "flag": flag, "about": f"the {name}", **more}


FILE = setting("certificate", "path")
KEY = setting("certificate_key", "path", keyword="key", need="optional")
SECRET = setting("certificate_password", "secret", keyword="password", need="on_demand")
WAYS = [
    {
        "file": "PEM",
        "constructor": "from_pem",
        "settings": [FILE, KEY, SECRET],
        "curl": [
            ["--cert", "{certificate}"],
            ["--key", "{certificate_key}"],
            ["--pass", "{certificate_password}"],
        ],
    },
    {
        "file": "PKCS#12",
        "begins": "30",
        "constructor": "from_pkcs12",
        "settings": [FILE, SECRET],
        "curl": [
            ["--cert-type", "P12"],
            ["--cert", "{certificate}"],
            ["--pass", "{certificate_password}"],
        ],
    },
]
DESCRIPTION: Any = SimpleNamespace(
    index={
        "environment": "SAMPLE",
        "credentials": [{"kind": "client_certificate", "class": "C", "ways": WAYS}],
    }
)
PASSWORD = b"pass word"


class Recorder:
    """Stands in for a class of certificates."""

    @classmethod
    def from_pem(cls, path: Any, *, key: Any = None, password: Any = None) -> tuple[Any, ...]:
        return ("pem", path, key, password() if callable(password) else password)

    @classmethod
    def from_pkcs12(cls, *arguments: Any, password: Any = None) -> tuple[Any, ...]:
        return ("pkcs12", *arguments, password() if callable(password) else password)


class FixedSettings(dict[str, Any]):
    """Settings that all come from flags."""

    def rank(self, name: str) -> int:
        return 0 if name in self else 3


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("certificates")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "c")])
    now = dt.datetime.now(dt.UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name)
    builder = builder.public_key(key.public_key()).serial_number(1)
    builder = builder.not_valid_before(now).not_valid_after(now + dt.timedelta(days=1))
    certificate = builder.sign(key, hashes.SHA256())
    encryption = serialization.BestAvailableEncryption(PASSWORD)
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption
    )
    (folder / "both.pem").write_bytes(pem + secret)
    (folder / "c.pfx").write_bytes(
        pkcs12.serialize_key_and_certificates(None, key, certificate, None, encryption)
    )
    (folder / "public.pem").write_bytes(pem)
    (folder / "x.publishsettings").write_text("<PublishData/>")
    (folder / "password").write_bytes(PASSWORD + b"\n")
    return folder


def choose(**settings: Any) -> Any:
    given = FixedSettings({name: value for name, value in settings.items() if value is not None})
    secrets = Secrets(DESCRIPTION, Sources())
    return choose_credential(DESCRIPTION, given, secrets)  # type: ignore[arg-type]


def test_the_content_decides_the_kind_of_file(folder: Path) -> None:
    pem, pfx = str(folder / "both.pem"), str(folder / "c.pfx")
    assert choose(certificate=pem).make(Recorder) == ("pem", pem, None, None)
    assert choose(certificate=pfx).make(Recorder) == ("pkcs12", pfx, None)
    made = choose(certificate=pem, certificate_key="key.pem").make(Recorder)
    assert made == ("pem", pem, "key.pem", None)


def test_the_password_comes_from_a_file_the_environment_or_a_prompt(
    folder: Path, monkeypatch: pytest.MonkeyPatch, terminal: Callable[[str], None]
) -> None:
    pfx = str(folder / "c.pfx")
    terminal("typed\n")
    assert choose(certificate=pfx).make(Recorder)[-1] == "typed"
    monkeypatch.setenv("SAMPLE_CERTIFICATE_PASSWORD", "environment")
    assert choose(certificate=pfx).make(Recorder)[-1] == "environment"
    path = str(folder / "password")
    made = choose(certificate=pfx, certificate_password_file=path).make(Recorder)
    assert made[-1] == "pass word"


def test_curl_is_told_the_same(folder: Path) -> None:
    pem, pfx = str(folder / "both.pem"), str(folder / "c.pfx")
    assert choose(certificate=pem, certificate_key="k").describe_curl() == [
        *("--cert", pem, "--key", "k"),
    ]
    options = choose(certificate=pfx, certificate_password_file="none").describe_curl()
    assert options[:5] == ["--cert-type", "P12", "--cert", pfx, "--pass"]
    assert "pass word" not in options[5]
    assert choose(certificate="a:b\\c").describe_curl() == ["--cert", r"a\:b\\c"]


def test_a_pipe_for_a_certificate_is_refused_and_not_waited_for(folder: Path) -> None:
    import os

    pipe = str(folder / "pipe")
    os.mkfifo(pipe)
    assert choose(certificate=pipe).make(Recorder) == ("pem", pipe, None, None)


def run(package: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    import os
    import subprocess
    import sys

    result = subprocess.run(
        [sys.executable, "-m", "media_services_management.cli", *arguments],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(package), **environment},
        stdin=subprocess.DEVNULL,
    )
    return result.returncode, result.stderr


@pytest.mark.parametrize(
    ("name", "environment", "code", "message"),
    [
        (
            "both.pem",
            {},
            3,
            "is encrypted: pass --certificate-password-file (or the variable MEDIA_SERVICES_CERT",
        ),
        ("both.pem", {"MEDIA_SERVICES_CERTIFICATE_PASSWORD": "x"}, 3, "does not open the key"),
        ("both.pem", {"MEDIA_SERVICES_CERTIFICATE_PASSWORD": "pass word"}, 6, "no connection"),
        ("c.pfx", {}, 3, "needed as --certificate-password-file (or the variable"),
        ("public.pem", {}, 3, "pass the file of the key as --certificate-key"),
        (
            "x.publishsettings",
            {},
            3,
            "but a certificate in PEM is needed: open it with --publish",
        ),
        ("c.pfx", {"MEDIA_SERVICES_CERTIFICATE_PASSWORD": "pass word"}, 6, "no connection"),
        ("password", {}, 3, "has an unknown format"),
        ("none", {}, 3, "error: --certificate: `"),
        ("none", {}, 3, "/none` does not exist"),
    ],
)
def test_what_is_wrong_with_a_certificate_is_one_line(
    media_package: Path,
    folder: Path,
    name: str,
    environment: dict[str, str],
    code: int,
    message: str,
) -> None:
    got, error = run(
        media_package,
        *("--certificate", str(folder / name), "--subscription-id", "s", "--retries", "0"),
        *("--endpoint", "https://127.0.0.1:9", "accounts", "list"),
        **environment,
    )
    assert (got, message in error) == (code, True), error
    assert len(error.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "environment", "message"),
    [
        (["--certificate", "c.pem", "--certificate-key", "none"], {}, "--certificate-key: `none`"),
        (["--publish-settings", "none"], {}, "--publish-settings: `none`"),
        (
            [],
            {"MEDIA_SERVICES_CERTIFICATE": "none"},
            "--certificate (from the variable MEDIA_SERVICES_CERTIFICATE): `none`",
        ),
    ],
)
def test_a_file_that_is_not_there_is_told_with_its_flag(
    media_package: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    environment: dict[str, str],
    message: str,
) -> None:
    monkeypatch.chdir(folder)
    (folder / "c.pem").write_bytes((folder / "public.pem").read_bytes())
    settings = {"MEDIA_SERVICES_SUBSCRIPTION_ID": "s", **environment}
    got, error = run(media_package, *arguments, "accounts", "list", **settings)
    assert (got, error) == (3, f"error: {message} does not exist\n")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (
            ["--certificate", "both.pem", "--certificate-password-file", "s3cret/pass"],
            2,
            (
                "--certificate-password-file: there is no file of the given name; the secret "
                "itself goes into the variable MEDIA_SERVICES_CERTIFICATE_PASSWORD"
            ),
        ),
        (
            ["--certificate", "both.pem", "--certificate-key", "-----BEGIN KEY----- s3cret"],
            2,
            "invalid value for '--certificate-key': a path is needed, not the content of the file",
        ),
        (
            ["--publish-settings", "<PublishData s3cret='x'/>"],
            2,
            "invalid value for '--publish-settings': a path is needed, not the content of the file",
        ),
    ],
)
def test_no_secret_of_a_certificate_is_printed(
    media_package: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    message: str,
) -> None:
    monkeypatch.chdir(folder)
    settings = {"MEDIA_SERVICES_SUBSCRIPTION_ID": "s"}
    got, error = run(media_package, *arguments, "accounts", "list", **settings)
    assert (got, error) == (code, f"error: {message}\n")

from __future__ import annotations

import base64
import datetime as dt
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.hazmat.primitives.serialization.pkcs12 import (
    PBES,
    serialize_key_and_certificates,
)
from cryptography.x509.oid import NameOID

sys.path.insert(0, str(Path(__file__).parents[3] / "templates"))

DATA = Path(__file__).parent / "data"
PASSWORD = "correct horse ünïcode"

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Pair:
    """A key and its self-signed certificate, in every form that the tests put into files."""

    key: Key
    certificate: x509.Certificate

    @property
    def certificate_pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def certificate_der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def thumbprint(self) -> str:
        return self.certificate.fingerprint(SHA1()).hex().upper()

    def key_pem(self, password: str = "", form: PrivateFormat = PrivateFormat.PKCS8) -> bytes:
        seal = BestAvailableEncryption(password.encode()) if password else NoEncryption()
        return self.key.private_bytes(Encoding.PEM, form, seal)

    def key_der(self, password: str = "", form: PrivateFormat = PrivateFormat.PKCS8) -> bytes:
        seal = BestAvailableEncryption(password.encode()) if password else NoEncryption()
        return self.key.private_bytes(Encoding.DER, form, seal)

    @property
    def pem(self) -> bytes:
        return self.certificate_pem + self.key_pem()

    def pkcs12(self, password: str = "", *, legacy: bool = False) -> bytes:
        algorithm = PBES.PBESv1SHA1And3KeyTripleDESCBC if legacy else PBES.PBESv2SHA256AndAES256CBC
        builder = PrivateFormat.PKCS12.encryption_builder().kdf_rounds(2000)
        builder = builder.key_cert_algorithm(algorithm).hmac_hash(SHA1() if legacy else SHA256())
        seal = builder.build(password.encode()) if password else NoEncryption()
        return serialize_key_and_certificates(b"m", self.key, self.certificate, None, seal)


def make(key: Key, *, signer: Pair | None = None, expired: bool = False) -> Pair:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "management")])
    issuer = signer.certificate.subject if signer else subject
    end = dt.datetime(2012, 1, 1) if expired else dt.datetime(2090, 1, 1)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(dt.datetime(2011, 10, 1))
        .not_valid_after(end)
        .sign(signer.key if signer else key, SHA256())
    )
    return Pair(key, certificate)


@cache
def rsa_pair(bits: int = 2048, number: int = 0) -> Pair:
    return make(rsa.generate_private_key(65537, bits))


@pytest.fixture(scope="session")
def pair() -> Pair:
    return rsa_pair()


@pytest.fixture(scope="session")
def other_pair() -> Pair:
    return rsa_pair(number=1)


@pytest.fixture(scope="session")
def weak_pair() -> Pair:
    return rsa_pair(1024)


@pytest.fixture(scope="session")
def ec_pair() -> Pair:
    return make(ec.generate_private_key(ec.SECP256R1()))


@pytest.fixture(scope="session")
def expired_pair(pair: Pair) -> Pair:
    return make(pair.key, expired=True)


@pytest.fixture(scope="session")
def weakly_issued_pair(pair: Pair, weak_pair: Pair) -> Pair:
    return make(pair.key, signer=weak_pair)


@pytest.fixture
def password() -> str:
    return PASSWORD


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes | str], Path]:
    """Write a file of the test's folder and return its path."""

    def write(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def refused(tmp_path: Path, pair: Pair) -> Callable[..., str]:
    """Call, and return the text of the `ArgumentError`, the test's folder left out of it.

    Whatever is printed of the error must hold neither a password nor key material.
    """
    from runtime.errors import ArgumentError

    secrets = [PASSWORD, "hunter2", pair.key_pem().decode().splitlines()[3]]
    secrets.append(base64.b64encode(pair.pkcs12()).decode()[200:240])

    def call(function: Callable[..., Any], *args: Any, **options: Any) -> str:
        with pytest.raises(ArgumentError) as caught:
            function(*args, **options)
        printed = "".join(traceback.format_exception(caught.value))
        assert not any(secret in printed for secret in secrets)
        assert "During handling" not in printed
        return str(caught.value).replace(f"{tmp_path}/", "")

    return call

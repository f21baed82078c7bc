"""Files of credentials: a certificate, or `ArgumentError` on one printable line."""

from __future__ import annotations

import base64
import datetime as dt
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import NameOID
from media_services_management._runtime.credentials.publishsettings import read_publish_settings
from media_services_management.credentials import ManagementCertificate
from media_services_management.errors import ArgumentError

from ..literals import literals
from ..target import Target
from ..texts import XML_WORDS, choosing, grammar

WORDS = (*XML_WORDS, *literals("words", "certificates"))


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


def check(data: bytes) -> None:
    choice, content = int.from_bytes(data[:1], "big"), data[1:]
    path = Path(_folder().name) / "file"
    path.write_bytes(content)
    readers = (
        lambda: ManagementCertificate.from_pem(path, password="secret"),
        lambda: ManagementCertificate.from_pkcs12(path, password="secret"),
        lambda: ManagementCertificate.from_pkcs12(content),
        lambda: ManagementCertificate.from_publish_settings(path, "1"),
    )
    try:
        certificate = readers[choice % len(readers)]()
    except ArgumentError as error:
        _check_message(str(error))
    else:
        assert len(certificate.thumbprint) == 40
    if choice % len(readers) == 3:
        _check_subscriptions(path)


def _check_message(message: str) -> None:
    assert message.isprintable()
    assert len(message) < 10_000


def _check_subscriptions(path: Path) -> None:
    try:
        found = read_publish_settings(path).subscriptions
    except ArgumentError as error:
        _check_message(str(error))
        return
    assert found
    for each in found:
        assert each.id
        assert each.endpoint.lower().startswith("https://")


@cache
def _pair() -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    # always the same key, so that a seed does not change from run to run more than it must
    key = ec.derive_private_key(7, ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "m")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).serial_number(1)
    builder = builder.not_valid_before(dt.datetime(2011, 10, 1))
    builder = builder.not_valid_after(dt.datetime(2090, 1, 1)).public_key(key.public_key())
    return key, builder.sign(key, SHA256(), ecdsa_deterministic=True)


@cache
def seeds() -> Iterable[bytes]:
    key, certificate = _pair()
    locked = BestAvailableEncryption(b"secret")
    forms = (PrivateFormat.PKCS8, PrivateFormat.TraditionalOpenSSL)
    public = certificate.public_bytes(Encoding.PEM)
    found = [b"\0" + public + key.private_bytes(Encoding.PEM, f, NoEncryption()) for f in forms]
    found.append(b"\0" + public)
    cheap = PrivateFormat.PKCS12.encryption_builder().kdf_rounds(2).build(b"secret")
    found += [
        b"\1" + serialize_key_and_certificates(b"m", key, certificate, None, cheap),
        b"\0" + public + key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, locked),
    ]
    plain = serialize_key_and_certificates(b"m", key, certificate, None, NoEncryption())
    found += [b"\2" + plain]
    attributes = f'Id="1" Name="n" ManagementCertificate="{base64.b64encode(plain).decode()}"'
    found += [
        b'\3<PublishData><PublishProfile SchemaVersion="2.0"><Subscription '
        b'ServiceManagementUrl="https://a.example" ' + attributes.encode() + b" /></PublishProfile>"
        b"</PublishData>"
    ]
    return tuple(found)


TARGET = Target(
    check=check,
    seeds=seeds,
    inputs=choosing(4, grammar(WORDS, lambda: [seed[1:] for seed in seeds()])),
    words=WORDS,
    runs=150,
)

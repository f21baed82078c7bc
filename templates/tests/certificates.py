"""Temporary certificates, in every supported kind of file."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import quoteattr

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import NameOID


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFiles:
    """Files with one certificate and its key, by format; `authority` has only the certificate."""

    authority: Path
    by_format: Mapping[str, Path]


def write_certificates(folder: Path, subscription: str, endpoint: str) -> CertificateFiles:
    """Return the files, written into a folder; the settings file is for one subscription."""
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _certificate(key)
    public = certificate.public_bytes(Encoding.PEM)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    both = pkcs12.serialize_key_and_certificates(b"fake", key, certificate, None, NoEncryption())
    contents = {
        "PEM": public + private,
        "PKCS#12": both,
        ".publishsettings": _settings(both, subscription, endpoint).encode(),
    }
    files = CertificateFiles(
        authority=folder / "authority.pem",
        by_format={name: folder / f"client{number}" for number, name in enumerate(contents)},
    )
    files.authority.write_bytes(public)
    for name, path in files.by_format.items():
        path.write_bytes(contents[name])
    return files


def _certificate(key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "fake")])
    return (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
        .not_valid_after(dt.datetime(2120, 1, 1, tzinfo=dt.UTC))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )


def _settings(both: bytes, subscription: str, endpoint: str) -> str:
    certificate = base64.b64encode(both).decode("ascii")
    return (
        '<PublishData><PublishProfile SchemaVersion="2.0">'
        f"<Subscription ServiceManagementUrl={quoteattr(endpoint)} Id={quoteattr(subscription)} "
        f'Name="Fake" ManagementCertificate="{certificate}"/>'
        "</PublishProfile></PublishData>"
    )

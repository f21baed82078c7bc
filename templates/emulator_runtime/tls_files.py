"""The files of an emulator with TLS: an authority, a server certificate, client certificates.

Everything is created once in a folder and reused, so that settings copied from it keep working.
"""

from __future__ import annotations

import base64
import datetime as dt
import ipaddress
import os
import stat
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from .tls import server_context

if TYPE_CHECKING:
    from OpenSSL import SSL


_LIFETIME = dt.timedelta(days=825)
_MAX_SIZE = 1 << 20
"""The maximum size of a file, in bytes."""
_SLACK = dt.timedelta(days=1)
_REMAINING = dt.timedelta(days=30)
"""The minimum remaining validity of a reused certificate."""
_AUTHORITY = "emulator authority"
_SERVER = "emulator"
_Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

SETTINGS_FILE = "emulator.publishsettings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A certificate and its private key, both in PEM; the client's are in one file."""

    certificate_file: Path
    key_file: Path

    def der(self) -> bytes:
        """Return the certificate in DER; `ValueError` if the file contains none."""
        return _load_certificate(self.certificate_file).public_bytes(Encoding.DER)


class Authority:
    """A certificate authority in a folder."""

    def __init__(self, folder: Path) -> None:
        """Find or create the authority of a folder; `ValueError` if its files are damaged."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder
        self.certificate_file = folder / "authority.pem"
        key_file = folder / "authority-key.pem"
        if not key_file.exists():
            if self.certificate_file.exists():
                raise ValueError(f"`{self.certificate_file}` exists without `{key_file}`")
            _write(key_file, _key_pem(ec.generate_private_key(ec.SECP256R1())))
        self._key = _load_key(key_file)
        if not self.certificate_file.exists():
            _write(self.certificate_file, _pem(_authority(self._key)))
        self._certificate = _load_certificate(self.certificate_file)
        if self._key.public_key() != self._certificate.public_key():
            raise ValueError(f"`{key_file}` is not the key of `{self.certificate_file}`")
        if _is_to_renew(self._certificate, _AUTHORITY):
            self._certificate = _authority(self._key)
            _write(self.certificate_file, _pem(self._certificate))
        _check_dates(self.certificate_file)

    def server(self, hosts: Iterable[str]) -> Identity:
        """Return a new identity for a server that is reached under these hosts."""
        identity = Identity(
            certificate_file=self._folder / "server.pem",
            key_file=self._folder / "server-key.pem",
        )
        _check_replaceable(identity)
        key = ec.generate_private_key(ec.SECP256R1())
        builder = _builder(_SERVER, key, self._certificate.subject)
        names = x509.SubjectAlternativeName([_name(host) for host in hosts])
        usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
        builder = builder.add_extension(names, critical=False)
        builder = builder.add_extension(usage, critical=False)
        builder = builder.add_extension(_authority_id(self._key), critical=False)
        # The certificate first, since a key alone would look like a file of another program.
        _write(identity.certificate_file, _pem(builder.sign(self._key, hashes.SHA256())))
        _write(identity.key_file, _key_pem(key))
        return identity


def client_identity(folder: Path, name: str = "client") -> Identity:
    """Return the self-signed client identity of a folder, found or created: RSA, in one PEM file.

    One that was created here is renewed before it expires.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{name}.pem"
    if not path.exists() or _is_to_renew(_load_certificate(path), name):
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        builder = _builder(name, key)
        usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH])
        certificate = builder.add_extension(usage, critical=False).sign(key, hashes.SHA256())
        _write(path, _pem(certificate) + _key_pem(key))
    return Identity(certificate_file=path, key_file=path)


def publish_settings(
    identity: Identity, *, endpoint: str, subscription_id: str, subscription_name: str
) -> str:
    """Return the text of a `.publishsettings` file (schema 2.0) for one subscription.

    It contains the certificate as PKCS#12 without a password, as usual in such files. `ValueError`
    if the identity has no key that can be read.
    """
    certificate = _load_certificate(identity.certificate_file)
    key = _load_key(identity.key_file)
    archive = pkcs12.serialize_key_and_certificates(
        None, key, certificate, None, serialization.NoEncryption()
    )
    attributes = {
        "ServiceManagementUrl": endpoint,
        "Id": subscription_id,
        "Name": subscription_name,
        "ManagementCertificate": base64.b64encode(archive).decode("ascii"),
    }
    written = "\n      ".join(f"{name}={quoteattr(text)}" for name, text in attributes.items())
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<PublishData>\n'
        '  <PublishProfile SchemaVersion="2.0" PublishMethod="AzureServiceManagementAPI">\n'
        f"    <Subscription\n      {written} />\n  </PublishProfile>\n</PublishData>\n"
    )


def write_secret(path: Path, text: str) -> None:
    """Write text to a file that only its owner can read."""
    _write(path, text.encode())


def _authority(key: _Key) -> x509.Certificate:
    builder = _builder(_AUTHORITY, key)
    usage = x509.KeyUsage(
        digital_signature=True,
        key_cert_sign=True,
        crl_sign=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(usage, critical=True)
    identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    return builder.add_extension(identifier, critical=False).sign(key, hashes.SHA256())


def _authority_id(key: _Key) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())


def _builder(name: str, key: _Key, issuer: x509.Name | None = None) -> x509.CertificateBuilder:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer or subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _SLACK)
        .not_valid_after(now + _LIFETIME)
    )


def _name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _check_replaceable(identity: Identity) -> None:
    """Raise `ValueError` if the server's files exist but were not created here."""
    certificate, key = identity.certificate_file, identity.key_file
    foreign = certificate if certificate.exists() else key
    if foreign == certificate and _is_own(_load_certificate(certificate), _SERVER):
        return
    if foreign.exists():
        raise ValueError(
            f"`{foreign}` was not made by an emulator: use another folder for certificates"
        )


def _is_own(certificate: x509.Certificate, name: str) -> bool:
    """Return whether a certificate was created here under a name."""
    return certificate.subject == x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _is_to_renew(certificate: x509.Certificate, name: str) -> bool:
    """Return whether a certificate was created here and expires soon."""
    now = dt.datetime.now(dt.UTC)
    begin, end = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    return _is_own(certificate, name) and not begin <= now <= end - _REMAINING


def _check_dates(path: Path) -> None:
    """Raise `ValueError` if a certificate is not valid now."""
    certificate, now = _load_certificate(path), dt.datetime.now(dt.UTC)
    begin, end = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if not begin <= now <= end:
        raise ValueError(
            f"the certificate in `{path}` is not valid now: it is valid from {begin:%Y-%m-%d} to "
            f"{end:%Y-%m-%d}"
        )


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.PEM)


def _key_pem(key: _Key) -> bytes:
    return key.private_bytes(
        Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _load_certificate(path: Path) -> x509.Certificate:
    data = _read(path)
    try:
        return x509.load_pem_x509_certificate(data)
    except (ValueError, x509.InvalidVersion):
        raise ValueError(f"`{path}` contains no readable certificate in PEM") from None


def _load_key(path: Path) -> _Key:
    data = _read(path)
    try:
        key = serialization.load_pem_private_key(data, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if isinstance(key, (rsa.RSAPrivateKey, ec.EllipticCurvePrivateKey)):
        return key
    raise ValueError(f"`{path}` contains no RSA or EC key in PEM without a password")


def _read(path: Path) -> bytes:
    """Return the content of a file; `ValueError` if it is too large or not a regular file."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise ValueError(f"`{path}` is not a regular file")
    with path.open("rb") as file:
        data = file.read(_MAX_SIZE + 1)
    if len(data) > _MAX_SIZE:
        raise ValueError(f"`{path}` is larger than {_MAX_SIZE >> 20} MiB")
    return data


def _write(path: Path, data: bytes) -> None:
    """Replace a file atomically, readable only by its owner from the first byte on."""
    descriptor, staged = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
    Path(staged).replace(path)


class Secure:
    """An authority, a server certificate for hosts, and a client certificate that is accepted.

    `client` is a PEM file of the user's own; without it, a client certificate is made in the
    folder, or found there. `ValueError` if the file contains no certificate.
    """

    def __init__(self, folder: Path, hosts: Iterable[str], client: Path | None = None) -> None:
        authority = Authority(folder)
        server = authority.server(dict.fromkeys([*hosts, "localhost", "127.0.0.1", "::1"]))
        self._folder = folder
        self.context: SSL.Context = server_context(server.certificate_file, server.key_file)
        self.authority_file = authority.certificate_file
        self.client = (
            client_identity(folder)
            if client is None
            else Identity(certificate_file=client, key_file=client)
        )
        _check_dates(self.client.certificate_file)
        self.certificate = self.client.der()

    def write_settings(self, endpoint: str, identifier: str, name: str) -> Path:
        """Write a `.publishsettings` file for an endpoint and return its path."""
        text = publish_settings(
            self.client, endpoint=endpoint, subscription_id=identifier, subscription_name=name
        )
        path = self._folder / SETTINGS_FILE
        write_secret(path, text)
        return path

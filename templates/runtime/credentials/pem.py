"""A client certificate in PEM files; the standard library is enough to read them."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ArgumentError
from .certificate import ClientCertificate, PasswordSource, load_chain, read_password
from .certificate_files import Kind, SourceFile, StrPath, check_work_of_pem, read_file

if TYPE_CHECKING:
    import ssl
    from typing import Self

_LABEL = re.compile(rb"-----BEGIN ([A-Z0-9 ]{1,40})-----")
_CERTIFICATE = re.compile(rb"-----BEGIN (?:X509 )?CERTIFICATE-----([^-]*)-----END ")


class FromPem(ClientCertificate):
    """A client certificate that can be read from PEM files."""

    __slots__ = ()

    @classmethod
    def from_pem(
        cls,
        certificate: StrPath,
        key: StrPath | None = None,
        *,
        password: PasswordSource | None = None,
    ) -> Self:
        """Return the certificate of one PEM file that also holds the key, or of two.

        `password` (or a function that gives it, called once) opens an encrypted key; nobody is
        ever asked for one on the terminal. The files are read again for each TLS context, so they
        must stay where they are. Raises `ArgumentError` that says which file is wrong, and how.
        """
        certificate_file = read_file(certificate)
        certificate_file.require(Kind.PEM, "a certificate in PEM", cls)
        key_file = certificate_file if key is None else read_file(key)
        key_file.require(Kind.PEM, "a private key in PEM", cls)
        _check_labels(certificate_file, key_file)
        check_work_of_pem(key_file.data, key_file.name)
        files = _PemFiles(
            certificate=Path(certificate).absolute(),
            key=Path(certificate if key is None else key).absolute(),
            names=(certificate_file.name, key_file.name),
            password=_Password(password, key_file.name),
        )
        return cls(files, certificate=_decode(certificate_file), source=certificate_file.name)


class _Password:
    """The password of the key; a function that gives it is called once, and only if needed."""

    __slots__ = ("_file_name", "_known", "_source")

    def __init__(self, source: PasswordSource | None, file_name: str) -> None:
        self._source = source
        self._file_name = file_name
        self._known: bytes | None = None

    def __call__(self) -> bytes:
        if self._source is None:
            raise ArgumentError(f"the key in {self._file_name} is encrypted: pass `password=`")
        if self._known is None:
            self._known = read_password(self._source)
        return self._known


@dataclass(frozen=True, slots=True, kw_only=True)
class _PemFiles:
    certificate: Path
    key: Path
    names: tuple[str, str]
    password: _Password

    def load_into(self, context: ssl.SSLContext) -> None:
        load_chain(context, self.certificate, self.key, password=self.password, names=self.names)


def _check_labels(certificate: SourceFile, key: SourceFile) -> None:
    """Raise `ArgumentError` unless one file holds a certificate and the other a usable key."""
    if not {"CERTIFICATE", "X509 CERTIFICATE"}.intersection(_labels(certificate)):
        raise ArgumentError(f"{certificate.name} holds no certificate, only {_listed(certificate)}")
    if "OPENSSH PRIVATE KEY" in _labels(key):
        raise ArgumentError(
            f"the key in {key.name} is in OpenSSH's own format: convert it to PEM with "
            "`ssh-keygen -p -m PEM -f FILE`"
        )
    if any(label.endswith("PRIVATE KEY") for label in _labels(key)):
        return
    if key is certificate:
        raise ArgumentError(
            f"{key.name} is only the public half of a certificate, without its private key: pass "
            "the file of the key as `key=`, or use a file that was exported with its key"
        )
    raise ArgumentError(f"{key.name} holds no private key, only {_listed(key)}")


def _labels(file: SourceFile) -> list[str]:
    return [label.decode("ascii") for label in _LABEL.findall(file.data)]


def _listed(file: SourceFile) -> str:
    return ", ".join(f"`{label}`" for label in sorted(set(_labels(file)))) or "damaged PEM"


def _decode(file: SourceFile) -> bytes:
    """Return the first certificate of a PEM file as DER."""
    body = _CERTIFICATE.search(file.data)
    try:
        return b64decode(body[1]) if body else b""
    except ValueError:
        raise ArgumentError(f"the certificate in {file.name} is damaged") from None

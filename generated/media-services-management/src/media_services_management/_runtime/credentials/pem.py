"""A client certificate in PEM files; the standard library is enough to read most of them."""

from __future__ import annotations

import re
import warnings
from base64 import b64decode
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import ArgumentError
from .certificate import (
    ClientCertificate,
    PasswordSource,
    SealedKeyPair,
    UnopenedError,
    load_chain,
    read_password,
    seal,
)
from .certificate_files import (
    Kind,
    SourceFile,
    StrPath,
    check_work_of_pem,
    first_element,
    read_file,
)

if TYPE_CHECKING:
    import ssl
    from typing import Self

_LABEL = re.compile(rb"-----BEGIN ([A-Z0-9 ]{1,40})-----")
_CERTIFICATES = ("CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE")
_CERTIFICATE = re.compile(
    rb"-----BEGIN ((?:X509 |TRUSTED )?CERTIFICATE)-----([^-]*)-----END \1-----"
)

_KEY = re.compile(rb"-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----.*?-----END \1-----", re.DOTALL)

# encryptions that `cryptography` does not support, but OpenSSL does
_OF_OPENSSL = re.compile(rb"DEK-Info: *(ARIA|CAMELLIA)")
_OIDS_OF_OPENSSL = ("1.2.392.200011.", "1.2.410.200046.")


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
        """Return the certificate of one PEM file that also contains the key, or of two.

        `password` (or a function that returns it, called once) decrypts the key; there is never a
        prompt on the terminal. The files are read again for each TLS context, so they must not be
        moved. Raises `ArgumentError` with the file and its problem.
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
    """The password of the key; a function that returns it is called once, and only if needed."""

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
        try:
            load_chain(
                context, self.certificate, self.key, password=self.password, names=self.names
            )
        except UnopenedError as refusal:
            self._open(refusal).load_into(context)

    def _open(self, refusal: UnopenedError) -> SealedKeyPair:
        """Return certificate and key as read by `cryptography`, if that is installed."""
        password = self.password() if refusal.was_asked else None
        try:
            key = _open_key(read_file(self.key).data, password, self.names[1])
        except ImportError:
            raise ArgumentError(str(refusal)) from None
        found = _CERTIFICATE.finditer(read_file(self.certificate).data)
        return seal([each[0] + b"\n" for each in found], key, names=self.names)


def _open_key(
    data: bytes, password: bytes | None, name: str
) -> Any:  # noqa: ANN401 - of `cryptography`
    """Return the first key of a PEM file that OpenSSL rejected, as a key of `cryptography`.

    `password` is `None` if OpenSSL requested none; `name` is the name of the file for messages.
    Raises `ArgumentError`, and `ImportError` without `cryptography`.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    found = _KEY.search(data)
    block = found[0] + b"\n" if found else b""
    try:
        with warnings.catch_warnings(action="ignore"):  # about old encryptions
            return load_pem_private_key(block, password)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise _explain_key(error, block, password, name) from None


def _explain_key(
    error: Exception, block: bytes, password: bytes | None, name: str
) -> ArgumentError:
    if password is None:
        return ArgumentError(
            f"neither OpenSSL nor `cryptography` can read the key in {name}: the text between "
            "`BEGIN` and `END` is cut short or otherwise damaged, or its type is not supported"
        )
    if _is_unknown(error) and not _is_of_openssl(str(error), block):
        return ArgumentError(
            f"the key in {name} has an encryption that neither OpenSSL nor `cryptography` supports: "
            "encrypt it again with `openssl pkcs8 -topk8 -provider legacy -provider default -in FILE`"
        )
    return ArgumentError(f"the password does not open the key in {name}")


def _is_unknown(error: Exception) -> bool:
    is_unknown = re.search("unknown (cipher|key encryption)", str(error), re.IGNORECASE)
    return bool(is_unknown) or not isinstance(error, (ValueError, TypeError))


def _is_of_openssl(text: str, block: bytes) -> bool:
    return any(oid in text for oid in _OIDS_OF_OPENSSL) or bool(_OF_OPENSSL.search(block))


def _check_labels(certificate: SourceFile, key: SourceFile) -> None:
    """Raise `ArgumentError` unless one file contains a certificate and the other a usable key."""
    if not set(_CERTIFICATES).intersection(_labels(certificate)):
        raise ArgumentError(
            f"{certificate.name} contains no certificate, only {_listed(certificate)}"
        )
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
    raise ArgumentError(f"{key.name} contains no private key, only {_listed(key)}")


def _labels(file: SourceFile) -> list[str]:
    return [label.decode("ascii") for label in _LABEL.findall(file.data)]


def _listed(file: SourceFile) -> str:
    return ", ".join(f"`{label}`" for label in sorted(set(_labels(file)))) or "damaged PEM"


def _decode(file: SourceFile) -> bytes:
    """Return the first certificate of a PEM file as DER."""
    body = _CERTIFICATE.search(file.data)
    try:
        return first_element(b64decode(body[2])) if body else b""
    except ValueError:
        raise ArgumentError(f"the certificate in {file.name} is damaged") from None

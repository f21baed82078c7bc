"""A TLS client certificate, from any kind of file."""

from __future__ import annotations

import hashlib
import secrets
import ssl
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, NoReturn, Protocol, TypeAlias

from ..errors import ArgumentError
from ..tls_context import new_context
from .protocol import Credential

PasswordSource: TypeAlias = str | bytes | Callable[[], str | bytes]


class KeyPair(Protocol):
    """A certificate with its private key, in a form that OpenSSL can load."""

    def load_into(self, context: ssl.SSLContext) -> None:
        """Load both; raise `ArgumentError` if OpenSSL rejects them."""


class ClientCertificate(Credential):
    """A certificate with its private key, shown to the server in the TLS handshake.

    The classes for each kind of file (`FromPem`, `FromPkcs12`, `FromPublishSettings`) add the
    constructors. Creating one checks that OpenSSL accepts certificate and key together, so that an
    error is raised here and not in the first handshake. It cannot be copied or pickled. An expired
    certificate is accepted: the server decides.
    """

    __slots__ = ("_key_pair", "_source", "_thumbprint")

    in_handshake: ClassVar[bool] = True

    def __init__(self, key_pair: KeyPair, *, certificate: bytes, source: str) -> None:
        key_pair.load_into(new_context())
        self._key_pair = key_pair
        self._source = source
        self._thumbprint = hashlib.sha1(certificate, usedforsecurity=False).hexdigest().upper()

    @property
    def thumbprint(self) -> str:
        """The SHA-1 fingerprint of the certificate: 40 upper-case hex digits, as portals show."""
        return self._thumbprint

    def load_into(self, context: ssl.SSLContext) -> None:
        """Load certificate and key into a TLS context.

        Raises `ArgumentError` if OpenSSL rejects them, or if the files have changed since.
        """
        self._key_pair.load_into(context)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(thumbprint={self._thumbprint!r}, source={self._source})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a certificate cannot be copied or pickled: it contains a private key")


class UnopenedError(ArgumentError):
    """OpenSSL rejects a file without a reason; `was_asked` if it requested a password."""

    def __init__(self, message: str, *, was_asked: bool) -> None:
        super().__init__(message)
        self.was_asked = was_asked


def load_chain(
    context: ssl.SSLContext,
    certificate: Path,
    key: Path | None,
    *,
    password: Callable[[], bytes],
    names: tuple[str, str],
) -> None:
    """Load PEM files into a TLS context; raise `ArgumentError` with the problem of the files.

    It is an `UnopenedError` if the problem is a guess. `names` are what messages call the
    certificate's and the key's file. OpenSSL would ask for a password on the terminal, so
    `password` is always passed on, and called only if needed.
    """
    asked = False

    def response() -> bytes:
        nonlocal asked
        asked = True
        return password()

    try:
        context.load_cert_chain(certificate, key, response)
    except ssl.SSLError as error:
        raise _explain(error.reason, names, asked=asked) from None
    except OSError as error:
        raise ArgumentError(f"{names[0]} cannot be read: {error.strerror}") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedKeyPair:
    """Certificate chain and key as PEM, the key encrypted with a one-time password.

    `names` are what messages call the certificate's and the key's file.
    """

    pem: bytes = field(repr=False)
    password: bytes = field(repr=False)
    names: tuple[str, str]

    def load_into(self, context: ssl.SSLContext) -> None:
        """Load both through a temporary file, since `ssl` reads only files.

        Only this user can read the folder, which is deleted before this returns. Even after a
        crash, no usable key remains: its password exists only in this process.
        """
        try:
            with tempfile.TemporaryDirectory(prefix="certificate-") as folder:
                file = Path(folder) / "certificate.pem"
                file.touch(mode=0o600)
                file.write_bytes(self.pem)
                load_chain(context, file, None, password=lambda: self.password, names=self.names)
        except UnopenedError as refusal:
            if not refusal.was_asked:
                raise ArgumentError(str(refusal)) from None
            raise ArgumentError(
                f"OpenSSL rejects the key in {self.names[1]}: TLS does not support its type"
            ) from None
        except OSError as error:
            raise ArgumentError(
                f"{self.names[1]} needs a temporary file, which cannot be written: {error.strerror}"
            ) from None


def seal(
    certificates: Iterable[bytes],
    key: Any,  # noqa: ANN401 - of `cryptography`
    *,
    names: tuple[str, str],
) -> SealedKeyPair:
    """Return the key, one of `cryptography`, sealed with the PEM of its certificates."""
    from cryptography.hazmat.primitives.serialization import (
        BestAvailableEncryption,
        Encoding,
        PrivateFormat,
    )

    password = secrets.token_hex(32).encode("ascii")
    sealed = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(password))
    return SealedKeyPair(pem=b"".join([*certificates, sealed]), password=password, names=names)


def read_password(password: PasswordSource) -> bytes:
    """Return the password as bytes (text as UTF-8), calling the function that gives it.

    Raises `ArgumentError`, which never quotes it, if it is of another type, longer than OpenSSL
    takes (1024 bytes), contains a NUL, or if the function fails.
    """
    given: object = password
    if callable(password):
        try:
            given = password()
        except Exception as error:  # noqa: BLE001 - somebody else's function may raise anything
            raise ArgumentError(
                f"the function that gives the password raised `{type(error).__name__}`"
            ) from None
    if isinstance(given, str):
        given = given.encode("utf-8", "surrogatepass")
    if not isinstance(given, bytes):
        raise ArgumentError(f"a password must be text or bytes, not `{type(given).__name__}`")
    if len(given) > 1024:
        raise ArgumentError("the password is longer than the 1024 bytes that OpenSSL takes")
    if b"\0" in given:
        raise ArgumentError("the password contains a NUL, which no file's password contains")
    return given


def _explain(reason: str | None, names: tuple[str, str], *, asked: bool) -> ArgumentError:
    certificate, key = names
    if reason == "EE_KEY_TOO_SMALL":
        return ArgumentError(
            f"the key of the certificate in {certificate} is too weak for OpenSSL: make a new "
            "certificate with an RSA key of 2048 bits or more, and register it with the service"
        )
    if reason in ("CA_KEY_TOO_SMALL", "CA_MD_TOO_WEAK"):
        return ArgumentError(
            f"{certificate} has an issuer's key or signature that is too weak for OpenSSL: make a "
            "new certificate, signed with SHA-256, and register it with the service"
        )
    if reason in ("KEY_VALUES_MISMATCH", "KEY_TYPE_MISMATCH", "NO_CERTIFICATE_ASSIGNED"):
        other = "its" if key == certificate else "the"
        where = "" if key == certificate else f" in {certificate}"
        return ArgumentError(
            f"the key in {key} does not belong to {other} certificate{where}; "
            "where there are several certificates, the one of the key must come first"
        )
    if asked:
        return UnopenedError(
            f"the password does not open the key in {key}, or OpenSSL no longer supports its "
            "encryption: with the package `cryptography`, more kinds are supported",
            was_asked=True,
        )
    which = certificate if key == certificate else f"{certificate} or {key}"
    return UnopenedError(
        f"OpenSSL cannot read {which}: the text between `BEGIN` and `END` is cut short, indented "
        "or otherwise damaged",
        was_asked=False,
    )

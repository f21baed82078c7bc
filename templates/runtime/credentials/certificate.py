"""A TLS client certificate, whatever file it came from."""

from __future__ import annotations

import hashlib
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, NoReturn, Protocol, TypeAlias

from ..errors import ArgumentError
from ..tls_context import new_context
from .protocol import Credential

PasswordSource: TypeAlias = str | bytes | Callable[[], str | bytes]


class KeyPair(Protocol):
    """A certificate with its private key, in a form that OpenSSL can be given."""

    def load_into(self, context: ssl.SSLContext) -> None:
        """Load both; raise `ArgumentError` if OpenSSL refuses them."""


class ClientCertificate(Credential):
    """A certificate with its private key, shown to the server in the TLS handshake.

    The classes for each kind of file (`FromPem`, `FromPkcs12`, `FromPublishSettings`) add the
    constructors. Creating one proves that OpenSSL accepts certificate and key together, so that a
    mistake surfaces here and not in the first handshake. It is neither copied nor pickled. An
    expired certificate is accepted: the server decides.
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

        Raises `ArgumentError` if OpenSSL refuses them, or if the files have changed since.
        """
        self._key_pair.load_into(context)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(thumbprint={self._thumbprint!r}, source={self._source})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a certificate is neither copied nor pickled: it holds a private key")


def load_chain(
    context: ssl.SSLContext,
    certificate: Path,
    key: Path | None,
    *,
    password: Callable[[], bytes],
    names: tuple[str, str],
) -> None:
    """Load PEM files into a TLS context; raise `ArgumentError` that says what is wrong with them.

    `names` are what messages call the certificate's and the key's file. OpenSSL asks for a password
    on the terminal if it may, so `password` is always passed on, and only called if there is need.
    """
    asked = False

    def answer() -> bytes:
        nonlocal asked
        asked = True
        return password()

    try:
        context.load_cert_chain(certificate, key, answer)
    except ssl.SSLError as error:
        raise ArgumentError(_explain(error.reason, names, asked=asked)) from None
    except OSError as error:
        raise ArgumentError(f"{names[0]} cannot be read: {error.strerror}") from None


def read_password(password: PasswordSource) -> bytes:
    """Return the password as bytes (text as UTF-8), calling the function that gives it.

    Raises `ArgumentError`, which never quotes it, if it is of another type, longer than OpenSSL
    takes (1024 bytes), holds a NUL, or if the function fails.
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
        raise ArgumentError("the password contains a NUL, which no file can have been made with")
    return given


def _explain(reason: str | None, names: tuple[str, str], *, asked: bool) -> str:
    certificate, key = names
    if reason == "EE_KEY_TOO_SMALL":
        return (
            f"the key of the certificate in {certificate} is too weak for OpenSSL: make a new "
            "certificate with an RSA key of 2048 bits or more, and register it with the service"
        )
    if reason in ("CA_KEY_TOO_SMALL", "CA_MD_TOO_WEAK"):
        return (
            f"{certificate} has an issuer's key or signature that is too weak for OpenSSL: make a "
            "new certificate, signed with SHA-256, and register it with the service"
        )
    if reason in ("KEY_VALUES_MISMATCH", "KEY_TYPE_MISMATCH", "NO_CERTIFICATE_ASSIGNED"):
        other = "its" if key == certificate else "the"
        where = "" if key == certificate else f" in {certificate}"
        return (
            f"the key in {key} does not belong to {other} certificate{where}; "
            "where there are several certificates, the one of the key must come first"
        )
    if asked:
        return f"the password does not open the key in {key}"
    which = certificate if key == certificate else f"{certificate} or {key}"
    return (
        f"OpenSSL cannot read {which}: the text between `BEGIN` and `END` is cut short, indented "
        "or otherwise damaged"
    )

"""A client certificate in PKCS#12 (`.pfx`, `.p12`), old encryptions included.

It needs the package `cryptography`, which the extra `certificates` installs: the `ssl` module of
the standard library reads PEM only.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, TypeVar

from ..errors import ArgumentError
from .certificate import ClientCertificate, PasswordSource, SealedKeyPair, read_password, seal
from .certificate_files import Kind, SourceFile, StrPath, check_work, is_cut_short, read_file

if TYPE_CHECKING:
    from typing import Self

    from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates

_C = TypeVar("_C", bound=ClientCertificate)


class FromPkcs12(ClientCertificate):
    """A client certificate that can be read from PKCS#12."""

    __slots__ = ()

    @classmethod
    def from_pkcs12(
        cls, source: StrPath | bytes, *, password: PasswordSource | None = None
    ) -> Self:
        """Return the certificate of a PKCS#12 file, or of its bytes.

        Without a password, or with an empty one, both kinds of empty passwords are tried. Raises
        `ArgumentError` with the problem of the file.
        """
        known = b"" if password is None else read_password(password)
        if isinstance(source, bytes):
            file = SourceFile(name="the PKCS#12 given as bytes", data=source)
        else:
            file = read_file(source)
        needed = "a password is needed as `password=` to open"
        refusal = "the password does not open" if known else needed
        return open_pkcs12(cls, file, password=known, refusal=f"{refusal} {file.name}")


def open_pkcs12(kind: type[_C], file: SourceFile, *, password: bytes, refusal: str) -> _C:
    """Return the certificate in a file, as an instance of `kind`.

    Raises `ArgumentError` unless the file is PKCS#12 with a certificate and its key, with the text
    `refusal` if the password does not open it.
    """
    file.require(Kind.PKCS12, "PKCS#12", kind)
    if is_cut_short(file.data):
        raise ArgumentError(f"{file.name} is cut short: the end of the PKCS#12 is missing")
    check_work(file.data, file.name)
    parsed = _parse(file.data, password, refusal)
    if parsed.key is None:
        raise ArgumentError(
            f"{file.name} contains a certificate without its private key: export it again, with the "
            "private key"
        )
    if parsed.cert is None:
        raise ArgumentError(f"{file.name} contains a private key without its certificate")
    from cryptography.hazmat.primitives.serialization import Encoding

    leaf = parsed.cert.certificate.public_bytes(Encoding.DER)
    return kind(_seal(parsed, file.name), certificate=leaf, source=file.name)


def _parse(data: bytes, password: bytes, refusal: str) -> PKCS12KeyAndCertificates:
    try:
        from cryptography.exceptions import InternalError, UnsupportedAlgorithm
        from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12
        from cryptography.x509 import InvalidVersion
    except ImportError:
        raise ArgumentError(
            "PKCS#12 and publishsettings need the package `cryptography`: install this one with "
            "its extra `certificates`, or run `pip install cryptography`"
        ) from None
    try:
        # it warns about old encodings, which are common here
        with warnings.catch_warnings(action="ignore"):
            # `None` also opens files with an empty password
            return load_pkcs12(data, password or None)
    except UnsupportedAlgorithm:
        raise ArgumentError(
            f"{refusal}, or its encryption is not supported: use a newer version of `cryptography`"
        ) from None
    except (ValueError, TypeError, InternalError, InvalidVersion):
        raise ArgumentError(f"{refusal}, or it is damaged") from None


def _seal(parsed: PKCS12KeyAndCertificates, name: str) -> SealedKeyPair:
    from cryptography.hazmat.primitives.serialization import Encoding

    assert parsed.key is not None
    assert parsed.cert is not None
    chain = [parsed.cert, *parsed.additional_certs]
    certificates = [member.certificate.public_bytes(Encoding.PEM) for member in chain]
    return seal(certificates, parsed.key, names=(name, name))

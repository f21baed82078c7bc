from __future__ import annotations

import ssl
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    load_pem_private_key,
    pkcs12,
)

from runtime.credentials.pem import FromPem
from runtime.credentials.pkcs12 import FromPkcs12

Write = Callable[[str, bytes | str], Path]
Refused = Callable[..., str]
DATA = Path(__file__).parent / "data"
LEGACY_THUMBPRINT = "65E4E3BA2525EA980763" + "7C973D68032B2B1BAC6F"


class FromPemOrPkcs12(FromPkcs12, FromPem):
    __slots__ = ()


def context() -> ssl.SSLContext:
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@pytest.mark.parametrize("legacy", [False, True])
@pytest.mark.parametrize("give", [str, str.encode, lambda password: lambda: password])
def test_a_file_with_a_password(
    write: Write, pair: Any, password: str, legacy: bool, give: Callable[[str], Any]
) -> None:
    path = write("m.pfx", pair.pkcs12(password, legacy=legacy))
    certificate = FromPkcs12.from_pkcs12(path, password=give(password))
    certificate.load_into(context())
    assert certificate.thumbprint == pair.thumbprint
    assert repr(certificate) == f"FromPkcs12(thumbprint='{pair.thumbprint}', source=`{path}`)"


@pytest.mark.parametrize("give", ["a\0b", b"\0", lambda: "\0"])
def test_a_password_with_a_nul_is_refused_before_a_library_panics(
    pair: Any, password: str, give: Any, refused: Refused
) -> None:
    message = refused(FromPkcs12.from_pkcs12, pair.pkcs12(password), password=give)
    assert message == "the password contains a NUL, which no file's password contains"


def test_a_certificate_of_no_known_version(pair: Any, refused: Refused) -> None:
    version = b"\xa0\x03\x02\x01"
    data = pair.pkcs12().replace(version + b"\x02", version + b"\x03")
    assert "or it is damaged" in refused(FromPkcs12.from_pkcs12, data)


def test_bytes(pair: Any) -> None:
    certificate = FromPkcs12.from_pkcs12(pair.pkcs12())
    assert certificate.thumbprint == pair.thumbprint
    assert "source=the PKCS#12 given as bytes" in repr(certificate)


@pytest.mark.parametrize("password", [None, "", b""])
@pytest.mark.parametrize("name", ["empty_password_rc2.pfx", "null_password_rc2.pfx"])
def test_old_encryption_with_both_kinds_of_empty_password(
    name: str, password: str | bytes | None
) -> None:
    certificate = FromPkcs12.from_pkcs12(DATA / name, password=password)
    certificate.load_into(context())
    assert certificate.thumbprint == LEGACY_THUMBPRINT


def test_the_chain_is_loaded(write: Write, pair: Any, other_pair: Any) -> None:
    data = pkcs12.serialize_key_and_certificates(
        b"m", pair.key, pair.certificate, [other_pair.certificate], NoEncryption()
    )
    loaded = Spy(ssl.PROTOCOL_TLS_CLIENT)
    FromPkcs12.from_pkcs12(data).load_into(loaded)
    assert loaded.content.startswith(pair.certificate_pem + other_pair.certificate_pem)


class Spy(ssl.SSLContext):
    """A context that notes what it is given to load."""

    broken = False

    def load_cert_chain(self, certfile: Any, keyfile: Any = None, password: Any = None) -> None:
        self.path = Path(certfile)
        self.content = self.path.read_bytes()
        self.modes = [oct(p.stat().st_mode & 0o777) for p in (self.path, self.path.parent)]
        self.password = password()
        if self.broken:
            super().load_cert_chain(__file__)


@pytest.mark.parametrize("broken", [False, True])
def test_the_temporary_file_is_private_sealed_and_gone(
    pair: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: bool, refused: Refused
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    spy = Spy(ssl.PROTOCOL_TLS_CLIENT)
    spy.broken = broken
    certificate = FromPkcs12.from_pkcs12(pair.pkcs12())
    if broken:
        refused(certificate.load_into, spy)
    else:
        certificate.load_into(spy)
    assert spy.modes == ["0o600", "0o700"]
    assert spy.path.is_relative_to(tmp_path)
    assert list(tmp_path.iterdir()) == []
    sealed = spy.content[spy.content.index(b"-----BEGIN ENCRYPTED PRIVATE KEY") :]
    opened: Any = load_pem_private_key(sealed, spy.password)
    assert opened.private_numbers() == pair.key.private_numbers()
    assert b"BEGIN PRIVATE KEY" not in spy.content
    assert spy.password.decode() not in repr(certificate._key_pair)


def test_no_temporary_folder(
    pair: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: Refused
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "absent"))
    assert refused(FromPkcs12.from_pkcs12, pair.pkcs12()) == (
        "the PKCS#12 given as bytes needs a temporary file, which cannot be written: "
        "No such file or directory"
    )


def test_passwords_that_do_not_open(
    write: Write, pair: Any, password: str, refused: Refused
) -> None:
    path = write("m.pfx", pair.pkcs12(password))
    needed = "a password is needed as `password=` to open `m.pfx`, or it is damaged"
    wrong = "the password does not open `m.pfx`, or it is damaged"
    assert refused(FromPkcs12.from_pkcs12, path) == needed
    assert refused(FromPkcs12.from_pkcs12, path, password="") == needed
    assert refused(FromPkcs12.from_pkcs12, path, password="hunter2") == wrong
    without = write("m.pfx", (DATA / "empty_password_rc2.pfx").read_bytes())
    assert refused(FromPkcs12.from_pkcs12, without, password="hunter2") == wrong
    assert refused(FromPkcs12.from_pkcs12, path, password=7).endswith("bytes, not `int`")


def test_other_kinds_of_files(write: Write, pair: Any, tmp_path: Path, refused: Refused) -> None:
    def message(content: bytes) -> str:
        return refused(FromPemOrPkcs12.from_pkcs12, write("m", content))

    assert message(pair.pem) == "`m` is PEM, but PKCS#12 is needed: open it with `from_pem`"
    assert message(b"<PublishData/>") == (
        "`m` is XML, as a `.publishsettings` file is, but PKCS#12 is needed"
    )
    assert message(pair.certificate_der) == (
        "`m` is only the public half of a certificate (`.cer`), without its private key, but "
        "PKCS#12 is needed"
    )
    assert message(pair.key_der()).startswith("`m` is a private key in binary form")
    assert message(b"").startswith("`m` is empty")
    assert refused(FromPkcs12.from_pkcs12, tmp_path / "m.pfx") == "`m.pfx` does not exist"
    assert refused(FromPkcs12.from_pkcs12, 7) == "a path must be text or path-like, not `int`"


def test_certificates_of_pkcs7_have_no_key(write: Write, pair: Any, refused: Refused) -> None:
    from cryptography.hazmat.primitives.serialization.pkcs7 import serialize_certificates

    path = write("m.p7b", serialize_certificates([pair.certificate], Encoding.DER))
    assert "only the public half" in refused(FromPkcs12.from_pkcs12, path)


def test_damaged_files(write: Write, pair: Any, refused: Refused) -> None:
    data = pair.pkcs12()
    assert refused(FromPkcs12.from_pkcs12, write("m.pfx", data[:-1])) == (
        "`m.pfx` is cut short: the end of the PKCS#12 is missing"
    )
    hollow = b"\x30\x82\x01\x00\x02\x01\x03" + b"x" * 253
    assert "or it is damaged" in refused(FromPkcs12.from_pkcs12, write("m.pfx", hollow))
    flipped = bytearray(data)
    flipped[300] ^= 255
    assert "damaged" in refused(FromPkcs12.from_pkcs12, write("m.pfx", bytes(flipped)))


def test_what_is_missing(pair: Any, refused: Refused) -> None:
    def message(key: Any, certificate: Any) -> str:
        data = pkcs12.serialize_key_and_certificates(b"m", key, certificate, None, NoEncryption())
        return refused(FromPkcs12.from_pkcs12, data)

    assert "contains a certificate without its private key" in message(None, pair.certificate)
    assert message(pair.key, None).endswith("contains a private key without its certificate")


def test_a_key_too_weak(write: Write, weak_pair: Any, refused: Refused) -> None:
    message = refused(FromPkcs12.from_pkcs12, write("m.pfx", weak_pair.pkcs12()))
    assert "in `m.pfx` is too weak for OpenSSL" in message


def test_trailing_bytes_warn_nobody(pair: Any) -> None:
    certificate = FromPkcs12.from_pkcs12(pair.pkcs12() + b"\n")
    assert certificate.thumbprint == pair.thumbprint


def test_an_encryption_that_the_library_lacks(
    pair: Any, monkeypatch: pytest.MonkeyPatch, refused: Refused
) -> None:
    def fail(data: bytes, password: bytes | None) -> None:
        raise UnsupportedAlgorithm("no RC2 here")

    monkeypatch.setattr(pkcs12, "load_pkcs12", fail)
    assert "its encryption is not supported" in refused(FromPkcs12.from_pkcs12, pair.pkcs12())


def test_without_the_extra(pair: Any, monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    for name in [name for name in sys.modules if name.startswith("cryptography")]:
        monkeypatch.setitem(sys.modules, name, None)
    data = (DATA / "empty_password_rc2.pfx").read_bytes()
    message = refused(FromPkcs12.from_pkcs12, data)
    assert "extra `certificates`" in message
    assert "\n" not in message


def test_importing_the_module_leaves_cryptography_alone() -> None:
    program = (
        "import sys; import runtime.credentials.pkcs12, runtime.credentials.publishsettings;"
        "print('cryptography' in sys.modules)"
    )
    templates = Path(__file__).parents[3] / "templates"
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=templates, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "False"

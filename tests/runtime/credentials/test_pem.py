from __future__ import annotations

import copy
import os
import pickle
import ssl
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from runtime.credentials.certificate import ClientCertificate
from runtime.credentials.pem import FromPem
from runtime.credentials.protocol import Credential
from runtime.errors import ArgumentError

Write = Callable[[str, bytes | str], Path]
Refused = Callable[..., str]


def context() -> ssl.SSLContext:
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


class FromEverything(FromPem):
    """A class with all constructors, as far as messages look for them."""

    from_pkcs12 = from_publish_settings = None


def test_one_file_with_both(write: Write, pair: Any) -> None:
    certificate = FromPem.from_pem(write("m.pem", pair.pem))
    certificate.load_into(context())
    assert certificate.thumbprint == pair.thumbprint
    assert isinstance(certificate, Credential)
    assert isinstance(certificate, ClientCertificate)
    assert certificate.in_handshake
    assert (certificate.headers(), certificate.query()) == ((), ())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda pem: pem.rstrip(),
        lambda pem: pem.replace(b"\n", b"\r\n"),
        lambda pem: b"\xef\xbb\xbf" + pem,
        lambda pem: b"Bag Attributes\n    localKeyID: 01\nsubject=CN = m\n" + pem,
    ],
    ids=["no-last-newline", "crlf", "byte-order-mark", "bag-attributes"],
)
def test_harmless_variations(write: Write, pair: Any, spoil: Callable[[bytes], bytes]) -> None:
    assert FromPem.from_pem(write("m.pem", spoil(pair.pem))).thumbprint == pair.thumbprint


def test_two_files_in_either_order_of_blocks(write: Write, pair: Any) -> None:
    certificate, key = write("c.pem", pair.certificate_pem), write("k.pem", pair.key_pem())
    both = write("b.pem", pair.key_pem() + pair.certificate_pem)
    assert FromPem.from_pem(certificate, key).thumbprint == pair.thumbprint
    assert FromPem.from_pem(str(certificate), key=str(key)).thumbprint == pair.thumbprint
    assert FromPem.from_pem(both).thumbprint == pair.thumbprint


def test_elliptic_and_expired_certificates_are_accepted(
    write: Write, ec_pair: Any, expired_pair: Any
) -> None:
    assert FromPem.from_pem(write("ec.pem", ec_pair.pem)).thumbprint == ec_pair.thumbprint
    assert FromPem.from_pem(write("old.pem", expired_pair.pem)).thumbprint


def test_the_path_may_be_relative_to_a_folder_that_is_left(
    write: Write, pair: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write("m.pem", pair.pem)
    monkeypatch.chdir(tmp_path)
    certificate = FromPem.from_pem("m.pem")
    monkeypatch.chdir("/")
    certificate.load_into(context())


def test_a_server_sees_the_certificate(write: Write, pair: Any) -> None:
    trustme = pytest.importorskip("trustme")
    authority = trustme.CA()
    server, client = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), context()
    authority.issue_cert("localhost").configure_cert(server)
    server.verify_mode = ssl.CERT_REQUIRED
    server.load_verify_locations(cadata=pair.certificate_pem.decode())
    authority.configure_trust(client)
    FromPem.from_pem(write("m.pem", pair.pem)).load_into(client)
    up, down = ssl.MemoryBIO(), ssl.MemoryBIO()
    ends = [
        client.wrap_bio(down, up, server_hostname="localhost"),
        server.wrap_bio(up, down, server_side=True),
    ]
    for end in ends * 3:
        try:
            end.do_handshake()
        except ssl.SSLWantReadError:
            continue
    assert ends[1].getpeercert(binary_form=True) == pair.certificate_der


@pytest.mark.parametrize("form", [PrivateFormat.PKCS8, PrivateFormat.TraditionalOpenSSL])
@pytest.mark.parametrize("give", ["text", "bytes", "function"])
def test_an_encrypted_key(
    write: Write, pair: Any, password: str, form: PrivateFormat, give: str
) -> None:
    sources: dict[str, Any] = {
        "text": password,
        "bytes": password.encode(),
        "function": lambda: password,
    }
    path = write("m.pem", pair.certificate_pem + pair.key_pem(password, form))
    certificate = FromPem.from_pem(path, password=sources[give])
    certificate.load_into(context())
    assert certificate.thumbprint == pair.thumbprint


def test_a_password_function_is_called_once_and_only_if_needed(
    write: Write, pair: Any, password: str
) -> None:
    calls = []

    def ask() -> str:
        calls.append(1)
        return password

    FromPem.from_pem(write("open.pem", pair.pem), password=ask)
    assert not calls
    path = write("closed.pem", pair.certificate_pem + pair.key_pem(password))
    certificate = FromPem.from_pem(path, password=ask)
    certificate.load_into(context())
    certificate.load_into(context())
    assert len(calls) == 1


def test_passwords_that_do_not_open(
    write: Write, pair: Any, password: str, refused: Refused
) -> None:
    path = write("m.pem", pair.certificate_pem + pair.key_pem(password))
    wrong = "the password does not open the key in `m.pem`"
    assert refused(FromPem.from_pem, path) == "the key in `m.pem` is encrypted: pass `password=`"
    assert refused(FromPem.from_pem, path, password="hunter2") == wrong
    assert refused(FromPem.from_pem, path, password="") == wrong
    assert "1024 bytes" in refused(FromPem.from_pem, path, password="hunter2" * 200)
    assert refused(FromPem.from_pem, path, password=7) == (
        "a password must be text or bytes, not `int`"
    )


def test_a_password_function_that_fails(
    write: Write, pair: Any, password: str, refused: Refused
) -> None:
    def fail() -> str:
        raise KeyError(password)

    path = write("m.pem", pair.certificate_pem + pair.key_pem(password))
    assert refused(FromPem.from_pem, path, password=fail) == (
        "the function that gives the password raised `KeyError`"
    )


def test_files_that_cannot_be_read(
    tmp_path: Path, write: Write, refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    assert refused(FromPem.from_pem, tmp_path / "m.pem") == "`m.pem` does not exist"
    assert refused(FromPem.from_pem, tmp_path / "folder") == "`folder` is a folder"
    assert refused(FromPem.from_pem, tmp_path / "pipe") == "`pipe` is not a regular file"
    big = write("big.pem", b"-" * (2**20 + 1))
    assert refused(FromPem.from_pem, big).startswith("`big.pem` has more than 1048576 bytes")
    inside = write("file", b"x") / "m.pem"
    assert refused(FromPem.from_pem, inside) == "`file/m.pem` cannot be read: Not a directory"

    def deny(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    assert refused(FromPem.from_pem, big) == "`big.pem` cannot be read: permission denied"


def test_what_is_no_path(pair: Any, ec_pair: Any, refused: Refused) -> None:
    content = "a path is needed, not the content of the file"
    assert refused(FromPem.from_pem, pair.pem.decode()) == content
    assert refused(FromPem.from_pem, "<PublishData/>") == content
    assert refused(FromPem.from_pem, pair.pem) == "a path must be text or path-like, not `bytes`"
    assert refused(FromPem.from_pem, None) == "a path must be text or path-like, not `NoneType`"
    assert refused(FromPem.from_pem, "") == "the path is empty"
    assert refused(FromPem.from_pem, "a\0b") == (
        "the given path contains a character that no path can contain"
    )
    # a key of Ed25519, and an elliptic one of the older form
    for short in (
        "MC4CAQAwBQYDK2VwBCIEIBmQXyfzmbsZaGQqXqTfl0sHs3cret0sHwS=",
        "MHcCAQEEI" + "x" * 90,
    ):
        assert refused(FromPem.from_pem, short) == content
    for key in (pair, ec_pair):
        assert refused(FromPem.from_pem, b64encode(key.key_der()).decode()) == content
    assert (
        refused(FromPem.from_pem, "x" * 300) == "the given path cannot be read: File name too long"
    )
    assert refused(FromPem.from_pem, "a\nb") == "the given path does not exist"


def test_other_kinds_of_files(write: Write, pair: Any, password: str, refused: Refused) -> None:
    def message(content: bytes) -> str:
        return refused(FromEverything.from_pem, write("m", content))

    needed = ", but a certificate in PEM is needed"
    public = "`m` is only the public half of a certificate (`.cer`), without its private key"
    key = f"`m` is a private key in binary form (DER){needed}"
    pkcs1 = PrivateFormat.TraditionalOpenSSL
    pfx = f"`m` is PKCS#12 (`.pfx`, `.p12`){needed}: open it with `from_pkcs12`"
    xml = (
        f"`m` is XML, as a `.publishsettings` file is{needed}: open it with `from_publish_settings`"
    )
    assert message(pair.pkcs12()) == pfx
    assert message(pair.certificate_der) == public + needed
    assert message(pair.key_der()) == key
    assert message(pair.key_der(password)) == key
    assert message(pair.key.private_bytes(Encoding.DER, pkcs1, NoEncryption())) == key
    assert message(b"\xef\xbb\xbf<?xml version='1.0'?><PublishData/>") == xml
    assert message("<?xml version='1.0'?>".encode("utf-16")) == xml
    assert message(b" \n") == f"`m` is empty{needed}"
    assert message(pair.pem.decode().encode("utf-16")) == (
        f"`m` is text in UTF-16 (PEM must be ASCII){needed}"
    )
    assert message(b"hello") == f"`m` has an unknown format{needed}"
    assert message(b"\x30\x03\x05\x01\x00") == f"`m` has an unknown format{needed}"
    assert message(b"0") == f"`m` has an unknown format{needed}"


def test_base64_without_header(write: Write, pair: Any, refused: Refused) -> None:
    body = b"\n".join(pair.certificate_pem.splitlines()[1:-1])
    assert "still in base64" in refused(FromPem.from_pem, write("m.cer", body))


def test_no_constructor_is_named_that_the_class_lacks(
    write: Write, pair: Any, refused: Refused
) -> None:
    assert refused(FromPem.from_pem, write("m.pfx", pair.pkcs12())) == (
        "`m.pfx` is PKCS#12 (`.pfx`, `.p12`), but a certificate in PEM is needed"
    )


def test_what_is_missing(write: Write, pair: Any, refused: Refused) -> None:
    certificate, key = write("c.pem", pair.certificate_pem), write("k.pem", pair.key_pem())
    assert refused(FromPem.from_pem, certificate) == (
        "`c.pem` is only the public half of a certificate, without its private key: pass the file "
        "of the key as `key=`, or use a file that was exported with its key"
    )
    assert refused(FromPem.from_pem, key) == "`k.pem` contains no certificate, only `PRIVATE KEY`"
    assert refused(FromPem.from_pem, key, certificate) == (
        "`k.pem` contains no certificate, only `PRIVATE KEY`"
    )
    assert refused(FromPem.from_pem, certificate, certificate) == (
        "`c.pem` contains no private key, only `CERTIFICATE`"
    )
    assert refused(FromPem.from_pem, certificate, write("k.key", pair.key_der())) == (
        "`k.key` is a private key in binary form (DER), but a private key in PEM is needed"
    )


def test_a_key_of_openssh(write: Write, pair: Any, refused: Refused) -> None:
    key = pair.key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    message = refused(FromPem.from_pem, write("m.pem", pair.certificate_pem + key))
    assert "OpenSSH's own format" in message
    assert "ssh-keygen" in message


def test_a_key_of_another_certificate(
    write: Write, pair: Any, other_pair: Any, ec_pair: Any, refused: Refused
) -> None:
    certificate = write("c.pem", pair.certificate_pem)
    for other in (other_pair, ec_pair):
        message = refused(FromPem.from_pem, certificate, write("k.pem", other.key_pem()))
        assert message.startswith(
            "the key in `k.pem` does not belong to the certificate in `c.pem`"
        )
    chain = write("m.pem", other_pair.certificate_pem + pair.pem)
    assert refused(FromPem.from_pem, chain).startswith(
        "the key in `m.pem` does not belong to its certificate"
    )


def test_a_key_too_weak(
    write: Write, weak_pair: Any, weakly_issued_pair: Any, refused: Refused
) -> None:
    message = refused(FromPem.from_pem, write("m.pem", weak_pair.pem))
    assert "in `m.pem` is too weak for OpenSSL" in message
    assert "RSA key of 2048 bits" in message
    issued = weakly_issued_pair.pem + weak_pair.certificate_pem
    assert "issuer's key or signature" in refused(FromPem.from_pem, write("m.pem", issued))


@pytest.mark.parametrize(
    "damage",
    [
        lambda pem: pem.replace(b"MII", b"M!I", 1),
        lambda pem: pem[:200] + pem[264:],
        lambda pem: pem.replace(b"-----END CERTIFICATE-----\n", b""),
        lambda pem: b"".join(b"  " + line + b"\n" for line in pem.splitlines()),
        lambda pem: pem.replace(b"\n", b"\r"),
        lambda pem: pem[:-30],
    ],
    ids=["character", "cut-out", "no-end", "indented", "cr", "truncated"],
)
def test_damaged_pem(
    write: Write, pair: Any, damage: Callable[[bytes], bytes], refused: Refused
) -> None:
    message = refused(FromPem.from_pem, write("m.pem", damage(pair.pem)))
    assert "`m.pem`" in message
    assert "damaged" in message


def test_files_that_change_later(
    write: Write, pair: Any, other_pair: Any, refused: Refused
) -> None:
    path = write("m.pem", pair.pem)
    certificate = FromPem.from_pem(path)
    write("m.pem", pair.certificate_pem + other_pair.key_pem())
    assert "does not belong" in refused(certificate.load_into, context())
    path.unlink()
    assert refused(certificate.load_into, context()) == (
        "`m.pem` cannot be read: No such file or directory"
    )


def test_nothing_shows_or_copies_the_key(write: Write, pair: Any, password: str) -> None:
    path = write("m.pem", pair.certificate_pem + pair.key_pem(password))
    certificate = FromEverything.from_pem(path, password=password)
    expected = f"FromEverything(thumbprint='{pair.thumbprint}', source=`{path}`)"
    assert repr(certificate) == str(certificate) == expected
    assert password not in repr(certificate._key_pair)
    for act in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="contains a private key"):
            act(certificate)


def test_pem_needs_nothing_but_the_standard_library() -> None:
    program = (
        "import sys; import runtime.credentials.pem, runtime.credentials.protocol;"
        "print([m for m in sys.modules if m.split('.')[0] in ('cryptography', 'xml', 'asyncio')])"
    )
    templates = Path(__file__).parents[3] / "templates"
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=templates, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


OLD = {
    "PBES1, MD5, DES": ["-v1", "PBE-MD5-DES"],
    "PBES1, SHA-1, RC2": ["-v1", "PBE-SHA1-RC2-40"],
    "PBES1, SHA-1, RC4": ["-v1", "PBE-SHA1-RC4-128"],
    "PBES2, RC2": ["-v2", "rc2"],
}
UNKNOWN = {"PBES2, DES": ["-v2", "des"], "PBES2, Blowfish": ["-v2", "bf"]}
NEITHER = "has an encryption that neither OpenSSL nor `cryptography` supports"


@pytest.fixture(scope="module")
def encrypted(pair: Any, tmp_path_factory: pytest.TempPathFactory) -> Callable[[list[str]], bytes]:
    """Give a function from words of the `openssl` command to the key, encrypted with `secret`."""
    folder = tmp_path_factory.mktemp("keys")
    plain, made = folder / "plain.pem", folder / "made.pem"
    plain.write_bytes(pair.key_pem())
    providers = ["-provider", "legacy", "-provider", "default"]

    def encrypt(words: list[str]) -> bytes:
        command = ["openssl", *words, "-passout", "pass:secret", *providers]
        try:
            subprocess.run(
                [*command, "-in", str(plain), "-out", str(made)], check=True, capture_output=True
            )
        except (OSError, subprocess.CalledProcessError):
            pytest.skip("there is no command `openssl` that makes such a key")
        return made.read_bytes()

    return encrypt


@pytest.mark.parametrize("files", ["one", "two"])
@pytest.mark.parametrize("kind", OLD)
def test_an_old_encryption_is_opened(
    write: Write, pair: Any, encrypted: Callable[[list[str]], bytes], kind: str, files: str
) -> None:
    key = encrypted(["pkcs8", "-topk8", *OLD[kind]])
    if files == "one":
        paths = [write("m.pem", pair.certificate_pem + key)]
    else:
        paths = [write("c.pem", pair.certificate_pem), write("k.pem", key)]
    certificate = FromPem.from_pem(*paths, password="secret")
    certificate.load_into(context())
    assert certificate.thumbprint == pair.thumbprint
    with pytest.raises(ArgumentError, match=r"^the password does not open the key in"):
        FromPem.from_pem(*paths, password="wrong")


@pytest.mark.parametrize("password", ["secret", "wrong"])
@pytest.mark.parametrize("kind", UNKNOWN)
def test_an_encryption_that_nothing_opens_is_no_wrong_password(
    write: Write,
    pair: Any,
    encrypted: Callable[[list[str]], bytes],
    refused: Refused,
    kind: str,
    password: str,
) -> None:
    file = write("m.pem", pair.certificate_pem + encrypted(["pkcs8", "-topk8", *UNKNOWN[kind]]))
    message = refused(FromPem.from_pem, file, password=password)
    assert message.startswith(f"the key in `m.pem` {NEITHER}: encrypt it again with `openssl pkcs8")


@pytest.mark.parametrize("cipher", ["camellia256", "aria128"])
def test_an_encryption_that_only_openssl_opens(
    write: Write,
    pair: Any,
    encrypted: Callable[[list[str]], bytes],
    refused: Refused,
    cipher: str,
) -> None:
    key = encrypted(["pkcs8", "-topk8", "-v2", cipher])
    file = write("m.pem", pair.certificate_pem + key)
    assert FromPem.from_pem(file, password="secret").thumbprint == pair.thumbprint
    message = refused(FromPem.from_pem, file, password="wrong")
    assert message == "the password does not open the key in `m.pem`"


def test_without_cryptography_nothing_is_claimed_of_the_password(
    write: Write,
    pair: Any,
    encrypted: Callable[[list[str]], bytes],
    refused: Refused,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key = encrypted(["pkcs8", "-topk8", *OLD["PBES2, RC2"]])
    monkeypatch.setitem(sys.modules, "cryptography.exceptions", None)
    file = write("m.pem", pair.certificate_pem + key)
    message = refused(FromPem.from_pem, file, password="secret")
    assert "or OpenSSL no longer supports its encryption" in message
    assert "`cryptography`" in message


@pytest.mark.parametrize("label", ["CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE"])
def test_every_certificate_that_openssl_loads(
    write: Write, pair: Any, label: str, tmp_path: Path
) -> None:
    der = pair.certificate_der
    if label == "TRUSTED CERTIFICATE":
        der += bytes.fromhex("300c300a06082b06010505070302")  # for clients only
    pem = f"-----BEGIN {label}-----\n{b64encode(der).decode()}\n-----END {label}-----\n"
    file = write("m.pem", pem.encode() + pair.key_pem())
    context().load_cert_chain(file)
    assert FromPem.from_pem(file).thumbprint == pair.thumbprint


def test_text_above_a_certificate_is_no_xml(write: Write, pair: Any) -> None:
    file = write("m.pem", b"<No Attributes>\n" + pair.pem)
    context().load_cert_chain(file)
    assert FromPem.from_pem(file).thumbprint == pair.thumbprint

"""Reads certificate files: detects their kind, and limits the work of opening them.

PKCS#12 and encrypted keys contain the number of iterations that hash the password. With two billion
in a hostile file, OpenSSL would compute for an hour without a way to interrupt it, so the number is
checked before a file is opened.
"""

from __future__ import annotations

import binascii
import os
import re
import stat
from base64 import b64decode
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TypeAlias

from ..errors import ArgumentError
from ..redaction import printable

StrPath: TypeAlias = str | os.PathLike[str]

MAX_SIZE = 1 << 20
"""The maximum bytes that are read; real files have a few thousand."""

# text in PEM, XML or base64 is the secret itself, given by mistake instead of its path
_CONTENT = re.compile(
    r"\s*(?:<|MI[A-Za-z0-9+/=\s]{80}|M[A-H][A-Za-z0-9+/]C[A-Za-z0-9+/]{37})|[^\0]*-----BEGIN "
)

# and so may be a longer text, or one of several lines
_MAX_PATH_SHOWN = 260

MAX_ITERATIONS = 10_000_000
"""The maximum total of iterations; usual files have some thousands, a few have a million."""

_BEGIN = re.compile(rb"^-----BEGIN ", re.MULTILINE)
"""A line that OpenSSL finds after any text."""

_MAX_DEPTH = 48
_INTEGER, _OCTETS, _CONSTRUCTED, _SEQUENCE = 0x02, 0x04, 0x20, b"\x30"
_ENCRYPTED = re.compile(rb"-----BEGIN ENCRYPTED PRIVATE KEY-----([^-]*)-----END ")


class Kind(Enum):
    """The kind of a file, with its words for messages; `opener` is the constructor for it."""

    PEM = ("is PEM", "from_pem")
    PKCS12 = ("is PKCS#12 (`.pfx`, `.p12`)", "from_pkcs12")
    XML = ("is XML, as a `.publishsettings` file is", "from_publish_settings")
    CERTIFICATE = (
        "is only the public half of a certificate (`.cer`), without its private key",
        None,
    )
    KEY = ("is a private key in binary form (DER)", None)
    BASE64 = ("is PKCS#12 or a certificate still in base64", None)
    UTF16 = ("is text in UTF-16 (PEM must be ASCII)", None)
    EMPTY = ("is empty", None)
    OTHER = ("has an unknown format", None)

    def __init__(self, words: str, opener: str | None) -> None:
        self.words = words
        self.opener = opener


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """The bytes of a file, and its name for messages (including back-ticks)."""

    name: str
    data: bytes = field(repr=False)

    @property
    def kind(self) -> Kind:
        """The kind of the file by its content, not by its name."""
        return _recognise(self.data)

    def require(self, wanted: Kind, article: str, opener: type) -> None:
        """Raise `ArgumentError` unless the file is of the wanted kind.

        The message calls that kind `article`, and names the constructor of `opener` that reads the
        actual kind of the file, if any.
        """
        kind = self.kind
        if kind is wanted:
            return
        message = f"{self.name} {kind.words}, but {article} is needed"
        if kind.opener and hasattr(opener, kind.opener):
            message += f": open it with `{kind.opener}`"
        raise ArgumentError(message)


def read_file(path: StrPath) -> SourceFile:
    """Return the file, at most `MAX_SIZE` bytes; raise `ArgumentError` if it cannot be read."""
    name = _name(path)
    try:
        # other files could block forever (a pipe), or fail when OpenSSL reads them again
        ordinary = stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 - of any path-like
        data = _read_start(Path(path)) if ordinary else b""
    except FileNotFoundError:
        raise ArgumentError(f"{name} does not exist") from None
    except PermissionError:
        raise ArgumentError(f"{name} cannot be read: permission denied") from None
    except OSError as error:
        raise ArgumentError(f"{name} cannot be read: {error.strerror}") from None
    except ValueError:  # a NUL or a lone surrogate
        raise ArgumentError(f"{name} contains a character that no path can contain") from None
    if not ordinary:
        raise ArgumentError(
            f"{name} is {'a folder' if Path(path).is_dir() else 'not a regular file'}"
        )
    if len(data) > MAX_SIZE:
        raise ArgumentError(
            f"{name} has more than {MAX_SIZE} bytes, so it is not a certificate file"
        )
    return SourceFile(name=name, data=data)


def _read_start(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(MAX_SIZE + 1)


def show(text: str) -> str:
    """Return text of a file for a message: in back-ticks, on one line, cut after 80 characters."""
    return f"`{printable(text, 80)}`"


def _name(path: object) -> str:
    """Return the path for messages; raise `ArgumentError` if it cannot be a path."""
    text = os.fspath(path) if isinstance(path, os.PathLike) else path
    if not isinstance(text, str):
        raise ArgumentError(f"a path must be text or path-like, not `{type(path).__name__}`")
    if _CONTENT.match(text):
        raise ArgumentError("a path is needed, not the content of the file")
    if not text:
        raise ArgumentError("the path is empty")
    if len(text) > _MAX_PATH_SHOWN or not text.isprintable():
        return "the given path"
    return f"`{text}`"


def _recognise(data: bytes) -> Kind:
    text = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not text:
        return Kind.EMPTY
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Kind.XML if "<" in data[2:6].decode("latin-1") else Kind.UTF16
    if _BEGIN.search(data):
        return Kind.PEM
    if text.startswith(b"<"):
        return Kind.XML
    if b"-----BEGIN " in data:
        return Kind.PEM
    if data.startswith(b"\x30"):
        return _recognise_der(data)
    return Kind.BASE64 if re.fullmatch(rb"MI[A-Za-z0-9+/=\s]+", text) else Kind.OTHER


def _recognise_der(data: bytes) -> Kind:
    """Return the kind by the first elements of the outer sequence."""
    inside = _content(data)
    if inside.startswith(b"\x02\x01\x03"):  # PFX begins with version 3
        return Kind.PKCS12
    if inside.startswith(b"\x02\x01"):  # PKCS#1, PKCS#8 and SEC 1 begin with version 0 or 1
        return Kind.KEY
    if inside.startswith(b"\x06"):  # PKCS#7 begins with its type, and carries certificates only
        return Kind.CERTIFICATE
    if inside.startswith(b"\x30"):
        # an encrypted key begins with its algorithm, a certificate with a version or serial number
        return Kind.KEY if _content(inside).startswith(b"\x06") else Kind.CERTIFICATE
    return Kind.OTHER


def _content(der: bytes) -> bytes:
    """Return what follows the tag and the length of the first DER element."""
    size = der[1] if len(der) > 1 else 0
    return der[2 + (size & 0x7F if size > 0x80 else 0) :]


def first_element(der: bytes) -> bytes:
    """Return the first DER element; what follows a trusted certificate is no part of it."""
    element = _element(der, 0, len(der))
    return der if element is None else der[: element[2]]


def is_cut_short(der: bytes) -> bool:
    """Return whether the outer DER element declares more bytes than there are."""
    size = der[1] if len(der) > 1 else 0
    if size <= 0x80:
        return len(der) < 2 + (size & 0x7F)
    count = size & 0x7F
    return len(der) < 2 + count + int.from_bytes(der[2 : 2 + count], "big")


class _TooDeep(Exception):  # noqa: N818 - never leaves this module
    """More levels than any real file has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """Where a row of elements ends, and the octet strings in it."""

    end: int
    strings: list[bytes]


def check_work(data: bytes, name: str) -> None:
    """Raise `ArgumentError` if a DER or BER file asks for more than `MAX_ITERATIONS`.

    Numbers inside encrypted parts cannot be seen.
    """
    walk = _Walk()
    try:
        walk.read(data, 0, len(data), 0)
    except _TooDeep:
        raise ArgumentError(f"{name} is nested too deeply for a certificate file") from None
    if walk.total > MAX_ITERATIONS:
        raise ArgumentError(
            f"{name} needs more than {MAX_ITERATIONS} iterations to hash its password: export "
            "it again with fewer iterations"
        )


def check_work_of_pem(data: bytes, name: str) -> None:
    """Raise `ArgumentError` if an encrypted key in PEM asks for more than `MAX_ITERATIONS`."""
    for body in _ENCRYPTED.findall(data):
        try:
            check_work(b64decode(body), name)
        except binascii.Error:  # OpenSSL reports its error
            continue


class _Walk:
    """One pass over DER or BER that adds up the iterations: integers that follow a salt."""

    def __init__(self) -> None:
        self.total = 0

    def read(self, data: bytes, at: int, end: int, depth: int, *, pieces: bool = False) -> _Row:
        """Read consecutive elements, up to `end`, an end mark, or invalid bytes.

        Return that position and the octet strings. If they are `pieces` of one string, they are not
        searched one by one.
        """
        if depth > _MAX_DEPTH:
            raise _TooDeep
        strings: list[bytes] = []
        salted = False
        while (element := _element(data, at, end)) is not None:
            tag, start, stop, definite = element
            at = stop
            if tag & _CONSTRUCTED:
                octets = tag == _OCTETS | _CONSTRUCTED
                inner = self.read(data, start, stop, depth + 1, pieces=octets)
                at = stop if definite else inner.end
                found = inner.strings if octets else []
            else:
                found = [data[start:stop]] if tag == _OCTETS else []
            if tag == _INTEGER and salted:
                self.total += int.from_bytes(data[start:stop], "big")
            salted = tag & ~_CONSTRUCTED == _OCTETS
            strings += found
            if found and not pieces:
                self._look_inside(b"".join(found), depth)
        return _Row(end=at + 2, strings=strings)

    def _look_inside(self, octets: bytes, depth: int) -> None:
        if octets.startswith(_SEQUENCE):
            self.read(octets, 0, len(octets), depth + 1)


def _element(data: bytes, at: int, end: int) -> tuple[int, int, int, bool] | None:
    """Return tag, start and end of the contents, and whether the length is definite."""
    # a plain tuple, because there can be a million, and a class takes ten times as long
    if at + 2 > end or data[at] == 0:
        return None
    size = data[at + 1]
    if size == 0x80:
        return data[at] | _CONSTRUCTED, at + 2, end, False
    count = size & 0x7F if size > 0x80 else 0
    start = at + 2 + count
    stop = start + (int.from_bytes(data[at + 2 : start], "big") if count else size)
    return (data[at], start, stop, True) if stop <= end else None

"""How much work a file makes of its password, seen before any of it is done.

PKCS#12 and encrypted keys say how often a password is to be hashed. A hostile file says two
billion times, and OpenSSL would be busy for an hour that nothing can interrupt.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from dataclasses import dataclass

from ..errors import ArgumentError

MAX_ITERATIONS = 10_000_000
"""The most rounds of hashing in all; usual files have some thousands, careful ones a million."""

_MAX_DEPTH = 48
_INTEGER, _OCTETS, _CONSTRUCTED, _SEQUENCE = 0x02, 0x04, 0x20, b"\x30"
_ENCRYPTED = re.compile(rb"-----BEGIN ENCRYPTED PRIVATE KEY-----([^-]*)-----END ")


class _TooDeep(Exception):  # noqa: N818 - never leaves this module
    """More levels than any real file has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """Where a row of elements ends, and the octet strings in it."""

    end: int
    strings: list[bytes]


def check_work(data: bytes, name: str) -> None:
    """Raise `ArgumentError` if a DER or BER file asks for more than `MAX_ITERATIONS`.

    Counts inside what is itself encrypted cannot be seen.
    """
    walk = _Walk()
    try:
        walk.read(data, 0, len(data), 0)
    except _TooDeep:
        raise ArgumentError(f"{name} is nested too deep to be a certificate's file") from None
    if walk.total > MAX_ITERATIONS:
        raise ArgumentError(
            f"{name} wants its password hashed more than {MAX_ITERATIONS} times: export it again "
            "with fewer iterations"
        )


def check_work_of_pem(data: bytes, name: str) -> None:
    """Raise `ArgumentError` if an encrypted key in PEM asks for more than `MAX_ITERATIONS`."""
    for body in _ENCRYPTED.findall(data):
        try:
            check_work(b64decode(body), name)
        except binascii.Error:  # OpenSSL says what is wrong with it
            continue


class _Walk:
    """One pass over DER or BER, which adds up the counts: integers that follow a salt."""

    def __init__(self) -> None:
        self.total = 0

    def read(self, data: bytes, at: int, end: int, depth: int, *, pieces: bool = False) -> _Row:
        """Read elements in a row, up to `end`, the mark of an end, or the first that is none.

        Return where that is, and the octets among them. If they are `pieces` of one string,
        nothing is looked for in each.
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
    # a bare tuple, because there can be a million, and a class takes ten times as long at some depths
    if at + 2 > end or data[at] == 0:
        return None
    size = data[at + 1]
    if size == 0x80:
        return data[at] | _CONSTRUCTED, at + 2, end, False
    count = size & 0x7F if size > 0x80 else 0
    start = at + 2 + count
    stop = start + (int.from_bytes(data[at + 2 : start], "big") if count else size)
    return (data[at], start, stop, True) if stop <= end else None

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime.credentials.certificate_files import MAX_ITERATIONS, check_work
from runtime.credentials.pem import FromPem
from runtime.credentials.pkcs12 import FromPkcs12
from runtime.errors import ArgumentError

Write = Callable[[str, bytes | str], Path]
Refused = Callable[..., str]
TOO_OFTEN = f"needs more than {MAX_ITERATIONS} iterations to hash its password"


def der(tag: int, *contents: bytes) -> bytes:
    content = b"".join(contents)
    size = len(content).to_bytes(4, "big")
    return bytes([tag, 0x84]) + size + content


def ber(tag: int, *contents: bytes) -> bytes:
    return bytes([tag, 0x80]) + b"".join(contents) + b"\0\0"


def integer(number: int) -> bytes:
    return der(2, number.to_bytes(8, "big"))


def salted(count: int) -> bytes:
    return der(0x30, der(4, b"saltsalt"), integer(count))


def archive(inside: bytes, mac: int = 1) -> bytes:
    safe = der(0x30, der(6, b"\x2a"), der(0xA0, inside))
    return der(0x30, b"\x02\x01\x03", safe, der(0x30, der(4, b"salt"), integer(mac)))


HUGE = 1 << 31
HIDDEN = [
    archive(der(4, der(0x30, salted(HUGE)))),
    archive(der(4, b""), mac=HUGE),
    archive(ber(0x24, der(4, salted(HUGE)[:9]), der(4, salted(HUGE)[9:]))),
    archive(ber(0x30, ber(0x30, der(0x24, der(4, b"salt")), integer(HUGE)))),
    archive(der(4, der(0x30, *[salted(MAX_ITERATIONS // 10)] * 11))),
]


@pytest.mark.parametrize("data", HIDDEN)
def test_an_archive_that_asks_for_hours_of_work_is_refused_at_once(
    data: bytes, refused: Refused
) -> None:
    start = time.process_time()
    assert TOO_OFTEN in refused(FromPkcs12.from_pkcs12, data)
    assert time.process_time() - start < 5


def test_a_key_that_asks_for_hours_of_work_is_refused(
    write: Write, pair: Any, refused: Refused
) -> None:
    key = base64.encodebytes(der(0x30, salted(HUGE), der(4, b"sealed")))
    pem = b"-----BEGIN ENCRYPTED PRIVATE KEY-----\n%b-----END ENCRYPTED PRIVATE KEY-----\n" % key
    path = write("m.pem", pair.certificate_pem + pem)
    assert TOO_OFTEN in refused(FromPem.from_pem, path, password="x")


def test_what_is_usual_passes(pair: Any, password: str) -> None:
    check_work(archive(der(4, der(0x30, salted(1_000_000))), mac=1_000_000), "`m.pfx`")
    for legacy in (False, True):
        check_work(pair.pkcs12(password, legacy=legacy), "`m.pfx`")


@given(
    st.binary(max_size=200)
    | st.sampled_from(HIDDEN).flatmap(
        lambda data: st.builds(
            lambda at, byte: data[:at] + bytes([byte]) + data[at + 1 :],
            st.integers(0, len(data)),
            st.integers(0, 255),
        )
    )
)
def test_any_bytes_are_judged(data: bytes) -> None:
    try:
        check_work(data, "it")
    except ArgumentError as error:
        assert TOO_OFTEN in str(error) or "nested too deep" in str(error)


WIDE = b"\x04\0" * 500_000


@pytest.mark.parametrize(
    "data",
    [
        b"\x30\x80" * 500_000,
        b"\x24\x80" * 500_000,
        WIDE,
        b"\x30\x80" * 40 + WIDE + b"\0\0" * 40,
        b"\x24\x80" * 40 + WIDE + b"\0\0" * 40,
    ],
)
def test_odd_nesting_takes_no_time(data: bytes) -> None:
    start = time.process_time()
    with suppress(ArgumentError):
        check_work(data, "it")
    assert time.process_time() - start < 5

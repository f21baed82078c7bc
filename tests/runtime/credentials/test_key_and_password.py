from __future__ import annotations

import asyncio
import base64
import ssl
from typing import Any

import pytest

from runtime.credentials.api_key import ApiKey
from runtime.credentials.basic import BasicAuth
from runtime.credentials.protocol import Credential
from runtime.errors import ArgumentError


def test_a_key_in_a_header() -> None:
    credential = ApiKey("k=/ +1", name="X-Key", location="header")
    assert credential.headers() == (("X-Key", "k=/ +1"),)
    assert asyncio.run(credential.headers_async()) == credential.headers()
    assert credential.query() == ()
    assert isinstance(credential, Credential)


def test_a_key_in_the_query() -> None:
    credential = ApiKey("k&ü ", name="key", location="query")
    assert credential.query() == (("key", "k&ü "),)
    assert credential.headers() == ()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    credential.load_into(context)  # has nothing to load, and says so by doing nothing
    assert not credential.in_handshake


@pytest.mark.parametrize("location", ["header", "query"])
@pytest.mark.parametrize(
    "value", ["", "hunter2\n", "hunter2\x7f", "hunter2\ud800", b"hunter2", None]
)
def test_keys_that_cannot_be_sent(value: Any, location: Any) -> None:
    with pytest.raises(ArgumentError, match=r"^the API key ") as caught:
        ApiKey(value, name="X-Key", location=location)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("value", ["hünter", " hunter2", "hunter2 "])
def test_keys_that_no_header_can_carry(value: str) -> None:
    with pytest.raises(ArgumentError, match="must be ASCII without spaces at either end"):
        ApiKey(value, name="X-Key", location="header")
    assert ApiKey(value, name="key", location="query").query() == (("key", value),)


@pytest.mark.parametrize("name", ["", "a b", "a:b", "a\n", "ü"])
def test_names_that_no_header_has(name: str) -> None:
    with pytest.raises(ArgumentError, match="not a valid header name"):
        ApiKey("k", name=name, location="header")


def test_basic() -> None:
    credential = BasicAuth("jürgen", "p:äß")
    ((name, value),) = credential.headers()
    assert name == "Authorization"
    assert base64.b64decode(value.removeprefix("Basic ")).decode() == "jürgen:p:äß"
    assert asyncio.run(credential.headers_async()) == credential.headers()
    assert BasicAuth("u", "").headers() == (("Authorization", "Basic dTo="),)
    assert isinstance(credential, Credential)


@pytest.mark.parametrize(
    ("username", "password", "message"),
    [
        ("", "hunter2", "the user name is empty"),
        ("a:b", "hunter2", "the user name contains a colon"),
        ("a\r", "hunter2", "the user name contains a line break"),
        ("a", "hunter2\n", "the password contains a line break"),
        ("a", None, "the password must be text, not `NoneType`"),
        (7, "hunter2", "the user name must be text, not `int`"),
    ],
)
def test_names_and_passwords_that_cannot_be_sent(
    username: Any, password: Any, message: str
) -> None:
    with pytest.raises(ArgumentError, match=message) as caught:
        BasicAuth(username, password)
    assert "hunter2" not in str(caught.value)


def test_repr_shows_no_secret() -> None:
    key = ApiKey("hunter2", name="X-Key", location="header")
    assert repr(key) == "ApiKey(name='X-Key', location='header')"
    assert repr(BasicAuth("ann", "hunter2")) == "BasicAuth(username='ann')"

from __future__ import annotations

import asyncio
import threading
import traceback
from dataclasses import dataclass
from typing import Any

import pytest

from runtime.credentials.bearer import BearerToken
from runtime.credentials.protocol import Credential
from runtime.errors import ArgumentError, TransportError

SCOPE = "https://management.example.net/.default"
EXPECTED = (("Authorization", "Bearer t.0-k~e/n=="),)


@dataclass
class Token:
    token: Any = "t.0-k~e/n=="
    expires_on: int = 0


class Provider:
    """Gives tokens as azure-identity does, and notes how it was asked."""

    def __init__(self, answer: Any = None) -> None:
        self.answer = Token() if answer is None else answer
        self.asked: list[tuple[Any, ...]] = []
        self.threads: set[int] = set()

    def get_token(self, *scopes: str, claims: str | None = None, **options: Any) -> Any:
        self.asked.append(scopes)
        self.threads.add(threading.get_ident())
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


class AsyncProvider(Provider):
    async def get_token(self, *scopes: str, claims: str | None = None, **options: Any) -> Any:
        return super().get_token(*scopes)


class FutureProvider:
    """Is asynchronous without an `async def`."""

    def __init__(self) -> None:
        self.inner = AsyncProvider()

    def get_token(self, scope: str) -> Any:
        return self.inner.get_token(scope)


def test_text() -> None:
    credential = BearerToken("t.0-k~e/n==", scope=SCOPE)
    assert credential.headers() == EXPECTED
    assert asyncio.run(credential.headers_async()) == EXPECTED
    assert credential.query() == ()
    assert not credential.in_handshake
    assert isinstance(credential, Credential)


def test_a_provider_is_asked_for_each_request() -> None:
    provider = Provider()
    credential = BearerToken(provider, scope=SCOPE)
    assert credential.headers() == credential.headers() == EXPECTED
    assert provider.asked == [(SCOPE,), (SCOPE,)]


def test_a_blocking_provider_does_not_hold_up_the_event_loop() -> None:
    provider = Provider()
    assert asyncio.run(BearerToken(provider, scope=SCOPE).headers_async()) == EXPECTED
    assert provider.asked == [(SCOPE,)]
    assert threading.get_ident() not in provider.threads


@pytest.mark.parametrize("kind", [AsyncProvider, FutureProvider])
def test_an_asynchronous_provider(kind: Any) -> None:
    assert asyncio.run(BearerToken(kind(), scope=SCOPE).headers_async()) == EXPECTED


@pytest.mark.parametrize("kind", [AsyncProvider, FutureProvider])
def test_an_asynchronous_provider_is_refused_without_an_event_loop(kind: Any) -> None:
    with pytest.raises(ArgumentError, match=f"`{kind.__name__}` is an asynchronous token provider"):
        BearerToken(kind(), scope=SCOPE).headers()


@pytest.mark.parametrize("kind", [Provider, AsyncProvider])
def test_a_provider_that_fails(kind: Any) -> None:
    failure = RuntimeError("hunter2")
    credential = BearerToken(kind(failure), scope=SCOPE)
    for call in (credential.headers, lambda: asyncio.run(credential.headers_async())):
        if kind is AsyncProvider and call == credential.headers:
            continue
        with pytest.raises(TransportError, match="the token provider raised `RuntimeError`") as e:
            call()
        assert e.value.__context__ is failure
        assert "hunter2" not in "".join(traceback.format_exception(e.value))


def test_a_token_whose_attribute_fails() -> None:
    class Broken:
        @property
        def token(self) -> str:
            raise RuntimeError("hunter2")

    credential = BearerToken(Provider(Broken()), scope=SCOPE)
    for call in (credential.headers, lambda: asyncio.run(credential.headers_async())):
        with pytest.raises(TransportError, match="the token provider raised `RuntimeError`") as e:
            call()
        assert "hunter2" not in "".join(traceback.format_exception(e.value))


def test_what_was_checked_is_what_is_sent() -> None:
    class Changing(str):
        __slots__ = ()

        def __str__(self) -> str:
            return "x\r\nX-Evil: 1"

        def __format__(self, _: str) -> str:
            return str(self)

    assert BearerToken(Provider(Token(Changing("t"))), scope=SCOPE).headers() == (
        ("Authorization", "Bearer t"),
    )


def test_cancellation_passes_through() -> None:
    class Slow:
        async def get_token(self, scope: str) -> Token:
            await asyncio.Event().wait()
            return Token()

    async def cancel() -> None:
        task = asyncio.create_task(BearerToken(Slow(), scope=SCOPE).headers_async())
        await asyncio.sleep(0)
        task.cancel()
        await task

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(cancel())


@pytest.mark.parametrize(
    ("token", "message"),
    [
        ("", "the bearer token is empty"),
        ("Bearer hunter2", "starts with `Bearer`: leave that word out"),
        (" bearer hunter2", "starts with `Bearer`: leave that word out"),
        ("hun ter2", "the bearer token contains a space"),
        ("hunter2\n", "text read from a file often ends in a line break"),
        ("hunter2\r\nX-Evil: 1", "contains a line break or another control character"),
        ("hunter2\x00", "another control character"),
        ("hunter2\u00e9", "must be ASCII"),
        (b"hunter2", "must be text, not `bytes`"),
        (None, "must be text, not `NoneType`"),
    ],
)
def test_tokens_that_no_header_can_carry(token: Any, message: str) -> None:
    calls = [BearerToken(Provider(Token(token)), scope=SCOPE).headers]
    if isinstance(token, str):
        calls.append(lambda: BearerToken(token, scope=SCOPE).headers())
    for call in calls:
        with pytest.raises(ArgumentError) as caught:
            call()
        assert message in str(caught.value)
        assert "hunter2" not in str(caught.value)


def test_what_is_no_source() -> None:
    with pytest.raises(ArgumentError, match="not `bytes`"):
        BearerToken(b"hunter2", scope=SCOPE)  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="returned `str`, which has no attribute `token`"):
        BearerToken(Provider("hunter2"), scope=SCOPE).headers()


def test_repr_shows_no_token() -> None:
    assert repr(BearerToken("hunter2", scope="s")) == "BearerToken(..., scope='s')"
    assert repr(BearerToken(Provider(), scope="s")) == "BearerToken(Provider, scope='s')"

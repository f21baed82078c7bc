"""A bearer token: a fixed one, or one from a provider such as the credentials of azure-identity.

A provider is asked for a token for each request. Tokens are not cached here: providers cache them,
and only they know when a token must be renewed.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Awaitable
from typing import NoReturn, Protocol, TypeAlias

from ..errors import ArgumentError, TransportError
from .protocol import Credential, Pairs
from .secret_text import check_header_value, check_text


class AccessToken(Protocol):
    """The token of a provider."""

    @property
    def token(self) -> str:
        """The token itself, without `Bearer`."""
        raise NotImplementedError


class TokenProvider(Protocol):
    """A provider of tokens, such as `azure.identity.DefaultAzureCredential`."""

    def get_token(self, scope: str, /) -> AccessToken:
        """Return a token that is valid now for the scope."""
        raise NotImplementedError


class AsyncTokenProvider(Protocol):
    """A provider for the asynchronous client, such as those of `azure.identity.aio`."""

    def get_token(self, scope: str, /) -> Awaitable[AccessToken]:
        """Return an awaitable of a token that is valid now for the scope."""
        raise NotImplementedError


TokenSource: TypeAlias = str | TokenProvider | AsyncTokenProvider


class BearerToken(Credential):
    """A bearer token, or a provider of tokens.

    Raises `ArgumentError` for a token that no header can carry, for a source that is neither
    text nor has `get_token`, and for a provider without a scope to ask it for. The asynchronous client takes both kinds of providers (it runs a
    blocking one in a thread), the synchronous client only the first kind.
    """

    __slots__ = ("_scope", "_source")

    def __init__(self, token: TokenSource, *, scope: str) -> None:
        if isinstance(token, str):
            _check_token(token)
        elif not callable(getattr(token, "get_token", None)):
            raise ArgumentError(
                "a bearer token must be text or have a method `get_token`, "
                f"not `{type(token).__name__}`"
            )
        elif not scope:
            raise ArgumentError("a token provider needs a `scope`")
        self._source = token
        self._scope = scope

    def headers(self) -> Pairs:
        """Return the `Authorization` header.

        Raises `TransportError` if the provider fails, `ArgumentError` if it is asynchronous or
        returns no usable token.
        """
        if isinstance(self._source, str):
            return _authorization(self._source)
        try:
            given = self._source.get_token(self._scope)
        except Exception as error:  # noqa: BLE001 - a provider may raise anything
            _report(error)
        if inspect.isawaitable(given):
            if inspect.iscoroutine(given):
                given.close()
            raise ArgumentError(
                f"`{type(self._source).__name__}` is an asynchronous token provider: "
                "use the asynchronous client, or a provider that does not need `await`"
            )
        return _authorization(_read_token(given))

    async def headers_async(self) -> Pairs:
        """Return the `Authorization` header; a blocking provider runs in a thread.

        Raises `TransportError` if the provider fails, `ArgumentError` if it returns no usable
        token.
        """
        if isinstance(self._source, str):
            return _authorization(self._source)
        try:
            given = await self._ask()
        except Exception as error:  # noqa: BLE001 - a provider may raise anything
            _report(error)
        return _authorization(_read_token(given))

    async def _ask(self) -> object:
        import asyncio

        assert not isinstance(self._source, str)
        if inspect.iscoroutinefunction(self._source.get_token):
            return await self._source.get_token(self._scope)
        given = await asyncio.to_thread(self._source.get_token, self._scope)
        return await given if inspect.isawaitable(given) else given

    def __repr__(self) -> str:
        source = "..." if isinstance(self._source, str) else type(self._source).__name__
        return f"{type(self).__name__}({source}, scope={self._scope!r})"


def _report(error: Exception) -> NoReturn:
    # the provider's text may contain responses of its service: it is chained, but not printed
    raise TransportError(
        f"the token provider raised `{type(error).__name__}`; "
        "the attribute `__context__` of this error has the details"
    ) from None


def _read_token(given: object) -> str:
    try:
        token = given.token  # type: ignore[attr-defined]
    except AttributeError:
        raise ArgumentError(
            f"the token provider returned `{type(given).__name__}`, which has no attribute `token`"
        ) from None
    except Exception as error:  # noqa: BLE001 - a property of a stranger's may raise anything
        _report(error)
    return _check_token(token)


def _check_token(token: object) -> str:
    text = check_text(token, "the bearer token")
    if re.match(r"\s*bearer\s", text, re.IGNORECASE):
        raise ArgumentError("the bearer token starts with `Bearer`: leave that word out")
    if " " in text:
        raise ArgumentError("the bearer token contains a space")
    return check_header_value(text, "the bearer token")


def _authorization(token: str) -> Pairs:
    return (("Authorization", f"Bearer {token}"),)

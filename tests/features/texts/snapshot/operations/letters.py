"""A group of operations: their descriptions, and the methods that call them.

The group is `client.letters`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.checks import Check
from .._runtime.groups import (
    AsyncGroup,
    AsyncRawGroup,
    Group,
    RawGroup,
    async_raw,
    documented_like,
    raw,
)
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from ..types._checks import SLUG
from ..types.envelope import Envelope
from ..types.letter import Letter

if TYPE_CHECKING:
    from ..types._params import EnvelopeParams

_KEY = Parameter(name="key", wire="slug", kind=str, check=SLUG)
_CODE = Parameter(name="code", wire="code", kind=str, check=Check(min_length=2))

_SEND: Operation[None] = Operation(
    name="letters.send",
    method="PUT",
    path=("/letters/", _KEY),
    query=(_CODE,),
    body=Body(media_type="application/json", record=Letter),
    responses={204: None},
    repeatable=True,
)


class Letters(Group):
    """Letters."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawLetters:
        """The same operations, whose methods return the whole response."""
        return RawLetters(self._caller)

    def send(
        self,
        key: str,
        *,
        code: str | UnsetType = UNSET,
        slug: str | UnsetType = UNSET,
        zip: str | UnsetType = UNSET,
        words: list[str] | UnsetType = UNSET,
        within: Envelope | EnvelopeParams | UnsetType = UNSET,
    ) -> None:
        """Send a letter."""
        return self._call(_SEND, key=key, code=code, slug=slug, zip=zip, words=words, within=within)


@documented_like(Letters)
class AsyncLetters(AsyncGroup):
    """Letters."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawLetters:
        """The same operations, whose methods return the whole response."""
        return AsyncRawLetters(self._caller)

    async def send(
        self,
        key: str,
        *,
        code: str | UnsetType = UNSET,
        slug: str | UnsetType = UNSET,
        zip: str | UnsetType = UNSET,
        words: list[str] | UnsetType = UNSET,
        within: Envelope | EnvelopeParams | UnsetType = UNSET,
    ) -> None:
        """Like `Letters.send`."""
        return await self._call(
            _SEND, key=key, code=code, slug=slug, zip=zip, words=words, within=within
        )


class RawLetters(RawGroup):
    """The methods of `Letters`; methods return the whole response."""

    __slots__ = ()

    send = raw(Letters.send)


class AsyncRawLetters(AsyncRawGroup):
    """The methods of `AsyncLetters`; methods return the whole response."""

    __slots__ = ()

    send = async_raw(AsyncLetters.send)

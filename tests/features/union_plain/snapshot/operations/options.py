"""A group of operations: their descriptions, and the methods that call them.

The group is `client.options`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.groups import (
    AsyncGroup,
    AsyncRawGroup,
    Group,
    RawGroup,
    async_raw,
    documented_like,
    raw,
)
from .._runtime.operation import Body, Operation
from .._runtime.records import UNSET, UnsetType
from ..types.choice import Choice
from ..types.exact import Exact
from ..types.settings import Settings
from ..types.value import Value

if TYPE_CHECKING:
    from ..types._params import ChoiceParams, ValueParams

_CHANGE: Operation[Settings] = Operation(
    name="options.change",
    method="PATCH",
    path=("/settings",),
    body=Body(media_type="application/json", record=Settings),
    responses={200: Settings},
    accept="application/json",
)
_GUESS: Operation[Choice] = Operation(
    name="options.guess",
    method="POST",
    path=("/guesses",),
    body=Body(media_type="application/json", name="body", kind=Value),
    responses={200: Choice},
    repeatable=True,
    accept="application/json",
)


class Options(Group):
    """Settings."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawOptions:
        """The same operations, whose methods return the whole response."""
        return RawOptions(self._caller)

    def change(
        self,
        *,
        choice: Choice | ChoiceParams | UnsetType = UNSET,
        value: Value | ValueParams | None | UnsetType = UNSET,
        exact: Exact | UnsetType = UNSET,
    ) -> Settings:
        """Change the settings."""
        return self._call(_CHANGE, choice=choice, value=value, exact=exact)

    def guess(self, *, body: Value | ValueParams) -> Choice:
        """Guess a value.

        Args:
            body: Whatever a setting can be.
        """
        return self._call(_GUESS, body=body)


@documented_like(Options)
class AsyncOptions(AsyncGroup):
    """Settings."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawOptions:
        """The same operations, whose methods return the whole response."""
        return AsyncRawOptions(self._caller)

    async def change(
        self,
        *,
        choice: Choice | ChoiceParams | UnsetType = UNSET,
        value: Value | ValueParams | None | UnsetType = UNSET,
        exact: Exact | UnsetType = UNSET,
    ) -> Settings:
        """Like `Options.change`."""
        return await self._call(_CHANGE, choice=choice, value=value, exact=exact)

    async def guess(self, *, body: Value | ValueParams) -> Choice:
        """Like `Options.guess`."""
        return await self._call(_GUESS, body=body)


class RawOptions(RawGroup):
    """The methods of `Options`; methods return the whole response."""

    __slots__ = ()

    change = raw(Options.change)
    guess = raw(Options.guess)


class AsyncRawOptions(AsyncRawGroup):
    """The methods of `AsyncOptions`; methods return the whole response."""

    __slots__ = ()

    change = async_raw(AsyncOptions.change)
    guess = async_raw(AsyncOptions.guess)

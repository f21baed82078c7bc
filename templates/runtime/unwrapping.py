"""Responses of which a call returns one member, and the groups whose methods do so."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar, cast, overload

from .groups import AsyncGroup, AsyncRawGroup, Group, Method, RawGroup
from .members import Place, is_record, reach
from .response import RawResponse, ResponseWithHeaders, unexpected_in

if TYPE_CHECKING:
    from .header_fields import HeaderFields
    from .operation import Operation

P = ParamSpec("P")
T = TypeVar("T")
W = TypeVar("W")
"""The type of a whole response."""
H = TypeVar("H", bound="HeaderFields")


@dataclass(frozen=True, slots=True)
class Unwrap(Generic[T]):
    """Which member of a response a call returns; `can_lack` means that it may be missing, or null."""

    place: Place
    can_lack: bool = False

    def of(self, raw: RawResponse[Any]) -> T:
        """Return the member of a response, or the whole response if it is no record.

        Raises `UnexpectedResponse` if the member must be there and was read as `None`.
        """
        if not is_record(raw.value):
            return cast("T", raw.value)
        found = reach(raw.value, self.place)
        if found is None and not self.can_lack:
            raise unexpected_in(
                raw, "the member that the call returns is missing or of another kind than declared"
            )
        return cast("T", found)


class UnwrappingGroup(Group):
    """A group with operations whose methods return a member of the response."""

    __slots__ = ()

    def _unwrap(self, operation: Operation[Any], unwrap: Unwrap[T], /, **arguments: object) -> T:
        return unwrap.of(self._caller.call(operation, arguments))


class AsyncUnwrappingGroup(AsyncGroup):
    """A group of asynchronous operations whose methods return a member of the response."""

    __slots__ = ()

    async def _unwrap(
        self, operation: Operation[Any], unwrap: Unwrap[T], /, **arguments: object
    ) -> T:
        return unwrap.of(await self._caller.call(operation, arguments))


class WholeGroup(RawGroup):
    """The same operations, whose methods return the whole response."""

    __slots__ = ()

    def _unwrap(
        self, operation: Operation[W], _: Unwrap[Any], /, **arguments: object
    ) -> RawResponse[W]:
        return self._call(operation, **arguments)


class AsyncWholeGroup(AsyncRawGroup):
    """The same operations, whose methods return the whole response, without blocking."""

    __slots__ = ()

    async def _unwrap(
        self, operation: Operation[W], _: Unwrap[Any], /, **arguments: object
    ) -> RawResponse[W]:
        return await self._call(operation, **arguments)


@overload
def raw_whole(
    operation: Operation[W], method: Callable[Concatenate[Any, P], Any], /
) -> Method[P, RawResponse[W]]: ...
@overload
def raw_whole(
    operation: Operation[W], method: Callable[Concatenate[Any, P], Any], headers: type[H], /
) -> Method[P, ResponseWithHeaders[W, H]]: ...
def raw_whole(_: object, method: Callable[..., Any], *__: type) -> Any:
    """Return the method of a `WholeGroup` for this method of an `UnwrappingGroup`.

    Its value is that of the whole response to the operation. `headers` is as for `raw`.
    """
    return Method(method)


@overload
def async_raw_whole(
    operation: Operation[W], method: Callable[Concatenate[Any, P], Any], /
) -> Method[P, Awaitable[RawResponse[W]]]: ...
@overload
def async_raw_whole(
    operation: Operation[W], method: Callable[Concatenate[Any, P], Any], headers: type[H], /
) -> Method[P, Awaitable[ResponseWithHeaders[W, H]]]: ...
def async_raw_whole(_: object, method: Callable[..., Any], *__: type) -> Any:
    """Return the method of an `AsyncWholeGroup` for this method of an `AsyncUnwrappingGroup`."""
    return Method(method)

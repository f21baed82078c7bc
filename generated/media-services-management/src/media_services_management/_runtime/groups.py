"""Base classes of generated groups of operations."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Generic,
    ParamSpec,
    Protocol,
    Self,
    TypeVar,
    cast,
    overload,
)

from .response import RawResponse, ResponseWithHeaders

if TYPE_CHECKING:
    from .client_config import Setup
    from .header_fields import HeaderFields
    from .operation import Operation
    from .streams import AsyncStream, Stream

P = ParamSpec("P")
T = TypeVar("T")
C = TypeVar("C", bound=type)
H = TypeVar("H", bound="HeaderFields")


class Caller(Protocol):
    """Makes calls."""

    @property
    def setup(self) -> Setup:
        """The service with the configuration of the client."""
        ...

    def within(self, seconds: float) -> Self:
        """Return a caller whose calls have at most this many seconds."""
        ...

    def rest(self, seconds: float) -> None:
        """Wait between two calls."""
        ...

    def call(
        self,
        operation: Operation[T],
        arguments: dict[str, object],
        check: Callable[[RawResponse[T]], object] | None = None,
    ) -> RawResponse[T]:
        """Return the response to one call; `check` is given it while the secrets are known."""
        ...

    def follow(
        self,
        operation: Operation[Any],
        arguments: dict[str, object],
        reference: str,
        target: Operation[T],
    ) -> Operation[T]:
        """Return `target` for a URL in the response to this call: see `following`."""
        ...


class AsyncCaller(Protocol):
    """Makes calls without blocking."""

    @property
    def setup(self) -> Setup:
        """The service with the configuration of the client."""
        ...

    def within(self, seconds: float) -> Self:
        """Return a caller whose calls have at most this many seconds."""
        ...

    async def rest(self, seconds: float) -> None:
        """Wait between two calls."""
        ...

    def follow(
        self,
        operation: Operation[Any],
        arguments: dict[str, object],
        reference: str,
        target: Operation[T],
    ) -> Operation[T]:
        """Return `target` for a URL in the response to this call: see `following`."""
        ...

    async def call(
        self,
        operation: Operation[T],
        arguments: dict[str, object],
        check: Callable[[RawResponse[T]], object] | None = None,
    ) -> RawResponse[T]:
        """Return the response to one call; `check` is given it while the secrets are known."""
        ...


class Group:
    """A group of operations."""

    __slots__ = ("_caller",)

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def _call(self, operation: Operation[T], /, **arguments: object) -> T:
        return self._caller.call(operation, arguments).value

    def _stream(self, operation: Operation[T], /, **arguments: object) -> Stream[T]:
        return cast("Stream[T]", self._caller.call(operation, arguments).value)


class AsyncGroup:
    """A group of asynchronous operations."""

    __slots__ = ("_caller",)

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    async def _call(self, operation: Operation[T], /, **arguments: object) -> T:
        return (await self._caller.call(operation, arguments)).value

    async def _stream(self, operation: Operation[T], /, **arguments: object) -> AsyncStream[T]:
        return cast("AsyncStream[T]", (await self._caller.call(operation, arguments)).value)


class RawGroup:
    """The same operations, whose methods return the whole response."""

    __slots__ = ("_caller",)

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def _call(self, operation: Operation[T], /, **arguments: object) -> RawResponse[T]:
        return self._caller.call(operation, arguments)

    _stream = _call


class AsyncRawGroup:
    """The same operations, whose methods return the whole response, without blocking."""

    __slots__ = ("_caller",)

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    async def _call(self, operation: Operation[T], /, **arguments: object) -> RawResponse[T]:
        return await self._caller.call(operation, arguments)

    _stream = _call


class StreamedGroup(RawGroup):
    """The same operations, whose methods return the body as it arrives."""

    __slots__ = ()

    def _call(self, operation: Operation[T], /, **arguments: object) -> Any:  # noqa: ANN401
        return self._caller.call(_streamed(operation), arguments).value

    _stream = _call

    def _page(
        self, operation: Operation[T], _: object, /, **arguments: object
    ) -> Any:  # noqa: ANN401
        return self._call(operation, **arguments)

    _start = _unwrap = _page


class AsyncStreamedGroup(AsyncRawGroup):
    """The same operations, whose methods return the body as it arrives, without blocking."""

    __slots__ = ()

    async def _call(self, operation: Operation[T], /, **arguments: object) -> Any:  # noqa: ANN401
        return (await self._caller.call(_streamed(operation), arguments)).value

    _stream = _call

    async def _page(
        self, operation: Operation[T], _: object, /, **arguments: object
    ) -> Any:  # noqa: ANN401
        return await self._call(operation, **arguments)

    _start = _unwrap = _page


def _streamed(operation: Operation[T]) -> Operation[T]:
    from .operation import Form

    responses = dict.fromkeys(operation.responses, Form.STREAM)
    return replace(operation, streams=True, responses=responses, header_result=None)


def rebound(method: object, kind: type[Any], other: Callable[[Any], object]) -> Callable[..., Any]:
    """Return a method of a group of this kind as one of the group that `other` makes.

    Raises `ArgumentError`.
    """
    group: Any = getattr(method, "__self__", None)
    function = getattr(method, "__func__", None)
    if function is None or not isinstance(group, kind):
        from .errors import ArgumentError

        raise ArgumentError("`with_streaming_response` takes a method of a group of this client")
    return partial(function, other(group._caller))


class Method(Generic[P, T]):
    """A method of a group, used for its raw variant.

    The function is the same, but the instance has another `_call`.
    """

    __slots__ = ("_function",)

    def __init__(self, function: Callable[P, T]) -> None:
        self._function = function

    def __get__(self, instance: object, owner: type | None = None) -> Callable[P, T]:
        return cast("Any", self._function).__get__(instance, owner)  # type: ignore[no-any-return]


@overload
def raw(method: Callable[Concatenate[Any, P], T], /) -> Method[P, RawResponse[T]]: ...
@overload
def raw(
    method: Callable[Concatenate[Any, P], T], headers: type[H], /
) -> Method[P, ResponseWithHeaders[T, H]]: ...
def raw(method: Callable[..., Any], *_: type) -> Any:
    """Return the method of a `RawGroup` for this method of a `Group`.

    `headers` is the type of the declared header fields of the response.
    """
    return Method(method)


@overload
def async_raw(
    method: Callable[Concatenate[Any, P], Coroutine[Any, Any, T]], /
) -> Method[P, Awaitable[RawResponse[T]]]: ...
@overload
def async_raw(
    method: Callable[Concatenate[Any, P], Coroutine[Any, Any, T]], headers: type[H], /
) -> Method[P, Awaitable[ResponseWithHeaders[T, H]]]: ...
def async_raw(method: Callable[..., Any], *_: type) -> Any:
    """Return the method of an `AsyncRawGroup` for this method of an `AsyncGroup`."""
    return Method(method)


def documented_like(documented: type) -> Callable[[C], C]:
    """Return a class decorator that copies the docstrings of public methods from another class."""

    def apply(cls: C) -> C:
        for name, method in vars(cls).items():
            if not name.startswith("_") and hasattr(documented, name):
                method.__doc__ = getattr(documented, name).__doc__
        return cls

    return apply


class _Lazy:
    """A group that is imported on first use and then cached by its client."""

    def __init__(self, path: str) -> None:
        self._module, _, self._class = path.partition(":")

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name
        self._package = owner.__module__.rpartition(".")[0]

    @overload
    def __get__(self, instance: None, owner: type) -> _Lazy: ...
    @overload
    def __get__(
        self, instance: object, owner: type
    ) -> Any: ...  # noqa: ANN401 - the annotation says it
    def __get__(self, instance: object, owner: type) -> object:
        if instance is None:
            return self
        group = getattr(import_module(f".{self._module}", self._package), self._class)
        # the next look-up finds the cached value
        made = instance.__dict__[self._name] = group(cast("Any", instance)._caller)
        return made


def lazy(path: str) -> Any:  # noqa: ANN401 - the annotation says it
    """Return a client's attribute: the group `module:Class`, relative to the client's package."""
    return _Lazy(path)

"""A group of operations: their descriptions, and the methods that call them.

The group is `client.books`.
"""

from __future__ import annotations

from .._runtime.groups import (
    AsyncGroup,
    AsyncRawGroup,
    Group,
    RawGroup,
    async_raw,
    documented_like,
    raw,
)
from .._runtime.operation import Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from ..types.book import Book

_ISBN = Parameter(name="isbn", wire="isbn", kind=str)
_WHY = Parameter(name="why", wire="why", kind=str)

_BURN: Operation[list[Book]] = Operation(
    name="books.burn",
    method="DELETE",
    path=("/books/", _ISBN),
    query=(_WHY,),
    responses={200: list[Book]},
    repeatable=True,
    accept="application/json",
)


class Books(Group):
    """Books of the library, "quoted\" """

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawBooks:
        """The same operations, whose methods return the whole response."""
        return RawBooks(self._caller)

    def burn(self, isbn: str, *, why: str | UnsetType = UNSET) -> list[Book]:
        """Burn a book.

        It burns. Twice.

        Caution: It cannot be undone.

        Caution: Really \"\"\"not\"\"\".

        Note: Ash remains.

        Args:
            isbn: Which one.
        """
        return self._call(_BURN, isbn=isbn, why=why)


@documented_like(Books)
class AsyncBooks(AsyncGroup):
    """Books of the library, "quoted\" """

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawBooks:
        """The same operations, whose methods return the whole response."""
        return AsyncRawBooks(self._caller)

    async def burn(self, isbn: str, *, why: str | UnsetType = UNSET) -> list[Book]:
        """Like `Books.burn`."""
        return await self._call(_BURN, isbn=isbn, why=why)


class RawBooks(RawGroup):
    """The methods of `Books`; methods return the whole response."""

    __slots__ = ()

    burn = raw(Books.burn)


class AsyncRawBooks(AsyncRawGroup):
    """The methods of `AsyncBooks`; methods return the whole response."""

    __slots__ = ()

    burn = async_raw(AsyncBooks.burn)

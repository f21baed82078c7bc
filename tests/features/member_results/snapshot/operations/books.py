"""A group of operations: their descriptions, and the methods that call them.

The group is `client.books`.
"""

from __future__ import annotations

import builtins
from typing import Any, Literal, cast, overload

from .._runtime.deprecation import deprecated
from .._runtime.groups import async_raw, documented_like, raw
from .._runtime.header_fields import HeaderFields, header
from .._runtime.long_running.course import Course
from .._runtime.long_running.handles import (
    AsyncLongRunning,
    AsyncLongRunningGroup,
    AsyncLongRunningRawGroup,
    LongRunning,
    LongRunningGroup,
    LongRunningRawGroup,
)
from .._runtime.operation import (
    Body,
    Form,
    Operation,
    Parameter,
    ResponseCase,
    ResponseChoice,
    StreamedItems,
)
from .._runtime.records import UNSET, UnsetType
from .._runtime.response import RawResponse
from .._runtime.streams import AsyncStream, Stream
from .._runtime.unwrapping import (
    AsyncUnwrappingGroup,
    AsyncWholeGroup,
    Unwrap,
    UnwrappingGroup,
    WholeGroup,
    async_raw_whole,
    raw_whole,
)
from ..types.book import Book
from ..types.book_envelope import BookEnvelope
from ..types.books_envelope import BooksEnvelope
from ..types.books_rename_body import BooksRenameBody
from ..types.found_envelope import FoundEnvelope
from ..types.key_envelope import KeyEnvelope
from ..types.labels_envelope import LabelsEnvelope
from ..types.ticket_envelope import TicketEnvelope
from ..types.word import Word

_BOOK_ID = Parameter(name="book_id", wire="bookId", kind=str)
_STREAM = Parameter(name="stream", wire="stream", kind=bool)
_SHORT = Parameter(name="short", wire="short", kind=bool)


class GetHeaders(HeaderFields):
    """The declared header fields of responses of `books.get`."""

    etag: str | None = header("ETag", str)


_LIST: Operation[BooksEnvelope] = Operation(
    name="books.list",
    method="GET",
    path=("/books",),
    responses={200: BooksEnvelope},
    repeatable=True,
    accept="application/json",
)
_LIST_UNWRAP: Unwrap[builtins.list[Book]] = Unwrap(("data",))
_GET: Operation[BookEnvelope] = Operation(
    name="books.get",
    method="GET",
    path=("/books/", _BOOK_ID),
    responses={200: BookEnvelope},
    response_headers=GetHeaders,
    repeatable=True,
    accept="application/json",
)
_GET_UNWRAP: Unwrap[Book] = Unwrap(("data",))
_ADD: Operation[BookEnvelope | TicketEnvelope | None] = Operation(
    name="books.add",
    method="POST",
    path=("/books",),
    body=Body(media_type="application/json", record=Book),
    responses={200: BookEnvelope, 202: TicketEnvelope, 204: None},
    accept="application/json",
)
_ADD_UNWRAP: Unwrap[Book | int | None] = Unwrap(("data",))
_FIND: Operation[FoundEnvelope] = Operation(
    name="books.find",
    method="GET",
    path=("/best",),
    responses={200: FoundEnvelope},
    repeatable=True,
    accept="application/json",
)
_FIND_UNWRAP: Unwrap[Book | None] = Unwrap(("result", "best_match"), can_lack=True)
_RENAME: Operation[BookEnvelope] = Operation(
    name="books.rename",
    method="PATCH",
    path=("/books/", _BOOK_ID),
    body=Body(media_type="application/json", record=BooksRenameBody),
    responses={200: BookEnvelope},
    accept="application/json",
)
_RENAME_UNWRAP: Unwrap[str] = Unwrap(("data", "title"))
_EXPORT: Operation[BookEnvelope | str] = Operation(
    name="books.export",
    method="GET",
    path=("/books/", _BOOK_ID, "/export"),
    responses={
        200: ResponseChoice(
            (
                ResponseCase(kind=BookEnvelope, media_types=("application/json",)),
                ResponseCase(kind=Form.TEXT, media_types=("text/plain",)),
            )
        )
    },
    repeatable=True,
    accept="application/json, text/plain",
)
_EXPORT_UNWRAP: Unwrap[Book | str] = Unwrap(("data",))
_READ: Operation[Any] = Operation(
    name="books.read",
    method="POST",
    path=("/books/", _BOOK_ID, "/words"),
    query=(_STREAM, _SHORT),
    responses={
        200: ResponseChoice(
            (
                ResponseCase(kind=BooksEnvelope, media_types=("application/json",)),
                ResponseCase(
                    kind=StreamedItems(item=Word, events=True),
                    when={"stream": (True,)},
                    media_types=("text/event-stream",),
                ),
                ResponseCase(
                    kind=Form.TEXT,
                    when={"short": (True,), "stream": (False, None)},
                    media_types=("text/plain",),
                ),
            )
        )
    },
    streams=True,
    accept="application/json, text/event-stream, text/plain",
)
_READ_UNWRAP: Unwrap[Any] = Unwrap(("data",))
_LABELS: Operation[LabelsEnvelope] = Operation(
    name="books.labels",
    method="GET",
    path=("/labels",),
    responses={200: LabelsEnvelope},
    repeatable=True,
    accept="application/xml",
)
_LABELS_UNWRAP: Unwrap[builtins.list[str]] = Unwrap(("label",))
_KEY: Operation[KeyEnvelope] = Operation(
    name="books.key",
    method="GET",
    path=("/key",),
    responses={200: KeyEnvelope},
    repeatable=True,
    accept="application/json",
)
_KEY_UNWRAP: Unwrap[str] = Unwrap(("key",))
_PRINT: Operation[TicketEnvelope] = Operation(
    name="books.print",
    method="POST",
    path=("/books/", _BOOK_ID, "/print"),
    responses={202: TicketEnvelope},
    accept="application/json",
)
_PRINT_COURSE = Course(
    poll="jobs:_GET",
    argument="job_id",
    identity=("meta", "job"),
    status=("data", "status"),
    outcome=("data",),
    running=("running",),
    succeeded=("done",),
    failed=("failed",),
    last="jobs:_RESULT",
    last_argument="job_id",
)


class Books(LongRunningGroup, UnwrappingGroup):
    """Books."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawBooks:
        """The same operations, whose methods return the whole response."""
        return RawBooks(self._caller)

    def list(self) -> builtins.list[Book]:
        """List books.

        Returns the member `data` of the response; `with_raw_response` has the whole response.
        """
        return self._unwrap(_LIST, _LIST_UNWRAP)

    def get(self, book_id: str) -> Book:
        """Get a book.

        Returns the member `data` of the response; `with_raw_response` has the whole response.
        """
        return self._unwrap(_GET, _GET_UNWRAP, book_id=book_id)

    def add(self, *, id: str, title: str) -> Book | int | None:
        """Add a book.

        Returns the member `data` of the response; `with_raw_response` has the whole response.

        Args:
            id: Its name.
            title: What is on its cover.
        """
        return self._unwrap(_ADD, _ADD_UNWRAP, id=id, title=title)

    @deprecated("Deprecated.")
    def find(self) -> Book | None:
        """Find the best book.

        Deprecated.

        Returns the member `result.best-match` of the response; `with_raw_response` has the whole
        response.
        """
        return self._unwrap(_FIND, _FIND_UNWRAP)

    def rename(self, book_id: str, *, title: str) -> str:
        """Rename a book.

        Returns the member `data.title` of the response; `with_raw_response` has the whole response.
        """
        return self._unwrap(_RENAME, _RENAME_UNWRAP, book_id=book_id, title=title)

    def export(self, book_id: str) -> Book | str:
        """Export a book.

        Returns the member `data` of the response; `with_raw_response` has the whole response.
        """
        return self._unwrap(_EXPORT, _EXPORT_UNWRAP, book_id=book_id)

    @overload
    def read(
        self,
        book_id: str,
        *,
        stream: Literal[False] | UnsetType = UNSET,
        short: Literal[False] | UnsetType = UNSET,
    ) -> builtins.list[Book]: ...
    @overload
    def read(
        self, book_id: str, *, stream: Literal[False] | UnsetType = UNSET, short: Literal[True]
    ) -> str: ...
    @overload
    def read(
        self, book_id: str, *, stream: Literal[True], short: bool | UnsetType = UNSET
    ) -> Stream[Word]: ...
    @overload
    def read(
        self, book_id: str, *, stream: bool | UnsetType = UNSET, short: bool | UnsetType = UNSET
    ) -> builtins.list[Book] | Stream[Word] | str: ...
    def read(
        self, book_id: str, *, stream: bool | UnsetType = UNSET, short: bool | UnsetType = UNSET
    ) -> Any:
        """Read a book.

        Returns a stream with `stream=True`. Returns another result with `short=True` and
        `stream=False`.

        Returns the member `data` of the response; `with_raw_response` has the whole response.

        Args:
            stream: By default `false`.
            short: By default `false`.
        """
        return self._unwrap(_READ, _READ_UNWRAP, book_id=book_id, stream=stream, short=short)

    def labels(self) -> builtins.list[str]:
        """List the labels.

        Returns the member `Label` of the response; `with_raw_response` has the whole response.
        """
        return self._unwrap(_LABELS, _LABELS_UNWRAP)

    def key(self) -> str:
        """Get the key of the shelf.

        Returns the member `key` of the response; `with_raw_response` has the whole response.
        """
        return self._unwrap(_KEY, _KEY_UNWRAP)

    def print(self, book_id: str) -> LongRunning[Book]:
        """Print a book.

        Returns a handle: `wait` returns the result, or raises `OperationFailedError`; with its
        `id`, `resume_print` makes it again in another process.
        """
        return self._start(_PRINT, _PRINT_COURSE, book_id=book_id)

    def resume_print(self, id: str) -> LongRunning[Book]:
        """Return the handle of what `print` began, from its `id`, without a request."""
        return self._resume(_PRINT, _PRINT_COURSE, id)


@documented_like(Books)
class AsyncBooks(AsyncLongRunningGroup, AsyncUnwrappingGroup):
    """Books."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawBooks:
        """The same operations, whose methods return the whole response."""
        return AsyncRawBooks(self._caller)

    async def list(self) -> builtins.list[Book]:
        """Like `Books.list`."""
        return await self._unwrap(_LIST, _LIST_UNWRAP)

    async def get(self, book_id: str) -> Book:
        """Like `Books.get`."""
        return await self._unwrap(_GET, _GET_UNWRAP, book_id=book_id)

    async def add(self, *, id: str, title: str) -> Book | int | None:
        """Like `Books.add`."""
        return await self._unwrap(_ADD, _ADD_UNWRAP, id=id, title=title)

    @deprecated("Deprecated.")
    async def find(self) -> Book | None:
        """Like `Books.find`."""
        return await self._unwrap(_FIND, _FIND_UNWRAP)

    async def rename(self, book_id: str, *, title: str) -> str:
        """Like `Books.rename`."""
        return await self._unwrap(_RENAME, _RENAME_UNWRAP, book_id=book_id, title=title)

    async def export(self, book_id: str) -> Book | str:
        """Like `Books.export`."""
        return await self._unwrap(_EXPORT, _EXPORT_UNWRAP, book_id=book_id)

    @overload
    async def read(
        self,
        book_id: str,
        *,
        stream: Literal[False] | UnsetType = UNSET,
        short: Literal[False] | UnsetType = UNSET,
    ) -> builtins.list[Book]: ...
    @overload
    async def read(
        self, book_id: str, *, stream: Literal[False] | UnsetType = UNSET, short: Literal[True]
    ) -> str: ...
    @overload
    async def read(
        self, book_id: str, *, stream: Literal[True], short: bool | UnsetType = UNSET
    ) -> AsyncStream[Word]: ...
    @overload
    async def read(
        self, book_id: str, *, stream: bool | UnsetType = UNSET, short: bool | UnsetType = UNSET
    ) -> builtins.list[Book] | AsyncStream[Word] | str: ...
    async def read(
        self, book_id: str, *, stream: bool | UnsetType = UNSET, short: bool | UnsetType = UNSET
    ) -> Any:
        """Like `Books.read`."""
        return await self._unwrap(_READ, _READ_UNWRAP, book_id=book_id, stream=stream, short=short)

    async def labels(self) -> builtins.list[str]:
        """Like `Books.labels`."""
        return await self._unwrap(_LABELS, _LABELS_UNWRAP)

    async def key(self) -> str:
        """Like `Books.key`."""
        return await self._unwrap(_KEY, _KEY_UNWRAP)

    async def print(self, book_id: str) -> AsyncLongRunning[Book]:
        """Like `Books.print`."""
        return await self._start(_PRINT, _PRINT_COURSE, book_id=book_id)

    def resume_print(self, id: str) -> AsyncLongRunning[Book]:
        """Like `Books.resume_print`."""
        return self._resume(_PRINT, _PRINT_COURSE, id)


class RawBooks(LongRunningRawGroup, WholeGroup):
    """The methods of `Books`; methods return the whole response."""

    __slots__ = ()

    list = raw_whole(_LIST, Books.list)
    get = raw_whole(_GET, Books.get, GetHeaders)
    add = raw_whole(_ADD, Books.add)
    find = raw_whole(_FIND, Books.find)  # pyright: ignore[reportDeprecated]
    rename = raw_whole(_RENAME, Books.rename)
    export = raw_whole(_EXPORT, Books.export)

    @overload
    def read(
        self,
        book_id: str,
        *,
        stream: Literal[False] | UnsetType = UNSET,
        short: Literal[False] | UnsetType = UNSET,
    ) -> RawResponse[BooksEnvelope]: ...
    @overload
    def read(
        self, book_id: str, *, stream: Literal[False] | UnsetType = UNSET, short: Literal[True]
    ) -> RawResponse[str]: ...
    @overload
    def read(
        self, book_id: str, *, stream: Literal[True], short: bool | UnsetType = UNSET
    ) -> RawResponse[Stream[Word]]: ...
    @overload
    def read(
        self, book_id: str, *, stream: bool | UnsetType = UNSET, short: bool | UnsetType = UNSET
    ) -> RawResponse[BooksEnvelope] | RawResponse[Stream[Word]] | RawResponse[str]: ...
    def read(self, *arguments: Any, **named: Any) -> Any:
        """Like `Books.read`."""
        return cast("Any", Books).read(self, *arguments, **named)

    labels = raw_whole(_LABELS, Books.labels)
    key = raw_whole(_KEY, Books.key)
    print = raw(Books.print)


class AsyncRawBooks(AsyncLongRunningRawGroup, AsyncWholeGroup):
    """The methods of `AsyncBooks`; methods return the whole response."""

    __slots__ = ()

    list = async_raw_whole(_LIST, AsyncBooks.list)
    get = async_raw_whole(_GET, AsyncBooks.get, GetHeaders)
    add = async_raw_whole(_ADD, AsyncBooks.add)
    find = async_raw_whole(_FIND, AsyncBooks.find)  # pyright: ignore[reportDeprecated]
    rename = async_raw_whole(_RENAME, AsyncBooks.rename)
    export = async_raw_whole(_EXPORT, AsyncBooks.export)

    @overload
    async def read(
        self,
        book_id: str,
        *,
        stream: Literal[False] | UnsetType = UNSET,
        short: Literal[False] | UnsetType = UNSET,
    ) -> RawResponse[BooksEnvelope]: ...
    @overload
    async def read(
        self, book_id: str, *, stream: Literal[False] | UnsetType = UNSET, short: Literal[True]
    ) -> RawResponse[str]: ...
    @overload
    async def read(
        self, book_id: str, *, stream: Literal[True], short: bool | UnsetType = UNSET
    ) -> RawResponse[AsyncStream[Word]]: ...
    @overload
    async def read(
        self, book_id: str, *, stream: bool | UnsetType = UNSET, short: bool | UnsetType = UNSET
    ) -> RawResponse[BooksEnvelope] | RawResponse[AsyncStream[Word]] | RawResponse[str]: ...
    async def read(self, *arguments: Any, **named: Any) -> Any:
        """Like `Books.read`."""
        return await cast("Any", AsyncBooks).read(self, *arguments, **named)

    labels = async_raw_whole(_LABELS, AsyncBooks.labels)
    key = async_raw_whole(_KEY, AsyncBooks.key)
    print = async_raw(AsyncBooks.print)

"""The requests for pages, one after the other: how each page leads to the next, without I/O.

The synchronous and the asynchronous pages share every decision. What leads on is never guessed: a
cursor or URL that repeats or cannot be used is an `UnexpectedResponse`, and so is what was read as
`None` because it is missing or of another kind than declared: that is no end.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, NoReturn, TypeVar

from ..errors import ArgumentError
from ..limits import LONGEST_CURSOR, MOST_EMPTY_PAGES
from ..members import Place, bare_kind, is_unset, members_of, reach
from ..problems import MOST_PROBLEMS
from ..response import RawResponse, unexpected_in
from ..scalars import to_text
from .links import find_link

if TYPE_CHECKING:
    from ..groups import AsyncCaller, Caller
    from ..operation import Operation

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """How the pages of an operation follow one another.

    `parameter` is the argument that is another one in each request, `size` that with the most items
    of a page. `next` leads to the next cursor or URL, `link` is the relation of a `Link` field.
    """

    style: Literal["link", "cursor", "page", "offset", "url", "single"]
    items: Place = ()
    parameter: str = ""
    size: str = ""
    next: Place = ()
    more: Place = ()
    total: Place = ()
    link: str = "next"
    first: int = 1
    """The number of the first page."""


class Turn(NamedTuple):
    """One request for a page, and what is known of those before it."""

    operation: Operation[Any]
    paging: Paging
    arguments: dict[str, object]
    mark: object = None
    """The cursor, URL or number that is requested."""
    anchor: object = None
    """A mark of an earlier page. One of every power of two is kept, so every circle is noticed."""
    number: int = 0
    """The number of pages before this one."""
    seen: int = 0
    """The number of items before this page."""
    empty: int = 0
    """The number of pages without an item just before this one."""


def first_turn(operation: Operation[Any], paging: Paging, arguments: dict[str, object]) -> Turn:
    """Return the request for the first page."""
    mark = arguments.get(paging.parameter)
    turn = Turn(operation, paging, arguments)
    if is_unset(mark) or mark is None:
        mark = {"page": paging.first, "offset": 0}.get(paging.style)
    if not isinstance(mark, int):
        return turn._replace(mark=mark)
    size = arguments.get(paging.size)
    before = (mark - paging.first) * size if isinstance(size, int) else 0
    return turn._replace(mark=mark, seen=mark if paging.style == "offset" else before)


def read_items(paging: Paging, response: object) -> list[Any]:
    """Return the items of a page; none if the member is missing or null."""
    found = reach(response, paging.items)
    return [] if found is None else found


def _find(raw: RawResponse[Any], place: Place) -> Any:  # noqa: ANN401 - as `reach`
    """Return a member on which it depends whether there is a next page, or None.

    Raises `UnexpectedResponse` if it is a problem of the response.
    """
    found = reach(raw.value, place)
    if found is None and raw.problems and _is_problem(raw, place):
        _refuse(raw, "what leads to the next page is missing or of another kind than declared")
    return found


def _is_problem(raw: RawResponse[Any], place: Place) -> bool:
    """Return whether a member was read as `None`, or what it should be in."""
    value, path = raw.value, "$"
    for step in place:
        if value is None or (isinstance(step, int) and not value):
            break
        if isinstance(step, int):
            path += f"[{len(value) - 1}]"
            value = value[step]
        else:
            path += f".{_wire_name(type(value), step)}"
            value = getattr(value, step)
    # more problems than this are not told, and those of a list come first
    is_untold = "[" in path and len(raw.problems) >= MOST_PROBLEMS
    return is_untold or any(each.place == path for each in raw.problems)


def _wire_name(record: type, name: str) -> str:
    return next(each.wire for each in members_of(record) if each.name == name)


def next_turn(
    turn: Turn, raw: RawResponse[Any], count: int, caller: Caller | AsyncCaller
) -> Turn | None:
    """Return the request for the page after `raw`, which has `count` items; None at the end.

    Raises `UnexpectedResponse`.
    """
    paging = turn.paging
    _find(raw, paging.items)
    more = _find(raw, paging.more) if paging.more else None
    if more is False:
        return None
    mark = _next_mark(turn, raw, count, more=more)
    if mark is None:
        if more:
            _refuse(raw, "there are more pages, but nothing leads to them")
        return None
    empty = 0 if count else turn.empty + 1
    if empty > MOST_EMPTY_PAGES:
        _refuse(raw, f"more than {MOST_EMPTY_PAGES} pages without an item in a row")
    if mark in (turn.mark, turn.anchor):
        _refuse(raw, "what leads to the next page has led to a page before")
    number = turn.number + 1
    followed = turn._replace(
        mark=mark,
        anchor=mark if number & (number - 1) == 0 else turn.anchor,
        number=number,
        seen=turn.seen + count,
        empty=empty,
    )
    return _requested(followed, raw, caller)


def _requested(turn: Turn, raw: RawResponse[Any], caller: Caller | AsyncCaller) -> Turn:
    """Return the turn with the operation and the arguments of its mark."""
    operation, paging = turn.operation, turn.paging
    if paging.parameter:
        return turn._replace(
            operation=_hiding(operation, paging.parameter) if paging.next else operation,
            arguments={**turn.arguments, paging.parameter: turn.mark},
        )
    from ..following import AddressError

    try:
        followed = caller.follow(operation, turn.arguments, str(turn.mark), operation)
    except AddressError as error:
        _refuse(raw, f"the next page is at {error}")
    return turn._replace(operation=followed)


def _next_mark(turn: Turn, raw: RawResponse[Any], count: int, *, more: object) -> object:
    """Return the cursor, URL or number of the next page, or None at the end."""
    paging, mark = turn.paging, turn.mark
    if paging.style == "single":
        return None
    if paging.style == "page":
        assert isinstance(mark, int)
        return mark + 1 if _goes_on(turn, raw, count, more=more) else None
    if paging.style == "offset":
        assert isinstance(mark, int)
        return mark + count if _goes_on(turn, raw, count, more=more) else None
    found = _find(raw, paging.next) if paging.next else find_link(raw.headers, paging.link)
    if isinstance(found, str) and len(found) > LONGEST_CURSOR:
        _refuse(raw, f"what leads to the next page has more than {LONGEST_CURSOR} characters")
    return None if found == "" else _as_sent(turn, found)


def _as_sent(turn: Turn, mark: object) -> object:
    """Return what leads on as its parameter takes it: as text, if that is text."""
    name, operation = turn.paging.parameter, turn.operation
    kinds = (each.kind for each in (*operation.query, *operation.headers) if each.name == name)
    is_text = mark is not None and bare_kind(next(kinds, None)) is str
    return to_text(mark) if is_text else mark


def _goes_on(turn: Turn, raw: RawResponse[Any], count: int, *, more: object) -> bool:
    """Return whether there is a page after this one, which is numbered.

    Without a word of the service, only a page without items is the end: it may send fewer than
    were asked for.
    """
    if more is not None or not count:
        return bool(more)
    total = _find(raw, turn.paging.total) if turn.paging.total else None
    return total is None or turn.seen + count < total


def _hiding(operation: Operation[T], name: str) -> Operation[T]:
    """Return the operation with a parameter that is secret: nobody knows what a cursor contains."""
    query = tuple(replace(p, secret=True) if p.name == name else p for p in operation.query)
    headers = tuple(replace(p, secret=True) if p.name == name else p for p in operation.headers)
    return replace(operation, query=query, headers=headers)


def _refuse(raw: RawResponse[Any], message: str) -> NoReturn:
    raise unexpected_in(raw, message)


def refuse_argument(raw: RawResponse[Any], error: ArgumentError) -> NoReturn:
    """Raise `UnexpectedResponse` for what a response made into an argument that is refused."""
    _refuse(raw, f"the next page cannot be requested: {error}")

"""What a call returns: a closed union, read by client, command line, pages, tests and `show`.

Each kind says which method of a `Group` the generated method calls, and whether its asynchronous
twin is a coroutine function. `python_source.results` spells it as an annotation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from clientgen.catalog import Course, Pages, Token, Unwrapping
from clientgen.ir import Text, TypeUse


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """The value of one response.

    `types` has the type of each success, None if it has no body, without duplicates.
    """

    caller: ClassVar[str] = "_call"
    is_coroutine: ClassVar[bool] = True

    types: tuple[TypeUse | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwrapped:
    """A member of one response; `types` has the types of what calls return, as in `Plain`.

    `whole` has those of the responses, which raw twins return.
    """

    caller: ClassVar[str] = "_unwrap"
    is_coroutine: ClassVar[bool] = True

    suffix: ClassVar[str] = "_UNWRAP"
    """What the name of the constant ends with that describes it."""

    unwrapping: Unwrapping
    types: tuple[TypeUse | None, ...]
    whole: tuple[TypeUse | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paged:
    """The first of the pages of a list; each can be asked for the next one.

    `envelope` is the type of the whole response of one page, `item` that of one of its items.
    """

    caller: ClassVar[str] = "_page"
    is_coroutine: ClassVar[bool] = False

    suffix: ClassVar[str] = "_PAGES"
    """As of `Unwrapped`."""

    pages: Pages

    @property
    def envelope(self) -> TypeUse:
        """The type of the response that is one page."""
        return self.pages.envelope

    @property
    def item(self) -> TypeUse:
        """The type of one item."""
        return self.pages.item


@dataclass(frozen=True, slots=True, kw_only=True)
class Streamed:
    """A stream, read as it arrives; `items` is the type of its items, None for pieces of bytes."""

    caller: ClassVar[str] = "_stream"
    is_coroutine: ClassVar[bool] = True

    items: TypeUse | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """A handle of something that goes on; it has a result of type `type` at its end, or none.

    `types` has the type of each response that starts it, as in `Plain`.
    """

    caller: ClassVar[str] = "_start"
    is_coroutine: ClassVar[bool] = True

    suffix: ClassVar[str] = "_COURSE"
    """As of `Unwrapped`."""

    course: Course
    types: tuple[TypeUse | None, ...]

    @property
    def type(self) -> TypeUse | None:
        """The type of the result."""
        return self.course.type


Simple: TypeAlias = Plain | Unwrapped | Streamed
"""The result of one response, or of several that nothing in the request tells apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A result of calls whose arguments have one of these values each: `when`, by their names.

    None is the value of an argument that is left out, and null. `path` is that of the response.
    """

    path: Text
    when: Mapping[str, tuple[Token, ...]]
    result: Simple


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One of several results: that of the one alternative whose arguments are given, or `usual`.

    `calls` are the kinds of calls with their results: none of them for values that nothing names.
    """

    is_coroutine: ClassVar[bool] = True

    usual: Simple
    others: tuple[Alternative, ...]
    calls: tuple[tuple[Mapping[str, tuple[Token, ...]], Simple], ...]

    @property
    def caller(self) -> str:
        """The method that makes the call, whichever of the results it has."""
        return Plain.caller if self.unwrapped is None else self.unwrapped.caller

    @property
    def unwrapped(self) -> Unwrapped | None:
        """A result that is a member of a response, if one is."""
        return next((each for each in self.results if isinstance(each, Unwrapped)), None)

    @property
    def results(self) -> tuple[Simple, ...]:
        """All results, the usual one first."""
        return (self.usual, *(each.result for each in self.others))


Result: TypeAlias = Plain | Unwrapped | Paged | Started | Streamed | Chosen


def unwrapped(result: Result) -> Unwrapped | None:
    """Return the result that is a member of a response, if that is the result or one of several."""
    if isinstance(result, Chosen):
        return result.unwrapped
    return result if isinstance(result, Unwrapped) else None


def suffix_of(result: Result) -> str:
    """Return what the name of the constant ends with that describes a result; empty without one."""
    found = unwrapped(result) or result
    return found.suffix if isinstance(found, Unwrapped | Paged | Started) else ""

"""What tests of one group have shown so far, so that they need not show it again."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace

from clientgen.cases.calls import CallTarget
from clientgen.cases.case import Case
from clientgen.ir import ListType, NullableType, TypeUse


class Shown:
    """The kinds of calls and responses of one group of which there is a test.

    What a page documents of an operation is tested for that operation. What every operation can
    answer is decided by code that all of them share, and is tested once for each way of calling.
    """

    def __init__(self) -> None:
        self._kinds: set[Hashable] = set()

    def is_new(self, *kind: Hashable) -> bool:
        """Tell whether something is the first of its kind, and remember it."""
        is_new = kind not in self._kinds
        self._kinds.add(kind)
        return is_new


def way_of(callee: CallTarget) -> str:
    """Return what decides how a response is read: as a whole, page by page, as a stream and so on."""
    operation = callee.operation
    streams = {each.stream.of for each in operation.responses if each.stream is not None}
    words = (type(callee.call.result).__name__, *sorted(streams))
    return " ".join((*words, "HEAD") if operation.verb == "HEAD" else words)


def general(callee: CallTarget, cases: Iterable[Case]) -> Iterator[Case]:
    """Give cases as ones that are the same for all operations called in the same way."""
    return (replace(each, general=f"{each.name} {way_of(callee)}") for each in cases)


def inside(use: TypeUse) -> TypeUse:
    """Return the type of the items of a list; any other type as it is."""
    while isinstance(use, ListType | NullableType):
        use = use.items if isinstance(use, ListType) else use.item
    return use

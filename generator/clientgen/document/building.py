"""Builds the data and marks of one file, whatever its syntax, and refuses what no file may hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

from clientgen.diagnostics import quote
from clientgen.document.data import NO_MEMBERS, Mark, dotted
from clientgen.document.problems import Place, Problems
from clientgen.document.scalars import KEY_LIMIT, Refusal, check_key, read_value
from clientgen.spec_files import how_to_divide

DEPTH_LIMIT = 64
"""Maximum nesting of lists and mappings."""
NODE_LIMIT = 100_000
"""Maximum number of values and keys in one file."""


class _Frame:
    """A list or mapping that is being read; `name` is its key or index in its parent."""

    __slots__ = ("container", "key", "key_place", "marks", "name")

    def __init__(
        self,
        container: dict[str, Any] | list[Any],
        marks: dict[str | int, Mark],
        name: str | int,
    ) -> None:
        self.container = container
        self.marks = marks
        self.name = name
        self.key: str | None = None
        self.key_place: Place = (1, 1)


class Builder:
    """Builds the data; continues after a problem if possible, so that it finds all problems."""

    def __init__(self, problems: Problems) -> None:
        self.data: Any = None
        self.marks: Mapping[str | int, Mark] = NO_MEMBERS
        self._problems = problems
        self._stack: list[_Frame] = []
        self._nodes = 0

    @property
    def expects_key(self) -> bool:
        """Whether what comes next is a key."""
        frame = self._stack[-1] if self._stack else None
        return frame is not None and frame.key is None and type(frame.container) is dict

    def count(self, place: Place) -> None:
        """Count a value or key, and stop if there are too many."""
        self._nodes += 1
        if self._nodes > NODE_LIMIT:
            message = f"more than {NODE_LIMIT:,} values and keys in one file"
            hint = how_to_divide(self._problems.file)
            self._problems.stop("DOC117", message, place, hint)

    def take_scalar(self, text: str, place: Place, *, plain: bool) -> None:
        """Add a text, number or word as the next key or value; `plain` means without quotes."""
        if self.expects_key:
            self._take_key(text, place, plain=plain)
            return
        value = read_value(text, plain=plain)
        if isinstance(value, Refusal):
            self.report(value.code, value.message, place, value.hint)
        self._attach(value, place, NO_MEMBERS)

    def take_nothing(self, place: Place) -> None:
        """Go on as if the next key or value, which is refused, were there."""
        if self.expects_key:
            self._stack[-1].key = ""
        else:
            self._attach(None, place, NO_MEMBERS)

    def start(self, container: dict[str, Any] | list[Any], place: Place) -> None:
        """Begin a list or mapping, which is empty, as the next value."""
        if len(self._stack) == DEPTH_LIMIT:
            refuse_depth(place, self._problems)
        marks: dict[str | int, Mark] = {}
        name: str | int = ""
        if self.expects_key:
            message = "a list or mapping cannot be a key"
            self.report("DOC112", message, place, "write the key as one text")
            self._stack[-1].key = ""
        else:
            name = self._attach(container, place, marks)
        self._stack.append(_Frame(container, marks, name))

    def end(self) -> None:
        """End the list or mapping that was begun last."""
        self._stack.pop()

    def report(self, code: str, message: str, place: Place, hint: str) -> None:
        """Add a problem of the next key or value."""
        self._problems.add(code, message, place, hint, self._path())

    def _take_key(self, key: str, place: Place, *, plain: bool) -> None:
        frame = self._stack[-1]
        # a longer key is refused; cutting it here keeps the paths of all problems below it short
        frame.key, frame.key_place = key[:KEY_LIMIT], place
        refusal = check_key(key, plain=plain)
        if refusal is not None:
            self.report(refusal.code, refusal.message, place, refusal.hint)
        elif key in frame.marks:
            message = f"duplicate key {quote(key)}, first at line {frame.marks[key].key_line}"
            self.report("DOC111", message, place, "remove or rename one of the two")

    def _attach(self, value: object, place: Place, members: Mapping[str | int, Mark]) -> str | int:
        """Add a value to its parent and return its key or index; a key keeps its first value."""
        if not self._stack:
            self.data, self.marks = value, members
            return ""
        frame = self._stack[-1]
        if isinstance(frame.container, list):
            index = len(frame.container)
            frame.container.append(value)
            frame.marks[index] = Mark(self._problems.file, *place, *place, members)
            return index
        key, frame.key = frame.key or "", None
        if key not in frame.marks:
            frame.container[key] = value
            frame.marks[key] = Mark(self._problems.file, *place, *frame.key_place, members)
        return key

    def _path(self) -> str:
        parts = [frame.name for frame in self._stack[1:]]
        if self._stack:
            frame = self._stack[-1]
            if isinstance(frame.container, list):
                parts.append(len(frame.container))
            elif frame.key is not None:
                parts.append(frame.key)
        return dotted(tuple(parts))


def refuse_depth(place: Place, problems: Problems) -> NoReturn:
    """Stop reading at a value that is too deep."""
    message = f"nested deeper than {DEPTH_LIMIT} levels"
    hint = "name the inner part as a type of its own, or close a bracket"
    problems.stop("DOC116", message, place, hint)

"""Prints the items of a list page by page, as they come."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from .columns import Layout
from .output import ListWriter
from .status_line import StatusLine, is_terminal
from .terminal import put, shows_unicode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..description import Description
    from .showing import Showing
    from .values import Command, Foreign


class PagePrinter:
    """Prints at most `most` items, those of all pages without a number.

    A query is made of the list of all items, when they are there.
    """

    def __init__(
        self, description: Description, command: Command, showing: Showing, most: int | None
    ) -> None:
        self._description = description
        self._command = command
        self._showing = showing
        self._most = most

    def print(self, first: Foreign) -> None:
        """Print the items of the first page and of those after it; raises what a call raises."""
        if self._showing.query is not None:
            self._showing.show([item for items in self._parts(first) for item in items])
            return
        columns = Layout(self._description, self._command).columns
        writer = ListWriter(self._showing.form, columns, only_ascii=not shows_unicode())
        for items in self._parts(first):
            put(writer.write(self._showing.plain(items)))
        put(writer.end())

    def _parts(self, first: Foreign) -> Iterator[list[Foreign]]:
        """Yield the wanted items of each page, and tell how many there are."""
        is_silent = self._showing.query is not None or not is_terminal(sys.stdout)
        count, line = 0, StatusLine(is_shown=is_silent)
        try:
            for page in first.pages():
                items = page.items if self._most is None else page.items[: self._most - count]
                count += len(items)
                yield items
                if count == self._most:
                    return
                line.tell(f"{count} items")
        finally:
            line.end()

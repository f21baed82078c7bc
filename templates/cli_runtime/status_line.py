"""A line on a terminal that says how far something is, and is gone when it is over."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from .terminal import visible

if TYPE_CHECKING:
    from .values import Plain

_CLEAR = "\r\x1b[K"
_MEGABYTE = 1_000_000


class StatusLine:
    """The line, on standard error; nothing is shown if that is no terminal, or `is_shown` is false."""

    def __init__(self, *, is_shown: bool = True) -> None:
        self._is_shown = is_shown and is_terminal(sys.stderr)
        self._is_there = False

    def tell(self, text: str) -> None:
        """Show a text in place of the one before."""
        if self._is_shown:
            self._is_there = True
            click.echo(_CLEAR + visible(text), nl=False, err=True)

    def tell_bytes(self, done: int, total: int | None) -> None:
        """Show how many bytes there are of a total, if that is known."""
        of = "" if total is None else f" of {total / _MEGABYTE:.1f}"
        self.tell(f"{done / _MEGABYTE:.1f}{of} MB")

    def tell_upload(self, sent: int, total: int | None) -> None:
        """Show how much has been sent, until all is."""
        if sent == total:
            self.end()
        elif sent:
            self.tell_bytes(sent, total)

    def end(self) -> None:
        """Remove the line."""
        if self._is_there:
            self._is_there = False
            click.echo(_CLEAR, nl=False, err=True)


def is_terminal(stream: Plain) -> bool:
    """Return whether a standard stream is there and is a terminal."""
    return stream is not None and stream.isatty()

"""Escapes control characters in text that is printed on a terminal."""

from __future__ import annotations

import errno
import io
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn, TextIO

import click

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


class _Closed(io.TextIOBase):
    """Replaces a standard output that was closed before the program began."""

    def write(self, _: str) -> NoReturn:
        raise OSError(errno.EBADF, "standard output is closed")


def visible(text: str) -> str:
    r"""Return text on one line with printable characters only.

    Control, formatting and private characters (escape sequences, line breaks, bidirectional marks)
    become escapes such as `\x1b`.
    """
    if text.isprintable():
        return text
    return "".join(map(_escape, text))


def visible_lines(text: str) -> str:
    """Return text like `visible`, but keep line breaks and replace tabs with spaces."""
    return "\n".join(
        visible(line.replace("\t", " ")) for line in text.replace("\r\n", "\n").split("\n")
    )


def ascii_visible(text: str) -> str:
    """Return text like `visible`, with escapes for non-ASCII characters too."""
    return visible(text).encode("ascii", "backslashreplace").decode("ascii")


def suggest(word: str, known: Collection[str], otherwise: str = "") -> str:
    """Return the end of a message about an unknown word: the nearest known one, or all of them."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1)
    if near:
        return f"; did you mean `{visible(near[0])}`?"
    return f"; {otherwise}{', '.join(map(visible, known))}" if otherwise and known else ""


def display_width(text: str) -> int:
    """Return how many columns of a terminal the text fills."""
    if text.isascii():
        return len(text)
    return sum(map(_character_width, text))


def encodable(text: str, encoding: str | None) -> str:
    """Return text whose characters the encoding supports; others become escapes."""
    name = encoding or "utf-8"
    return text.encode(name, "backslashreplace").decode(name)


def shows_unicode() -> bool:
    """Return whether standard output supports every character."""
    return (getattr(sys.stdout, "encoding", None) or "utf-8").lower().startswith("utf")


def write(text: str) -> None:
    """Print a line on standard output; characters that it does not support become escapes."""
    put(f"{text}\n")


def put(text: str) -> None:
    """Print a part of the output; characters that it does not support become escapes."""
    if text:
        click.echo(encodable(text, getattr(sys.stdout, "encoding", None)), nl=False)


def has_output() -> bool:
    """Return whether there is a standard output within `whole_output`."""
    return not isinstance(sys.stdout, _Closed)


@contextmanager
def whole_output() -> Iterator[None]:
    """Make standard output write everything that is printed, or fail.

    A stream without a buffer (`PYTHONUNBUFFERED`) drops the text that the system did not accept at
    once, and click drops all text without a stream.
    """
    stdout = sys.stdout
    if stdout is None:
        sys.stdout = _Closed()
    elif isinstance(getattr(stdout, "buffer", None), io.RawIOBase):
        sys.stdout = _buffered(stdout)
    try:
        yield
    finally:
        sys.stdout = stdout


def _buffered(stream: TextIO) -> TextIO:
    return open(stream.fileno(), "w", encoding=stream.encoding, errors=stream.errors, closefd=False)


def _escape(character: str) -> str:
    if character.isprintable():
        return character
    return character.encode("unicode_escape").decode("ascii")


def _character_width(character: str) -> int:
    from unicodedata import category, east_asian_width

    if category(character) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1

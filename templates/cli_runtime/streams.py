"""Prints streams: items as they arrive, bytes to standard output or a file.

An item is a JSON document on one line, in TSV a row, and in YAML an item of a list.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from .output import ListWriter
from .status_line import StatusLine
from .terminal import put, shows_unicode

if TYPE_CHECKING:
    from .showing import Showing
    from .values import Foreign


class Printer:
    """Prints the stream that a command returns, while the client is still open."""

    def __init__(self, showing: Showing, path: str | None) -> None:
        self._showing = showing
        self._path = path
        form = showing.form
        self._writer = (
            ListWriter(form, (), only_ascii=not shows_unicode())
            if form in ("tsv", "yaml")
            else None
        )

    def print(self, response: Foreign) -> None:
        """Print a stream to its end, or write it to the file; print what is no stream as usual."""
        if not self._showing.is_stream(response):
            if self._path is not None:
                click.echo("warning: --output-file: the response is no stream", err=True)
            self._showing.show(response)
            return
        with response as stream:
            if self._path is not None:
                self._save(stream, self._path)
                return
            for item in stream:
                if isinstance(item, bytes):
                    sys.stdout.buffer.write(item)
                else:
                    self._print(item)
                sys.stdout.flush()

    def _print(self, item: Foreign) -> None:
        plain = self._showing.plain(item)
        if self._writer is not None:
            put(self._writer.write([plain]))
            return
        text = json.dumps(plain, ensure_ascii=not shows_unicode())
        shown = (c if c.isprintable() else json.dumps(c)[1:-1] for c in text)
        click.echo(text if text.isprintable() else "".join(shown))

    def _save(self, response: Foreign, path: str) -> None:
        line = StatusLine()
        try:
            response.save(path, progress=line.tell_bytes)
        finally:
            line.end()

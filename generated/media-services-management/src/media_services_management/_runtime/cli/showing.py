"""Shows the response of a command: as plain data, its secrets hidden, in the chosen format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .columns import Layout
from .failures import InputError
from .output import render
from .package import Package, hide
from .secrecy import conceal, tell_hidden
from .terminal import shows_unicode, write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..description import Description
    from .settings import Settings
    from .values import Command, Foreign, Plain


class Showing:
    """How the responses of one command are shown; `form` is the format."""

    def __init__(
        self,
        description: Description,
        package: Package,
        command: Command,
        settings: Settings,
        query: Callable[[Plain], Plain] | None,
    ) -> None:
        self._description = description
        self._package = package
        self._command = command
        self._shows_secrets = bool(settings.get("show_secrets"))
        self.query = query
        self.form: str = settings.get("output") or "table"
        self._said = ""

    def is_stream(self, response: Foreign) -> bool:
        """Return whether a response is a stream."""
        return isinstance(response, self._package.load("_runtime.streams").Stream)

    def show(self, response: Foreign) -> None:
        """Print a response, or what a query selects of it."""
        columns: Sequence[str] = ()
        try:
            plain = self.plain(response)
            if plain is None:
                return
            if self.query is None and self.form in ("table", "tsv"):
                layout = Layout(self._description, self._command)
                plain, columns = layout.rows(plain), layout.columns
            text = render(plain, self.form, columns=columns, only_ascii=not shows_unicode())
        except RecursionError:  # only a query can make it so deep: the client limits what it reads
            raise InputError("--query: the result is nested too deeply") from None
        if text or isinstance(plain, str):
            write(text)

    def plain(self, response: Foreign) -> Plain:
        """Return what is printed of a response.

        Raises `InputError` if all requested output is secret.
        """
        query, shown = self.query, self._package.to_plain(response, show_secrets=True)
        if self._shows_secrets:
            return shown if query is None else query(shown)
        gives_secret = self._command.gives_secret
        plain = hide(shown) if gives_secret else self._package.to_plain(response)
        return self._conceal(plain if query is None else query(plain), shown)

    def _conceal(self, plain: Plain, shown: Plain) -> Plain:
        """Return the data to print, without anything derived from a secret of the response."""
        query = self.query
        try:
            shown = shown if query is None else query(shown)
        except InputError:  # it fails only because a secret is hidden
            shown = None
        if plain == shown:
            return plain
        says = tell_hidden(plain, shown, has_query=query is not None, changes=self._command.changes)
        if says and says != self._said:
            click.echo(f"warning: {says}", err=True)
        self._said = says
        return conceal(plain, shown)

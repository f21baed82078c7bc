"""Prints streams: items as they arrive, one JSON document a line; bytes to standard output or a file."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from .package import hide
from .terminal import shows_unicode

if TYPE_CHECKING:
    from collections.abc import Callable

    from .package import Package
    from .settings import Settings
    from .values import Command, Foreign, Plain


class Printer:
    """Prints the stream that a command returns, while the client is still open."""

    def __init__(
        self,
        package: Package,
        command: Command,
        settings: Settings,
        query: Callable[[Plain], Plain] | None,
        path: str | None,
    ) -> None:
        self._package = package
        self._hides_all = command.gives_secret
        self._shows_secrets = bool(settings.get("show_secrets"))
        self._query = query
        self._path = path

    def consume(self, answer: Foreign) -> Foreign:
        """Print a stream to its end and return None; return any other answer as it is."""
        if not isinstance(answer, self._package.load("_runtime.streams").Stream):
            return answer
        with answer:
            if self._path is not None:
                self._save(answer, self._path)
                return None
            for item in answer:
                if isinstance(item, bytes):
                    sys.stdout.buffer.write(item)
                else:
                    self._print(item)
                sys.stdout.flush()
        return None

    def _print(self, item: Foreign) -> None:
        plain = self._package.to_plain(item, show_secrets=self._shows_secrets)
        if self._hides_all and not self._shows_secrets:
            plain = hide(plain)
        plain = plain if self._query is None else self._query(plain)
        text = json.dumps(plain, ensure_ascii=not shows_unicode())
        shown = (c if c.isprintable() else json.dumps(c)[1:-1] for c in text)
        click.echo(text if text.isprintable() else "".join(shown))

    def _save(self, answer: Foreign, path: str) -> None:
        is_told = sys.stderr is not None and sys.stderr.isatty()
        answer.save(path, progress=_tell if is_told else None)
        if is_told:
            click.echo(err=True)


def _tell(size: int) -> None:
    click.echo(f"\r{size / 1_000_000:.1f} MB", nl=False, err=True)

"""Values that a shell completes from the service: what an operation lists, asked for once.

The request is what the command itself would send with the settings that are there: flags,
variables, the configuration file. It has little time, is never repeated, and whatever goes wrong
says nothing: a shell would print it in the middle of the line that somebody is typing.
"""

from __future__ import annotations

import io
import os
import re
import sys
import threading
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from typing import TYPE_CHECKING, Any, cast

import click

from .package import Package
from .settings import Settings
from .values import key_of, name_switch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..description import Description
    from ..description_types import ListedBy
    from .values import Command, Foreign, Plain

    Parse = Callable[[list[str]], tuple[click.Context, Command]]

SECONDS = 2.0
"""The time for the request and its response."""
_MOST_VALUES = 100
_MOST_CHARACTERS = 200
# what `read` takes away in bash, the quote around a word, history, names of files, and the comma
# after which fish ignores the rest
_UNSAFE = re.compile(r"[\\'!*?\[\],]")
# what flags, homes and the paths of programs begin with
_UNSAFE_START = ("-", "~", "=")
_PLAIN = re.compile(r"[\w./@%+-]+", re.ASCII)


class Completion:
    """The completion of one line; `shell` is the name of the shell.

    `parse` returns the context of a command as a run would have it, and the command.
    """

    def __init__(self, description: Description, shell: str, parse: Parse) -> None:
        self._description = description
        self._shell = shell
        self._parse = parse

    def list_values(
        self, listed_by: ListedBy, param: click.Parameter, incomplete: str
    ) -> list[str]:
        """Return values that begin with what is typed, as words of the shell; empty if unknown."""
        if os.environ.get(name_switch(self._description)):
            return []
        found: list[str] = []

        def ask() -> None:
            with suppress(Exception, SystemExit):
                values = _list_values(self._description, listed_by, self._parse(self._words(param)))
                found.extend(_texts(values, incomplete))

        with _silent():
            with suppress(Exception):
                Package(self._description.index["python"]["package"]).load()
            # not all that takes time ends with a deadline: the look-up of a host does not
            asking = threading.Thread(target=ask, daemon=True)
            asking.start()
            asking.join(SECONDS)
        return [] if asking.is_alive() else [self._quote(text) for text in found]

    def _words(self, param: click.Parameter) -> list[str]:
        """Return the words before the one that is typed, without a flag that waits for it."""
        from click.shell_completion import get_completion_class

        kind = get_completion_class(self._shell)
        assert kind is not None
        words, _ = kind(click.Group(), {}, "", "").get_completion_args()
        while isinstance(param, click.Option) and words and words[-1] in ("=", *param.opts):
            words.pop()
        return words

    def _quote(self, text: str) -> str:
        """Return the text as a word: bash inserts what it is given, others quote it."""
        return f"'{text}'" if self._shell == "bash" and not _PLAIN.fullmatch(text) else text


def _list_values(
    description: Description, listed_by: ListedBy, parsed: tuple[click.Context, Command]
) -> Iterator[Plain]:
    """Yield the values that a line can go on with; raises anything if they cannot be had."""
    from .arguments import Collection
    from .connection import Connection
    from .inputs import Secrets, Sources
    from .values import Command

    ctx, own = parsed
    settings = _Hasty(ctx.find_root())
    settings.overlay(ctx)
    if settings.get("dry_run"):
        return
    package, sources = Package(description.index["python"]["package"]), Sources()
    command, secrets = Command(description, listed_by["operation"]), Secrets(description, sources)
    collection = Collection(description, command, sources, secrets)
    collection.take(_share(own, command, listed_by, ctx.params))
    connection = Connection(description, package, settings, secrets)
    response = connection.call(command, collection.convert(package))
    for item in _items(package, command, listed_by, response):
        yield package.to_plain(item).get(listed_by["member"])


def _items(
    package: Package, command: Command, listed_by: ListedBy, response: Foreign
) -> Iterable[Foreign]:
    """Return the items of a response, those of the first page if there are several."""
    if "paging" in command.operation:
        response = response.items
    if "items" in listed_by:
        response = package.to_plain(response)
    for name in listed_by.get("items", ()):
        response = response[name]
    return cast("Iterable[Foreign]", response)


class _Hasty(Settings):
    """The settings of a run, with little time, without retries, and without a word to users."""

    def get(self, name: str) -> Plain:
        """Return the value of a setting."""
        limits = {"timeout": SECONDS, "deadline": SECONDS, "retries": 0}
        said = {"debug": None, "shown headers": None}
        return {**limits, **said}[name] if name in (*limits, *said) else super().get(name)


def _share(
    own: Command, other: Command, listed_by: ListedBy, params: dict[str, Any]
) -> dict[str, Any]:
    """Return what click parsed for one command as that of the one that lists."""
    ours = {value["name"]: key_of(value) for value in own.arguments}
    theirs = {value["name"]: key_of(value) for value in other.arguments}
    shared = listed_by.get("arguments", {})
    return {theirs[name]: params[ours[mine]] for name, mine in shared.items()}


def _texts(values: Iterator[Plain], incomplete: str) -> Iterator[str]:
    """Yield the values that begin with what is typed and can be a word in every shell."""
    seen: set[str] = set()
    for value in values:
        text = str(value) if type(value) in (str, int) else ""
        if text.startswith(incomplete) and text not in seen and _is_safe(text):
            seen.add(text)
            yield text
        if len(seen) == _MOST_VALUES:
            return


def _is_safe(text: str) -> bool:
    return (
        0 < len(text) <= _MOST_CHARACTERS
        and text.isprintable()
        and not text.isspace()
        and not text.startswith(_UNSAFE_START)
        and _UNSAFE.search(text) is None
    )


@contextmanager
def _silent() -> Iterator[None]:
    """Let nothing be printed, and nobody be asked, within a `with` block."""
    stdin, sys.stdin = sys.stdin, None
    try:
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            yield
    finally:
        sys.stdin = stdin

"""Runs one operation, from the parsed command line to the printed response."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

import click

from .arguments import Collection
from .connection import Connection
from .failures import InputError, NotConfirmedError
from .inputs import Secrets, Sources, can_ask
from .message_names import naming_flags
from .output import render
from .package import Package, hide, load_extra
from .secrecy import conceal, tell_hidden
from .settings import Settings
from .terminal import shows_unicode, visible, write
from .values import OUTPUT_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..description import Description
    from .values import Command, Foreign, Plain


def call(ctx: click.Context, command: Command) -> None:
    """Make the call and print its response, or print the request of a dry run."""
    description: Description = ctx.find_root().obj
    settings = Settings(ctx.find_root())
    settings.overlay(ctx)
    query = _compile_query(settings.get("query"))
    sources, dry_run = Sources(), bool(settings.get("dry_run"))
    secrets = Secrets(description, sources, only_markers=dry_run)
    package = Package(description.index["python"]["package"])
    collection = Collection(command, sources, secrets)
    collection.take(ctx.params)
    if command.deprecation:
        click.echo(f"warning: {visible(command.deprecation)}", err=True)
    if not dry_run:
        _confirm(ctx, command, settings)
        collection.ask_for_secrets()
    arguments = collection.convert(package)
    connection = Connection(description, package, settings, secrets)
    if dry_run:
        with naming_flags(description, package, settings, command):
            line = _rehearse(description, settings, connection, command, arguments)
        write(line)
        return
    consume = None
    if command.stream is not None:
        from .streams import Printer

        path = ctx.params.get(OUTPUT_FILE)
        consume = Printer(package, command, settings, query, path).consume
    with (
        (
            _logging_to_stderr(description.index["python"]["package"])
            if settings.get("debug")
            else nullcontext()
        ),
        naming_flags(description, package, settings, command),
    ):
        answer = connection.call(command, arguments, consume)
    if consume is not None and answer is None:
        return
    _show(package, command, settings, query, answer)


def _rehearse(
    description: Description,
    settings: Settings,
    connection: Connection,
    command: Command,
    arguments: dict[str, Foreign],
) -> str:
    from .dry_run import describe_request

    only_ascii = not shows_unicode()
    return describe_request(
        description, settings, connection, command, arguments, only_ascii=only_ascii
    )


def _show(
    package: Package,
    command: Command,
    settings: Settings,
    query: Callable[[Plain], Plain] | None,
    answer: Foreign,
) -> None:
    shown = package.to_plain(answer, show_secrets=True)
    plain = shown
    if not settings.get("show_secrets"):
        plain = hide(shown) if command.gives_secret else package.to_plain(answer)
    columns = command.operation.get("columns", ()) if query is None else ()
    form = settings.get("output") or "table"
    try:
        plain = plain if query is None else query(plain)
        if not settings.get("show_secrets"):
            plain = _conceal(command, query, plain, shown)
        if plain is None:
            return
        text = render(plain, form, columns=columns, only_ascii=not shows_unicode())
    except RecursionError:  # only a query can make it so deep: the client limits what it reads
        raise InputError("--query: the result is nested too deeply") from None
    write(text)


def _conceal(
    command: Command, query: Callable[[Plain], Plain] | None, plain: Plain, shown: Plain
) -> Plain:
    """Return the data to print, without anything derived from a secret of the response.

    Raises `InputError` if all requested output is secret.
    """
    try:
        shown = shown if query is None else query(shown)
    except InputError:  # it fails only because a secret is hidden
        shown = None
    if plain == shown:
        return plain
    says = tell_hidden(plain, shown, has_query=query is not None, changes=command.changes)
    if says:
        click.echo(f"warning: {says}", err=True)
    return conceal(plain, shown)


def _compile_query(expression: str | None) -> Callable[[Plain], Plain] | None:
    """Return a function that selects a part of a response; raise `InputError` if invalid."""
    if expression is None:
        return None
    jmespath = load_extra("jmespath", "cli")
    # huge numbers, infinities and wrong types raise Python's own exceptions
    errors = (
        *(jmespath.exceptions.JMESPathError, ArithmeticError),
        *(RecursionError, TypeError, ValueError),
    )
    try:
        compiled = jmespath.compile(expression)
    except errors as error:
        place = getattr(error, "lex_position", None)
        where = "" if place is None else f" at character {place + 1}"
        raise InputError(f"--query: invalid JMESPath expression{where}") from None

    def search(value: Plain) -> Plain:
        try:
            found = compiled.search(value)
        except errors as error:
            raise InputError(f"--query: {_describe(jmespath, error)}") from None
        _check_json(found)
        return found

    return search


def _describe(jmespath: Foreign, error: Foreign) -> str:
    """Return the error of a query; for a wrong type, JMESPath's own text would quote the value."""
    if not isinstance(error, jmespath.exceptions.JMESPathTypeError):
        return next(iter(str(error).splitlines()), type(error).__name__)
    got = jmespath.functions.TYPES_MAP.get(error.actual_type, error.actual_type)
    takes = " or ".join(error.expected_types)
    return f"{error.function_name}() takes {takes}, but got a value of type {got}"


def _check_json(value: Plain) -> None:
    """Raise `InputError` unless the value can be written as JSON: no expression, no infinity."""
    try:
        json.dumps(value, allow_nan=False)
    except (TypeError, ValueError):
        raise InputError("--query: the result is not a JSON value") from None


def _confirm(ctx: click.Context, command: Command, settings: Settings) -> None:
    if not command.operation.get("destructive") or settings.get("yes"):
        return
    names = [str(ctx.params[value["python_name"]]) for value in command.arguments]
    what = visible(" ".join([*command.words, *names]))
    if not can_ask():
        raise NotConfirmedError(
            f"`{what}` needs --yes, because there is no terminal to ask for confirmation"
        )
    if not click.confirm(f"`{what}` cannot be undone. Continue?", err=True):
        raise NotConfirmedError("not confirmed, nothing was sent")


@contextmanager
def _logging_to_stderr(logger_name: str) -> Iterator[None]:
    import logging

    class OneLine(logging.Formatter):
        def format(self, record: logging.LogRecord) -> str:
            return visible(super().format(record))

    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine("%(levelname)s: %(message)s"))
    logger = logging.getLogger(logger_name)
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        logger.setLevel(level)
        logger.removeHandler(handler)

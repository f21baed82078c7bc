"""Runs one operation, from the parsed command line to the printed response."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

import click

from .arguments import Collection
from .connection import Connection
from .failures import InputError, NotConfirmedError
from .inputs import Secrets, Sources, can_ask
from .message_names import naming_flags
from .package import Package, load_extra
from .settings import Settings
from .showing import Showing
from .terminal import shows_unicode, visible, write
from .values import OUTPUT_FILE, key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..description import Description
    from ..description_types import Operation
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
    collection = Collection(description, command, sources, secrets)
    collection.take(ctx.params)
    if command.deprecation:
        click.echo(f"warning: {visible(command.deprecation)}", err=True)
    if not dry_run:
        _confirm(ctx, command, settings)
        collection.ask_for_secrets()
    arguments = collection.convert(package)
    connection = Connection(description, package, settings, secrets)
    if dry_run:
        with naming_flags(description, package, settings, collection):
            line = _rehearse(description, settings, connection, command, arguments)
        write(line)
        return
    with (
        (
            _logging_to_stderr(description.index["python"]["package"])
            if settings.get("debug")
            else nullcontext()
        ),
        naming_flags(description, package, settings, collection),
    ):
        showing = Showing(description, package, command, settings, query)
        take = _taker(description, command, showing, ctx.params)
        following = _following(description, command, ctx.params)
        response = connection.call(command, arguments, take, following)
    if take is None:
        showing.show(response)


def _taker(
    description: Description, command: Command, showing: Showing, params: dict[str, Any]
) -> Callable[[Foreign], None] | None:
    """Return what takes a response that is not shown as a whole, while its connection is open."""
    if "long_running" in command.operation:
        from .long_running import Waiter

        return Waiter(description.index["program"], command, showing, params).finish
    if "paging" in command.operation:
        from .paging import PagePrinter

        return PagePrinter(description, command, showing, params["max_items"]).print
    if command.stream is not None:
        from .streams import Printer

        return Printer(showing, params.get(OUTPUT_FILE)).print
    return None


def _following(
    description: Description, command: Command, params: dict[str, Any]
) -> list[Operation]:
    """Return the operations that a command calls after its own."""
    if "long_running" not in command.operation:
        return []
    from .long_running import list_following

    return list_following(description, command, params)


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
    names = [str(ctx.params[key_of(value)]) for value in command.arguments]
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

"""One run of the program: parse, call, print; whatever fails becomes lines and an exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from .commands import Extra, Root
from .failures import (
    BROKEN_PIPE,
    INTERRUPTED,
    OK,
    USAGE,
    CommandError,
    MissingExtraError,
    choose_exit_code,
    explain,
)
from .terminal import encodable, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .entries import Catalog, Command


def run_program(catalog: Catalog, arguments: Sequence[str]) -> int:
    """Return the exit code of one run; nothing but bugs of ours is raised."""
    try:
        code = _run(catalog, arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
        return BROKEN_PIPE
    return code


def _run(catalog: Catalog, arguments: Sequence[str]) -> int:
    try:
        return _invoke(catalog, list(arguments))
    except BrokenPipeError:
        raise
    except click.exceptions.NoArgsIsHelpError as error:
        _say([error.format_message()])
        return USAGE
    except click.ClickException as error:
        _say([f"error: {visible(_lower_first(error.format_message()))}"])
        return error.exit_code
    except MissingExtraError as error:
        extra = f"{catalog['distribution']}[{error.extra}]"
        _say([f'error: this needs: pip install "{extra}"'])
        return error.exit_code
    except CommandError as error:
        _say([f"error: {visible(str(error))}"])
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):  # a prompt of click turns one into the other
        _say(["", "interrupted"])
        return INTERRUPTED
    except Exception as error:
        if not _is_client_error(catalog, error):
            raise
        first, *others = explain(error)
        _say([f"error: {first}", *others])
        return choose_exit_code(error)


def _invoke(catalog: Catalog, arguments: list[str]) -> int:
    root = Root(catalog, _call, _list_extras(catalog))
    program = catalog["program"]
    variable = f"_{catalog['environment']}_COMPLETE"
    instruction = os.environ.get(variable)
    if instruction:
        from click.shell_completion import shell_complete

        return shell_complete(root, {}, program, variable, instruction)
    try:
        with root.make_context(program, arguments, obj=catalog) as ctx:
            root.invoke(ctx)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    return OK


def _call(ctx: click.Context, command: Command) -> None:
    from .call import call

    call(ctx, command)


def _list_extras(catalog: Catalog) -> Iterable[Extra]:
    yield Extra("completion", "Print the completion script of a shell", _make_completion)
    if catalog.get("emulator"):
        yield Extra("emulator", "Run an emulator of the service on this machine", _make_emulator)
    if catalog.get("tour"):
        yield Extra("tour", "See the API at work on a fresh emulator", _make_tour)


def _make_completion(catalog: Catalog) -> click.Command:
    from .completion import make_completion_command

    return make_completion_command(catalog)


def _make_emulator(catalog: Catalog) -> click.Command:
    from .emulate import make_emulator_command

    return make_emulator_command(catalog)


def _make_tour(catalog: Catalog) -> click.Command:
    from .tour import make_tour_command

    return make_tour_command(catalog)


def _is_client_error(catalog: Catalog, error: Exception) -> bool:
    # if its errors were never imported, the client cannot have raised one
    errors = sys.modules.get(f"{catalog['package']}._runtime.errors")
    return errors is not None and isinstance(error, errors.ClientError)


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(encodable(line, getattr(sys.stderr, "encoding", None)), err=True)


def _lower_first(text: str) -> str:
    text = text.removesuffix(".")
    return text[:1].lower() + text[1:]


def _silence_stdout() -> None:
    """Keep the interpreter from failing when it flushes standard output at its end."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # a replaced stream without a descriptor
        return

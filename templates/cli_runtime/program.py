"""One run of the program: parse, call, print; failures become messages and an exit code."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from .commands import Extra, Root
from .failures import (
    BROKEN_PIPE,
    INTERRUPTED,
    OK,
    REFUSED,
    USAGE,
    CommandError,
    InputError,
    MissingExtraError,
    choose_exit_code,
    explain,
)
from .terminal import encodable, suggest, visible, whole_output

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..description import Description
    from .values import Command


def run_program(description: Description, arguments: Sequence[str]) -> int:
    """Return the exit code of one run; raises nothing, except for bugs."""
    with whole_output():
        return _run_whole(description, arguments)


def _run_whole(description: Description, arguments: Sequence[str]) -> int:
    try:
        code = _run(description, arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        code = BROKEN_PIPE
    except OSError as error:  # the client wraps its own; others are mostly a full disk
        _say([f"error: system error: {error.strerror or error}"])
        code = REFUSED
    except KeyboardInterrupt:
        code = INTERRUPTED
    _silence_what_fails()
    return code


def _unknown_flag(error: click.NoSuchOption) -> str:
    """Say which flag there is not, and which one is nearest by its words."""
    known = [each.lstrip("-") for each in error.possibilities or ()]
    told = suggest(error.option_name.lstrip("-"), known).replace("`", "`--", 1)
    return f"no such option `{visible(error.option_name)}`{told}"


def _run(description: Description, arguments: Sequence[str]) -> int:
    try:
        return _invoke(description, list(arguments))
    except click.exceptions.NoArgsIsHelpError as error:
        _say([error.format_message()])
        return USAGE
    except click.NoSuchOption as error:
        _say([f"error: {_unknown_flag(error)}"])
        return error.exit_code
    except click.ClickException as error:
        _say([f"error: {visible(_lower_first(error.format_message()))}"])
        return error.exit_code
    except MissingExtraError as error:
        extra = f"{description.index['python']['distribution']}[{error.extra}]"
        _say([f'error: this needs: pip install "{extra}"'])
        return error.exit_code
    except CommandError as error:
        _say([f"error: {visible(str(error))}"])
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):  # click's prompt converts KeyboardInterrupt to Abort
        _say(["", "interrupted"])
        return INTERRUPTED
    except Exception as error:
        if not _is_client_error(description, error):
            raise
        first, *others = explain(error)
        _say([f"error: {first}", *others])
        return choose_exit_code(error)


def _invoke(description: Description, arguments: list[str]) -> int:
    root = Root(description, _call, _list_extras(description))
    program = description.index["program"]
    variable = f"_{description.index['environment']}_COMPLETE"
    instruction = os.environ.get(variable)
    if instruction:
        from click.shell_completion import shell_complete

        from .completion import Completion

        def parse(words: list[str]) -> tuple[click.Context, Command]:
            return _parse(description, words)

        completion = Completion(description, instruction.partition("_")[0], parse)
        try:
            return shell_complete(root, {"obj": completion}, program, variable, instruction)
        except (KeyError, ValueError):
            raise InputError(
                f"`{variable}` is for completion scripts, which set COMP_WORDS and COMP_CWORD too"
            ) from None
    try:
        with root.make_context(program, arguments, obj=description) as ctx:
            root.invoke(ctx)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    return OK


def _parse(description: Description, words: list[str]) -> tuple[click.Context, Command]:
    """Return the context of a command as a run would have it, and the command."""
    found: list[tuple[click.Context, Command]] = []

    def keep(ctx: click.Context, command: Command) -> None:
        found.append((ctx, command))

    root = Root(description, keep, ())
    with root.make_context(description.index["program"], words, obj=description) as ctx:
        root.invoke(ctx)
    return found[0]


def _call(ctx: click.Context, command: Command) -> None:
    from .call import call

    call(ctx, command)


def _list_extras(description: Description) -> Iterable[Extra]:
    yield Extra("completion", "Print the completion script of a shell", _make_completion)
    if description.has("emulation"):
        yield Extra("emulator", "Run an emulator of the service on this machine", _make_emulator)
    if description.has("tour"):
        yield Extra("tour", "Run example commands against a new emulator", _make_tour)


def _make_completion(description: Description) -> click.Command:
    from .shell import make_completion_command

    return make_completion_command(description)


def _make_emulator(description: Description) -> click.Command:
    from .emulate import make_emulator_command

    return make_emulator_command(description)


def _make_tour(description: Description) -> click.Command:
    from .tour import make_tour_command

    return make_tour_command(description, run_program)


def _is_client_error(description: Description, error: Exception) -> bool:
    # if its errors were never imported, the client has raised none
    errors = sys.modules.get(f"{description.index['python']['package']}._runtime.errors")
    return errors is not None and isinstance(error, errors.ClientError)


def _say(lines: Iterable[str]) -> None:
    with suppress(OSError):  # if nothing can be printed, there is still the exit code
        for line in lines:
            click.echo(encodable(line, getattr(sys.stderr, "encoding", None)), err=True)


def _lower_first(text: str) -> str:
    text = text.removesuffix(".")
    return text[:1].lower() + text[1:]


def _silence_what_fails() -> None:
    """Keep the interpreter from failing when it flushes a closed stream."""
    for stream in (sys.stdout, sys.stderr):
        if stream is None:
            continue
        try:
            stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):  # a replaced stream without a descriptor
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())

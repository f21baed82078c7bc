"""Support for shells: quoted words, and the command that prints a completion script."""

from __future__ import annotations

import shlex
from itertools import groupby
from typing import TYPE_CHECKING

import click

from .failures import InputError
from .values import name_switch

if TYPE_CHECKING:
    from ..description import Description

SHELLS = ("bash", "zsh", "fish")


def quote(text: str, *, only_ascii: bool = False) -> str:
    """Return a quoted word for a shell; all its characters but line breaks are printable.

    Control characters, and non-ASCII text where only ASCII can be shown, are written as calls of
    `printf` in the word. Raises `ValueError` for a NUL, which no word can contain.
    """
    if "\0" in text:
        raise ValueError("a command line cannot contain a NUL")

    def shows(character: str) -> bool:
        plain = character == "\n" or character.isprintable()
        return plain and (character.isascii() or not only_ascii)

    runs = [(shown, "".join(run)) for shown, run in groupby(text, shows)]
    return "".join(shlex.quote(run) if shown else _print(run) for shown, run in runs) or "''"


def _print(text: str) -> str:
    try:
        content = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a lone surrogate that stands for no byte
        content = text.encode("utf-8", "surrogatepass")
    octal = "".join(f"\\{byte:03o}" for byte in content)
    return f"\"$(printf '{octal}')\""


def make_completion_command(description: Description) -> click.Command:
    """Return `completion SHELL`."""
    program = description.index["program"]

    def show(shell: str | None) -> None:
        if shell is None:
            raise InputError(
                f"missing the name of a shell, which is {', '.join(SHELLS[:-1])} or {SHELLS[-1]}: "
                f"for example, `{program} completion {SHELLS[0]}`"
            )
        from click.shell_completion import get_completion_class

        kind = get_completion_class(shell)
        assert kind is not None
        variable = f"_{description.index['environment']}_COMPLETE"
        click.echo(kind(click.Group(program), {}, program, variable).source())

    return click.Command(
        "completion",
        callback=show,
        params=[click.Argument(["shell"], type=click.Choice(SHELLS), required=False)],
        help=(
            "Print a shell script that completes commands, flags and values.\n\n"
            f'For bash, add this to ~/.bashrc: eval "$({program} completion bash)"\n\n'
            "Names of things that the service knows are completed from it, where credentials are "
            "given by flags, the environment or the configuration file: one request, of at most two "
            f"seconds. To send none, set {name_switch(description)}=1."
        ),
    )

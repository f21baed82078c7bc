"""The command that prints what a shell needs to complete commands and flags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from .entries import Catalog


SHELLS = ("bash", "zsh", "fish")


def make_completion_command(catalog: Catalog) -> click.Command:
    """Return `completion SHELL`."""
    program = catalog["program"]

    def show(shell: str) -> None:
        from click.shell_completion import get_completion_class

        kind = get_completion_class(shell)
        assert kind is not None
        variable = f"_{catalog['environment']}_COMPLETE"
        click.echo(kind(click.Group(program), {}, program, variable).source())

    return click.Command(
        "completion",
        callback=show,
        params=[click.Argument(["shell"], type=click.Choice(SHELLS))],
        help=(
            "Print the script that makes a shell complete commands, flags and values.\n\n"
            f'For bash put this into ~/.bashrc: eval "$({program} completion bash)"'
        ),
    )

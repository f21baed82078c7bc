"""The command line of the service, with the commands of the description."""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING, NoReturn

from .._runtime.cli import run_commands
from .._runtime.description import Description

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main", "run"]

# importing pathlib would add a tenth to the time of `--help`
_PACKAGE = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120


def main() -> NoReturn:
    """Run the command line with the arguments of the process, and end it with the exit code."""
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while the program itself was still being imported
        code = 130
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Return the exit code of the command line for these arguments, without the program's name.

    Writes to `sys.stdout` and `sys.stderr`. `--help` lists the exit codes.
    """
    return run_commands(_description(), arguments)


@cache
def _description() -> Description:
    """The description of the service, whose parts are read once for all runs of a process."""
    return Description(os.path.join(_PACKAGE, "description"))  # noqa: PTH118

"""The command line; `main` is the installed program.

Nothing in this folder knows the API: `commands.json` says which commands there are.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main", "run"]


def main() -> NoReturn:
    """Run the command line with the arguments of the process, and end it with the exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Return the exit code of the command line for these arguments, without the program's name.

    Writes to `sys.stdout` and `sys.stderr`. `--help` lists the exit codes.
    """
    from .catalog import load

    catalog = load()
    try:
        from .program import run_program
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        distribution = catalog["distribution"]
        print(  # noqa: T201 - click, which has its own way, is not there
            f'error: the command line needs: pip install "{distribution}[cli]"', file=sys.stderr
        )
        return 2
    return run_program(catalog, arguments)

"""The engine of the command line: it knows no API, a table tells it the commands."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["run_table"]


def run_table(path: str, arguments: Sequence[str]) -> int:
    """Return the exit code of the commands in the table at `path` for these arguments.

    Writes to `sys.stdout` and `sys.stderr`.
    """
    from .catalog import load

    catalog = load(path)
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
